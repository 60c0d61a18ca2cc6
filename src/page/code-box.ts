import { COLOURS } from '../view/diagram/draw.js';
import type { CodeLine } from '../view/diagram/diagram.js';
import { el } from './dom.js';
import { highlighted } from './highlight.js';

/** So many processes are named before a line of code; of more of them some are counted. */
const MOST = 3;

/** Code; before each line who is there. */
export class CodeBox {
  readonly element: HTMLElement;
  readonly #lines: readonly HTMLElement[];
  readonly #marks: readonly HTMLElement[];
  readonly #names: readonly string[];

  /** @param names what each process is called, in short */
  constructor(code: readonly CodeLine[], names: readonly string[], label: string) {
    this.#names = names;
    this.#marks = code.map(() => el('span', { class: 'marks' }));
    this.#lines = code.map(({ number, text }, at) =>
      el(
        'div',
        { class: 'line' },
        this.#marks[at]!,
        el('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
        el('code', {}, ...highlighted(text)),
      ),
    );
    const parts = code.flatMap(({ heading }, at) => [
      heading === '' ? null : el('div', { class: 'file' }, heading),
      this.#lines[at]!,
    ]);
    this.element = el(
      'div',
      { class: 'code', tabindex: 0, role: 'group', 'aria-label': label },
      ...parts,
    );
  }

  /**
   * @param at of each process the line where it is, -1 where that is not known
   * @param now the line that has just been carried out
   */
  show(at: readonly number[], now: number): void {
    this.#marks.forEach((mark, line) => {
      const who = [...at.keys()].filter((process) => at[process] === line);
      const named = who.slice(0, who.length > MOST ? MOST - 1 : MOST);
      mark.replaceChildren(
        ...named.map((process) =>
          el('b', { class: `p${process % COLOURS}` }, this.#names[process]!),
        ),
        ...(who.length > named.length ? [`+${who.length - named.length}`] : []),
      );
      this.#lines[line]!.classList.toggle('current', line === now);
    });
    const line = this.#lines[now];
    const box = this.element;
    if (
      line &&
      (line.offsetTop < box.scrollTop || line.offsetTop > box.scrollTop + box.clientHeight - 24)
    )
      box.scrollTop = line.offsetTop - box.clientHeight / 2;
  }
}
