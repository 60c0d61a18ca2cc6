const CHINESE = String.raw`[\u3000-\u9fff\uff00-\uffef“”‘’]`;
const BEFORE = new RegExp(`${CHINESE} $`, 'u');
const AFTER = new RegExp(`^ ${CHINESE}`, 'u');
const BEGINS = new RegExp(`^${CHINESE}`, 'u');
const ENDS = new RegExp(`${CHINESE}$`, 'u');

/**
 * A Chinese sentence with names or texts in it. A space keeps a Chinese character from a letter or
 * a number; between two that are Chinese it is left out: 在买家-3 写之前.
 */
export function close(parts: readonly string[], ...values: readonly unknown[]): string {
  return parts.reduce((text, part, at) => {
    const value = String(values[at - 1]);
    const before = BEFORE.test(text) && BEGINS.test(value) ? text.slice(0, -1) : text;
    return before + value + (ENDS.test(value) && AFTER.test(part) ? part.slice(1) : part);
  });
}
