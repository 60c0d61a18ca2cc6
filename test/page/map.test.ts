import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { lines, run } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { flawIn } from '../well-formed.js';
import {
  type Browser,
  inBrowser,
  openBrowser,
  openPage,
  type Page,
  seriousFaults,
} from './browser.js';

/** The maps of all orders: as files, and in a real browser. */

const folder = temporaryFolder();
const path = (name: string): string => join(folder, name);

test('explore draws the map, and beside it that of the fix; what it tells is as ever', async () => {
  const args = ['explore', 'ticket', '--nolock', '--buyers', '3'];
  const files = ['--svg', path('map.svg'), '--html', path('race.html')];
  const [plain, drawn] = [await run(args), await run([...args, ...files])];
  const told = (text: string): string => text.replaceAll(/\d+\.\d+ s/g, '');
  expect([drawn.code, told(drawn.stdout), drawn.stderr]).toEqual([1, told(plain.stdout), '']);
  const svg = readFileSync(path('map.svg'), 'utf8');
  expect(flawIn(svg)).toBeNull();
  expect(svg.length).toBeLessThan(100_000);
  expect(svg).toContain('1,008 of 1,152 orders go wrong.');
  expect(svg).toContain('All 360 orders checked.');
});

test('explore says where there are too many states for a map', async () => {
  const { stdout } = await run([
    'explore',
    'ticket',
    '--nolock',
    '--buyers',
    '12',
    '--svg',
    path('many.svg'),
  ]);
  expect(stdout).toContain('CAN GO WRONG');
  expect(readFileSync(path('many.svg'), 'utf8')).toMatch(/[\d,]+ states are too many to be drawn/);
});

test('explore refuses what it could not write, before it explores', async () => {
  const { code, stdout, stderr } = await run(['explore', 'ticket', '--lock', '--html', folder]);
  expect([code, stdout]).toEqual([2, expect.not.stringContaining('CANNOT')]);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

inBrowser('the page of all orders')('the page of all orders', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());
  const count = (page: Page, selector: string): Promise<number> =>
    page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
  const check = async (page: Page, wrong: readonly string[]): Promise<void> => {
    await page.click('summary');
    expect(await seriousFaults(page)).toEqual([]);
    await page.click('[data-keep=theme]');
    expect(await seriousFaults(page)).toEqual([]);
    await page.click('button[lang=zh]');
    expect(await page.textContent('.walk h2')).toBe('下一步由谁执行？');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(wrong).toEqual([]);
    await page.close();
  };

  test('is walked by keys to the end of a losing order, which goes wrong on real processes', async () => {
    const explored = lines(await run(['explore', 'ticket', '--nolock', '--buyers', '3', '--json']));
    const token = String(explored.find(({ type }) => type === 'exploration')!['witness']);
    const { page, wrong } = await openPage(browser, path('race.html'));
    expect(await count(page, 'figure')).toBe(2);
    for (const key of token) await page.keyboard.press(key);
    const command = (await page.textContent('.command'))!;
    expect(command).toContain(`--schedule ${token}`);
    expect(await count(page, '.current .step.walked')).toBe(token.length);
    expect(await page.textContent('.current .here title')).toMatch(/end here: .*sold/);
    const { stdout } = await run(command.split(' ').slice(2));
    expect(stdout).toContain('RACE');
    await page.keyboard.press('Backspace');
    expect(await count(page, '.command')).toBe(0);
    expect(await count(page, '.current .step.walked')).toBe(token.length - 1);
    await page.keyboard.press('Home');
    expect(await count(page, '.current .step.walked')).toBe(0);
    await check(page, wrong);
  });

  test('is walked by taps, and says who waits for a lock', async () => {
    await run(['explore', 'ticket', '--lock', '--buyers', '10', '--html', path('lock.html')]);
    const { page, wrong } = await openPage(browser, path('lock.html'));
    expect(await count(page, '[data-dot]')).toBeGreaterThan(700);
    for (const key of '0011') await page.keyboard.press(key);
    await page.evaluate(
      "document.querySelector('.able').dispatchEvent(new MouseEvent('click', { bubbles: true }))",
    );
    expect(await count(page, '.step.walked')).toBeGreaterThan(3);
    expect(await page.textContent('.things')).toContain('buyer-1');
    expect(await count(page, '.choices button:disabled')).toBeGreaterThan(0);
    await check(page, wrong);
  });
});
