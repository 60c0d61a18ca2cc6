import type { TextsOnPage } from '../view/page/data.js';
import { el, filled, svg } from './dom.js';

/** Milliseconds between two steps while it plays. */
const PACE = 700;
const PAGE = 10;

/** What the buttons show, 16 by 16: fonts have no such signs everywhere. */
const SIGNS = {
  first: 'M3 3h2v10h-2zM13 3v10l-7 -5z',
  back: 'M12 3v10l-8 -5z',
  play: 'M4 2l10 6l-10 6z',
  pause: 'M4 3h3v10h-3zM9 3h3v10h-3z',
  on: 'M4 3v10l8 -5z',
  last: 'M3 3v10l7 -5zM11 3h2v10h-2z',
} as const;
type Sign = keyof typeof SIGNS;
const drawn = (sign: Sign): SVGSVGElement =>
  svg(`<path class="sign" d="${SIGNS[sign]}"/>`, [0, 0, 16, 16]);

/** The slider, the buttons and the keys by which one goes through the steps. */
export class Slider {
  readonly element: HTMLElement;
  readonly #words: TextsOnPage;
  readonly #length: number;
  readonly #moved: (at: number) => void;
  readonly #input: HTMLInputElement;
  readonly #place: HTMLElement = el('output', { class: 'place' });
  readonly #button: HTMLButtonElement;
  #at: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param moved is told where one has come to */
  constructor(words: TextsOnPage, length: number, at: number, moved: (at: number) => void) {
    this.#words = words;
    this.#length = length;
    this.#moved = moved;
    this.#at = at;
    const label = filled(words.place, '', '').trim();
    this.#input = el('input', {
      type: 'range',
      min: 0,
      max: Math.max(0, length - 1),
      'aria-label': label,
      input: () => this.to(Number(this.#input.value)),
    });
    const button = (sign: Sign, go: () => void): HTMLButtonElement => {
      const about = words[sign];
      return el(
        'button',
        { type: 'button', 'aria-label': about, title: about, click: go },
        drawn(sign),
      );
    };
    this.#button = button('play', () => this.toggle());
    this.element = el(
      'div',
      { class: 'player' },
      button('first', () => this.to(0)),
      button('back', () => this.to(this.#at - 1)),
      this.#button,
      button('on', () => this.to(this.#at + 1)),
      button('last', () => this.to(length - 1)),
      this.#input,
      this.#place,
    );
    this.to(at);
  }

  get at(): number {
    return this.#at;
  }

  to(at: number): void {
    this.#at = Math.max(0, Math.min(this.#length - 1, at));
    this.#input.value = String(this.#at);
    const place = filled(this.#words.place, this.#at + 1, this.#length);
    this.#input.setAttribute('aria-valuetext', place);
    this.#place.textContent = place;
    if (this.#at === this.#length - 1) this.stop();
    this.#moved(this.#at);
  }

  /** From the beginning where it is over. */
  toggle(): void {
    if (this.#timer !== undefined) return this.stop();
    if (this.#at === this.#length - 1) this.to(0);
    this.#timer = setInterval(() => this.to(this.#at + 1), PACE);
    this.#told('pause');
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#told('play');
  }

  /** Whether the key means something here. */
  key({ key }: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowRight':
      case 'ArrowDown':
        this.to(this.#at + 1);
        return true;
      case 'ArrowLeft':
      case 'ArrowUp':
      case 'Backspace':
        this.to(this.#at - 1);
        return true;
      case 'PageDown':
        this.to(this.#at + PAGE);
        return true;
      case 'PageUp':
        this.to(this.#at - PAGE);
        return true;
      case 'Home':
        this.to(0);
        return true;
      case 'End':
        this.to(this.#length - 1);
        return true;
      case ' ':
        this.toggle();
        return true;
      default:
        return false;
    }
  }

  #told(sign: 'play' | 'pause'): void {
    this.#button.replaceChildren(drawn(sign));
    this.#button.setAttribute('aria-label', this.#words[sign]);
    this.#button.title = this.#words[sign];
  }
}
