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
  // On the page, the order that is walked comes after it.
  expect(readFileSync(path('race.html'), 'utf8')).toContain('--buyers 3 --schedule "');
});

const TEN = ['explore', 'ticket', '--nolock', '--buyers', '10'];

test.each([
  ['en', /2,068 states are drawn in groups/],
  ['zh', /2,068 个状态，分组画出/],
])(
  'explore draws more states than 2,000 in groups, says so, and leaves none out (%s)',
  async (language, sentence) => {
    const [svg, html] = [path(`ten-${language}.svg`), path(`ten-${language}.html`)];
    const args = [...TEN, '--lang', language, '--svg', svg, '--html', html];
    expect((await run(args)).stderr).toBe('');
    const drawn = readFileSync(svg, 'utf8');
    expect(flawIn(drawn)).toBeNull();
    expect(drawn.replaceAll(/<\/text>\s*<text[^>]*>/g, ' ')).toMatch(sentence);
    const marks = [...drawn.matchAll(/<g class="dot".*?<text class="told"[^>]*>([\d,]+)</g)];
    const sum = marks.reduce((all, [, states]) => all + Number(states!.replaceAll(',', '')), 0);
    expect(sum).toBe(2068);
    expect(drawn.length).toBeLessThan(100_000);
    expect(readFileSync(html).length).toBeLessThan(400_000);
  },
);

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
  const check = async (
    page: Page,
    wrong: readonly string[],
    asked = '下一步由谁执行？',
  ): Promise<void> => {
    expect(await seriousFaults(page)).toEqual([]);
    await page.click('button[lang=zh]');
    expect(await page.textContent('.walk h2')).toBe(asked);
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
    // With the table of all states; the colours are the same on every map.
    await page.click('summary');
    expect(await seriousFaults(page)).toEqual([]);
    await page.click('[data-keep=theme]');
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

  /** Steps, and a piece of the line that each comes from. */
  const LINES = {
    looks: 'tickets.look()',
    reads: 'tickets.read()',
    writes: 'tickets.write(',
    acquires: 'withLock(',
    releases: 'withLock(',
  };

  test.each([
    ['race', '001201212'],
    ['lock', '001100011123'],
  ])(
    'of %s shows the line that each step comes from, and where each stands',
    async (name, keys) => {
      const { page, wrong } = await openPage(browser, path(`${name}.html`));
      const at = (key: string): string =>
        `[...document.querySelectorAll('.line')].find((line) => [...line.querySelectorAll('.marks b')].some((mark) => mark.textContent === '${key}'))?.querySelector('code').textContent ?? null`;
      const seen: [boolean, string][] = [];
      const pieceOf = async (key: string): Promise<string | undefined> => {
        const button = (await page.textContent(buttonOf(key)))!;
        return Object.entries(LINES).find(([word]) => button.includes(` ${word}`))?.[1];
      };
      const buttonOf = (key: string): string => `.choices > button:nth-of-type(${Number(key) + 1})`;
      for (const key of keys) {
        for (const one of new Set(keys)) {
          const [piece, place] = [await pieceOf(one), await page.evaluate<string | null>(at(one))];
          // Of many at one line, some are counted.
          if (place !== null) seen.push([place.includes(piece ?? 'of one that has ended'), place]);
        }
        const piece = await pieceOf(key);
        if (await page.evaluate(`document.querySelector('${buttonOf(key)}').disabled`)) continue;
        await page.keyboard.press(key);
        expect(await page.textContent('.line.current code')).toContain(piece);
      }
      expect(seen.filter(([isRight]) => !isRight)).toEqual([]);
      expect(seen.length).toBeGreaterThan(15);
      expect(wrong).toEqual([]);
      await page.close();
    },
  );

  test('in groups tells of each, by keys and by taps, without saying that it is one order', async () => {
    const { page, wrong } = await openPage(browser, path('ten-en.html'));
    const sentence = (): Promise<string | null> => page.textContent('.sentence');
    expect(await sentence()).toMatch(/^After at most 0 steps: 1 state\. .* lead through here/);
    await page.keyboard.press('1');
    expect(await sentence()).toMatch(/^After at most 1 step: 1 state\./);
    expect(await count(page, '.current .flow.walked')).toBe(1);
    await page.evaluate(
      "[...document.querySelectorAll('.current [data-dot]')].at(-1).dispatchEvent(new MouseEvent('click', { bubbles: true }))",
    );
    expect(await sentence()).toMatch(
      /^After at most 30 steps: 1 state.*100 % of them go wrong.*end/,
    );
    await page.keyboard.press('Backspace');
    expect(await sentence()).toMatch(/^After at most 1 step:/);
    await page.keyboard.press('Home');
    expect(await sentence()).toMatch(/^After at most 0 steps:/);
    expect(await page.textContent('.keys')).toContain('need not be one order');
    await page.keyboard.press('ArrowRight');
    expect(await page.textContent('.current h1')).toBe('ticket, with a lock');
    await page.keyboard.press('ArrowLeft');
    await page.click('summary');
    expect(await count(page, 'details[open] tbody tr')).toBe(
      await count(page, '.current [data-dot]'),
    );
    await page.click('summary');
    await check(page, wrong, '这些交错顺序接着去哪里？');
  });
});
