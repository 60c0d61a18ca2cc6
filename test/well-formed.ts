/** What XML asks of a text, as far as it can go wrong here: where it first does, or null. */
export function flawIn(xml: string): string | null {
  const open: string[] = [];
  const bad = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (bad) return `a character that is forbidden at ${bad.index}`;
  const part =
    /<\?xml [^?]*\?>|<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="(?:[^"<&]|&(?:amp|lt|gt|quot|#\d+);)*")*)\s*(\/?)>|([^<&]|&(?:amp|lt|gt|quot|#\d+);)+/y;
  while (part.lastIndex < xml.length) {
    const at = part.lastIndex;
    const found = part.exec(xml);
    if (!found) return `no part of XML at ${at}: ${xml.slice(at, at + 60)}`;
    const [, closes, name, attributes = '', isEmpty] = found;
    if (name === undefined) continue;
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, key]) => key);
    if (new Set(names).size < names.length) return `an attribute twice at ${at}`;
    if (closes && open.pop() !== name) return `</${name}> closes what is not open at ${at}`;
    if (!closes && !isEmpty) open.push(name);
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : null;
}
