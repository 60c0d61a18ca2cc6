import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import {
  type Browser,
  inBrowser,
  openBrowser,
  openPage,
  type Page,
  seriousFaults,
} from './browser.js';

/** The pages of runs, in a real browser. */

const folder = temporaryFolder();

/** Runs a command and returns the page that it has made. */
async function made(name: string, ...args: readonly string[]): Promise<string> {
  const path = join(folder, `${name}.html`);
  const { stderr } = await run([...args, '--html', path]);
  expect(stderr).toBe('');
  return path;
}

const text = (page: Page, selector: string): Promise<string | null> =>
  page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? null`);
const count = (page: Page, selector: string): Promise<number> =>
  page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);

/** Whether anything foreign has become more than text. */
const BROKEN =
  "(globalThis.broken ?? 0) + document.querySelectorAll('main img, main script, main a, h1 b, .sentence *, svg b').length";

inBrowser('the page of a run')('the page of a run', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser.close());

  test.each([
    ['race', ['ticket', '--nolock', '--buyers', '3', '--delay', '200'], 'RACE'],
    ['lock', ['ticket', '--lock', '--delay', '5'], 'AS PROMISED'],
    ['deadlock', ['deadlock', '--act', 'lock-order'], 'DEADLOCK'],
    ['many', ['queue', '--act', 'many'], 'AS PROMISED'],
    ['readers', ['pipe', '--act', 'two-readers-nolock', '--schedule', '00121'], 'RACE'],
  ])(
    'of %s has no error, asks for nothing, follows keys and slider, and has no serious fault',
    async (name, args, label) => {
      const { page, wrong } = await openPage(browser, await made(name, ...args));
      expect(await text(page, '.verdict strong')).toBe(label);
      const rows = await count(page, '[data-row]');
      expect(rows).toBeGreaterThan(3);
      const place = (): Promise<string | null> => text(page, '.place');
      const sentence = (): Promise<string | null> => text(page, '.sentence');
      await page.keyboard.press('Home');
      expect(await place()).toMatch(/^step 1 of/);
      const first = await sentence();
      await page.keyboard.press('ArrowRight');
      expect(await place()).toMatch(/^step 2 of/);
      expect(await sentence()).not.toBe(first);
      await page.keyboard.press('ArrowUp');
      expect(await sentence()).toBe(first);
      await page.evaluate(
        "(() => { const slider = document.querySelector('input'); slider.value = '2'; slider.dispatchEvent(new Event('input')); })()",
      );
      expect(await place()).toMatch(/^step 3 of/);
      await page.keyboard.press('1');
      expect(await sentence()).toMatch(/^\S+-1 |^writer /);
      await page.click('button[lang=zh]');
      expect(await text(page, '.place')).toMatch(/^第 \d+ 步/);
      expect(await page.evaluate('document.documentElement.lang')).toBe('zh');
      await page.click('summary');
      expect(await count(page, 'tbody tr')).toBeGreaterThan(3);
      expect(await seriousFaults(page)).toEqual([]);
      await page.click('[data-keep=theme]');
      // The colours are the same in all.
      const inDark = name === 'race' ? await seriousFaults(page) : [];
      expect(inDark).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(wrong).toEqual([]);
      await page.close();
    },
  );

  test.each([
    ['race', { read: 'tickets.read()', write: 'tickets.write(' }],
    [
      'lock',
      { lock: 'withLock(', wait: 'withLock(', read: 'tickets.read()', write: 'tickets.write(' },
    ],
    ['deadlock', { lock: 'withLock(', wait: 'withLock(' }],
    ['readers', { send: 'line.write(', recv: 'line.read(' }],
  ])('of %s shows the line of the code that each step comes from', async (name, lineOf) => {
    const { page } = await openPage(browser, join(folder, `${name}.html`));
    await page.keyboard.press('Home');
    const seen: string[] = [];
    for (let step = 0; step < 10; step++) {
      const row = Number(/\d+/.exec((await text(page, '.place'))!)![0]) - 1;
      const deed = (await text(page, `[data-row="${row}"] .deed`))!.split(' ')[0]!;
      const line = await text(page, '.line.current code');
      const wanted = (lineOf as Readonly<Record<string, string>>)[deed];
      if (wanted !== undefined) seen.push(`${deed}: ${String(line?.includes(wanted))}`);
      await page.keyboard.press('ArrowRight');
    }
    expect(seen.filter((one) => !one.endsWith('true'))).toEqual([]);
    expect(seen.length).toBeGreaterThan(3);
    await page.close();
  });

  test('draws the circle of a deadlock, the arrows of a race and who waits for a lock', async () => {
    const seen = async (name: string, selector: string): Promise<number> => {
      const { page } = await openPage(browser, join(folder, `${name}.html`));
      const found = await count(page, selector);
      await page.close();
      return found;
    };
    expect(await seen('deadlock', '.circle .shaft')).toBe(2);
    expect(await seen('race', '.rows .overwrites')).toBe(2);
    expect(await seen('lock', '.rows .waits')).toBe(9);
    expect(await seen('lock', '.rows .released')).toBe(9);
    expect(await seen('readers', '.rows .sent')).toBeGreaterThan(2);
  });

  test('tells a step where the pointer is, plays, and pauses', async () => {
    const { page } = await openPage(browser, join(folder, 'race.html'));
    await page.hover('[data-row="0"] .time', { force: true });
    expect(await text(page, '.tip')).toMatch(/^buyer-\d reads 1 from tickets\.json/);
    await page.keyboard.press('End');
    await page.click('[aria-label=play]');
    expect(await text(page, '.place')).toBe('step 1 of 6');
    await page.click('[aria-label=pause]');
    expect(await count(page, '[aria-label=play]')).toBe(1);
    await page.close();
  });

  test('on a narrow screen shows who takes the step, wherever that one’s lane is', async () => {
    const { page } = await openPage(browser, join(folder, 'lock.html'));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`file://${join(folder, 'lock.html')}`);
    for (const key of ['End', 'Home', '0', '1', '5', '9', 'End']) {
      await page.keyboard.press(key);
      const row = Number(/\d+/.exec((await text(page, '.place'))!)![0]) - 1;
      const isSeen = `(() => {
        const [mark, picture] = ['[data-row="${row}"] .deed', '.picture'].map((one) => document.querySelector(one).getBoundingClientRect());
        return mark.left >= picture.left && mark.left < picture.right;
      })()`;
      expect(await page.evaluate(isSeen)).toBe(true);
    }
    await page.close();
  });

  test('prints all of it', async () => {
    const { page } = await openPage(browser, join(folder, 'lock.html'));
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print' });
    expect(await count(page, '[data-row]')).toBe(await count(page, 'tbody tr'));
    expect(await page.evaluate("getComputedStyle(document.querySelector('.player')).display")).toBe(
      'none',
    );
    await page.close();
  });

  test('of 10,000 steps draws only those that are to be seen, wherever one goes', async () => {
    const saved = join(folder, 'long.jsonl');
    const event = (at: number): object => ({
      type: 'event',
      at: at * 1e6,
      process: `buyer-${(at % 10) + 1}`,
      pid: at % 10,
      op: at % 20 < 10 ? 'read' : 'write',
      on: 'tickets.json',
      value: { count: at },
    });
    const verdict = { type: 'verdict', demo: 'x', act: 'y', ok: true, summary: {}, message: '' };
    const all = [...Array.from({ length: 10_000 }, (_, at) => event(at)), verdict];
    writeFileSync(saved, all.map((line) => JSON.stringify(line)).join('\n'));
    const { page, wrong } = await openPage(browser, await made('long', 'show', saved));
    for (const key of ['End', 'Home', 'PageDown', 'ArrowDown']) {
      await page.keyboard.press(key);
      const drawn = await count(page, '[data-row]');
      expect(drawn).toBeGreaterThan(10);
      expect(drawn).toBeLessThan(120);
    }
    expect(await text(page, '.place')).toBe('step 12 of 10000');
    expect(await text(page, '.sentence')).toContain('buyer-2 writes 11');
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('has the code, names and words of a file of one’s own as text', async () => {
    const path = join(folder, 'hostile.html');
    const file = new URL('../../../test/fixtures/scenarios/hostile-texts.mjs', import.meta.url);
    await run(['run', fileURLToPath(file), '--html', path]);
    const { page, wrong } = await openPage(browser, path);
    expect(wrong).toEqual([]);
    expect(await page.evaluate(BROKEN)).toBe(0);
    expect(readFileSync(path, 'utf8').match(/<\/script/g)).toHaveLength(2);
    expect(await text(page, '.code')).toContain('</script><script>globalThis.broken');
    expect(await text(page, '.head')).toContain('<b>clerk');
    await page.close();
  });
});

test('the page of ten buyers has less than 400 KB', async () => {
  const path = await made('ten', 'ticket', '--lock', '--delay', '0');
  expect(readFileSync(path).length).toBeLessThan(400_000);
});
