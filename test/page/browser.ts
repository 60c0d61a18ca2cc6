import { describe } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * A real browser, where there is one: Chromium as the system has it, driven by playwright-core. What
 * is used of it is written down here, so that the tests can be built without it.
 */

export interface Page {
  goto: (url: string) => Promise<unknown>;
  evaluate: <T>(script: string) => Promise<T>;
  on: (
    event: string,
    hear: (told: {
      text: () => string;
      type: () => string;
      url: () => string;
      message: string;
    }) => void,
  ) => void;
  click: (selector: string) => Promise<void>;
  textContent: (selector: string) => Promise<string | null>;
  keyboard: { press: (key: string) => Promise<void> };
  hover: (selector: string, options?: object) => Promise<void>;
  addScriptTag: (options: { content: string }) => Promise<unknown>;
  emulateMedia: (options: object) => Promise<void>;
  setViewportSize: (size: { width: number; height: number }) => Promise<void>;
  close: () => Promise<void>;
}

export interface Browser {
  newPage: (options?: object) => Promise<Page>;
  close: () => Promise<void>;
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);
const resolve = createRequire(import.meta.url).resolve;

function pathOf(name: string): string | null {
  try {
    return resolve(name);
  } catch {
    return null;
  }
}

const DRIVER = pathOf('playwright-core');
const AXE = pathOf('axe-core');

/** Why there is no browser; empty where there is one. */
const missing: string = [
  CHROMIUM === undefined && 'no chromium (apt-get install chromium)',
  (DRIVER === null || AXE === null) && 'no playwright-core or axe-core (npm install)',
]
  .filter((why) => why !== false)
  .join(', ');

/** `describe`, for what needs a browser; where there is none, it is said aloud that it is skipped. */
export function inBrowser(what: string): typeof describe | typeof describe.skip {
  if (missing === '') return describe;
  console.warn(`Skipped, ${what} in a browser: ${missing}`);
  return describe.skip;
}

export async function openBrowser(): Promise<Browser> {
  const { default: driver } = (await import(pathToFileURL(DRIVER!).href)) as {
    default: { chromium: { launch: (options: object) => Promise<Browser> } };
  };
  // Who is root, as in a container, has no other sandbox than that.
  return driver.chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** A page, and what is wrong with it: errors, and whatever it asks of anybody else. */
export async function openPage(
  browser: Browser,
  path: string,
  options: object = {},
): Promise<{ readonly page: Page; readonly wrong: readonly string[] }> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    bypassCSP: false,
    ...options,
  });
  const wrong: string[] = [];
  page.on('console', (told) => wrong.push(`${told.type()}: ${told.text()}`));
  page.on('pageerror', (told) => wrong.push(told.message));
  const url = pathToFileURL(path).href;
  page.on('request', (told) => told.url() !== url && wrong.push(`asks for ${told.url()}`));
  await page.goto(url);
  return { page, wrong };
}

/** What axe-core finds that is serious. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(`(() => { ${readFileSync(AXE!, 'utf8')}; })()`);
  const { violations } = await page.evaluate<{
    violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
  }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}
