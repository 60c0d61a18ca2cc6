import type { TextsOnPage } from '../view/page/data.js';
import { el } from './dom.js';

/** What every page has: its languages, light and dark, its keys. */

export interface ShownPage {
  readonly main: HTMLElement;
  /** Whether the key meant something. */
  readonly key: (event: KeyboardEvent) => boolean;
  readonly print: () => void;
  /** Before it is replaced. */
  readonly stop: () => void;
}

interface InLanguage {
  readonly language: string;
  readonly words: TextsOnPage;
}

export function showPage<T extends InLanguage>(
  all: readonly T[],
  show: (one: T, again: () => void) => ShownPage,
): void {
  const root = document.documentElement;
  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const setTheme = (dark: boolean): void => {
    root.dataset['theme'] = dark ? 'dark' : 'light';
  };
  setTheme(prefersDark.matches);
  let shown: ShownPage | null = null;
  let current = all[0]!;
  const draw = (): void => {
    const { language, words } = current;
    root.lang = language;
    const focused = document.activeElement?.getAttribute('data-keep');
    shown?.stop();
    shown = show(current, draw);
    const languages = all.map((one) =>
      el(
        'button',
        {
          type: 'button',
          lang: one.language,
          'data-keep': one.language,
          'aria-pressed': String(one === current),
          click: () => {
            current = one;
            draw();
          },
        },
        one.words.ownName,
      ),
    );
    const isDark = root.dataset['theme'] === 'dark';
    const dark = el(
      'button',
      {
        type: 'button',
        'data-keep': 'theme',
        'aria-pressed': String(isDark),
        click: () => {
          setTheme(root.dataset['theme'] !== 'dark');
          dark.setAttribute('aria-pressed', String(root.dataset['theme'] === 'dark'));
        },
      },
      words.dark,
    );
    const bar = el(
      'div',
      { class: 'bar', role: 'group', 'aria-label': words.language },
      ...languages,
      dark,
    );
    document.body.replaceChildren(bar, shown.main);
    document.querySelector<HTMLElement>(`[data-keep="${focused ?? ''}"]`)?.focus();
  };
  draw();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (shown?.key(event)) event.preventDefault();
  });
  addEventListener('beforeprint', () => shown?.print());
}

/** The picture, and beside it what follows it. */
export function besideEachOther(
  left: readonly (HTMLElement | null)[],
  right: HTMLElement,
): HTMLElement {
  return el('div', { class: 'stage' }, el('div', { class: 'left' }, ...left), right);
}

/** Whether a key is not for what has the focus: a slider has arrows, a button its space. */
export function isFree({ key, target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return key === ' ';
  if (
    target instanceof HTMLButtonElement ||
    (target instanceof Element && target.tagName === 'SUMMARY')
  )
    return key !== ' ' && key !== 'Enter';
  return true;
}
