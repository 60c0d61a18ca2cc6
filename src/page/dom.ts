/** Room: what runs in the browser, bundled into a page. It draws what it is given. */

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | number | boolean | ((event: never) => void)>>;

/** An element; an attribute that is a function listens. Text is text, whatever stands in it. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value as (event: Event) => void);
    else if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** An SVG with this inside, as the drawing functions have made it: they have made text of text. */
export function svg(
  inside: string,
  [x, y, width, height]: readonly [number, number, number, number],
  label: string | null = null,
): SVGSVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  made.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
  made.setAttribute('width', String(width));
  made.setAttribute('height', String(height));
  if (label === null) made.setAttribute('aria-hidden', 'true');
  else {
    made.setAttribute('role', 'img');
    made.setAttribute('aria-label', label);
  }
  made.innerHTML = inside;
  return made;
}

/** `{0} of {1}` with these in their places. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));
}
