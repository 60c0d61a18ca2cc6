/** All that XML 1.0 allows nowhere, not even as `&#1;`. */
const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/**
 * A text as XML has it, in an element or an attribute, where the ends of its lines would be lost.
 */
export function xmlText(plain: string): string {
  return plain
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\t\n\r]/g, (char) => ENTITIES[char] ?? `&#${char.charCodeAt(0)};`);
}
