import { type Diagram, isHappening } from '../view/diagram/diagram.js';
import { drawHead, drawRows, geometryOf, HEAD, ROW } from '../view/diagram/draw.js';
import { el, svg } from './dom.js';

/** A small diagram is drawn larger: it is looked at from the back of a room, too. */
const [LEAST, LARGEST, SHARE] = [0.8, 1.5, 0.62];
/** So much is to be seen of what is done, beside its lane. */
const DEED = 90;
/** Rows above and below those that are to be seen, so that scrolling finds them drawn. */
const BEYOND = 20;

/** The diagram, of which only what is to be seen is drawn, and the place where one is in it. */
export class Canvas {
  readonly element: HTMLElement;
  readonly #diagram: Diagram;
  readonly #geometry: ReturnType<typeof geometryOf>;
  readonly #body: HTMLElement;
  readonly #now: HTMLElement = el('div', { class: 'now' });
  readonly #later: HTMLElement = el('div', { class: 'later' });
  readonly #tip: HTMLElement = el('div', { class: 'tip', hidden: true });
  readonly #scale: number;
  #at = 0;
  #drawn: readonly [number, number] = [0, -1];
  #svg: SVGSVGElement | null = null;

  constructor(diagram: Diagram, label: string, choose: (row: number) => void) {
    this.#diagram = diagram;
    const at = (this.#geometry = geometryOf(diagram));
    const isNarrow = window.innerWidth <= 800;
    const fits = (Math.min(window.innerWidth, 1900) * SHARE) / at.width;
    this.#scale = Math.max(isNarrow ? 1 : LEAST, Math.min(LARGEST, fits));
    const rowAt = ({ clientY }: MouseEvent): number =>
      Math.floor((clientY - this.#body.getBoundingClientRect().top) / this.#row);
    this.#body = el('div', {
      class: 'rows',
      click: (event: MouseEvent) => choose(rowAt(event)),
      mousemove: (event: MouseEvent) => this.#tell(rowAt(event), event),
      mouseleave: () => (this.#tip.hidden = true),
    });
    this.#body.style.cssText = `width:${this.#wide}px;height:${at.height * this.#scale}px`;
    this.#body.append(this.#now, this.#later);
    const head = el('div', { class: 'head' }, this.#scaled(drawHead(diagram, at), 0, HEAD));
    head.style.width = `${this.#wide}px`;
    this.element = el(
      'div',
      {
        class: 'picture',
        tabindex: 0,
        role: 'group',
        'aria-label': label,
        scroll: () => this.draw(),
      },
      head,
      this.#body,
    );
    this.element.append(this.#tip);
    new ResizeObserver(() => this.moveTo(this.#at)).observe(this.element);
  }

  /** Draws what is to be seen; all of it where it is to be printed. */
  draw(all = false): void {
    const { length } = this.#diagram.rows;
    const { scrollTop, clientHeight } = this.element;
    const from = all ? 0 : Math.max(0, Math.floor(scrollTop / this.#row) - BEYOND);
    const to = all
      ? length
      : Math.min(length, Math.ceil((scrollTop + clientHeight) / this.#row) + BEYOND);
    const [known, end] = this.#drawn;
    if (from >= known && to <= end && !all) return;
    this.#drawn = [from, to];
    const rows = drawRows(this.#diagram, this.#geometry, from, to);
    const drawn = this.#scaled(rows, from * ROW, (to - from) * ROW);
    drawn.style.top = `${from * this.#row}px`;
    this.#svg?.remove();
    this.#svg = drawn;
    this.#body.insertBefore(drawn, this.#later);
  }

  /** What comes after it is pale, unless it is the last one. */
  moveTo(row: number): void {
    this.#at = row;
    this.#now.style.cssText = `top:${row * this.#row}px;height:${this.#row}px`;
    this.#later.style.top = `${(row + 1) * this.#row}px`;
    const { element } = this;
    const [top, room] = [row * this.#row, element.clientHeight - HEAD - 3 * this.#row];
    if (top < element.scrollTop || top > element.scrollTop + room)
      element.scrollTop = top - room / 2;
    this.#follow(this.#diagram.rows[row]);
    this.draw();
  }

  /** Who takes the step is to be seen, also where not all lanes can be. */
  #follow(row: Diagram['rows'][number] | undefined): void {
    if (row === undefined || !isHappening(row)) return;
    const { scrollLeft, clientWidth } = this.element;
    const lane = this.#geometry.lanes[row.lane]! * this.#scale;
    if (lane < scrollLeft || lane > scrollLeft + clientWidth - DEED)
      this.element.scrollLeft = lane - clientWidth / 2;
  }

  get #row(): number {
    return ROW * this.#scale;
  }

  get #wide(): number {
    return this.#geometry.width * this.#scale;
  }

  #scaled(inside: string, y: number, height: number): SVGSVGElement {
    const { width } = this.#geometry;
    const drawn = svg(inside, [0, y, width, height]);
    drawn.setAttribute('width', String(this.#wide));
    drawn.setAttribute('height', String(height * this.#scale));
    return drawn;
  }

  #tell(row: number, { clientX, clientY }: MouseEvent): void {
    const one = this.#diagram.rows[row];
    this.#tip.hidden = one === undefined;
    if (one === undefined) return;
    this.#tip.textContent = isHappening(one) ? one.sentence : one.leftOut;
    this.#tip.style.left = `${Math.min(clientX + 14, window.innerWidth - 260)}px`;
    this.#tip.style.top = `${clientY + 16}px`;
  }
}
