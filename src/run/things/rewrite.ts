/**
 * The text of a file of the user's, with another value: what is not ours stays as it stands. Where
 * a number has changed, its digits are replaced and nothing else; otherwise the indent, the ends of
 * the lines and what follows the value are kept.
 */
export function rewrite(before: string, value: unknown): string {
  return withNumber(before, value) ?? laidOut(before, value);
}

/**
 * So many places of a key are looked at: a file with more of them is laid out anew, and is not
 * searched for ever.
 */
const MOST_TRIED = 20;

/** Null when it takes more than another number. */
function withNumber(before: string, value: unknown): string | null {
  const wanted = JSON.stringify(value);
  const changed = Object.entries((value ?? {}) as object).filter(
    ([key, now]) =>
      typeof now === 'number' && (parsed(before) as Record<string, unknown> | null)?.[key] !== now,
  );
  let tried = 0;
  for (const [key, now] of changed) {
    for (const { index, 0: all, 1: head } of before.matchAll(
      /("(?:[^"\\\n]|\\.){0,200}"\s{0,200}:\s{0,200})-?\d[\d.eE+-]*/g,
    )) {
      if (!head!.startsWith(`${JSON.stringify(key)}`)) continue;
      const candidate =
        before.slice(0, index) + head! + String(now) + before.slice(index + all.length);
      if (++tried > MOST_TRIED) return null;
      // The same key may stand deeper as well, or in a text: it is the right one when what is
      // wanted comes of it.
      if (JSON.stringify(parsed(candidate)) === wanted) return candidate;
    }
  }
  return null;
}

function laidOut(before: string, value: unknown): string {
  const [, newline = '\n', indent = ''] = /^\s*[{[][ \t]*(\r?\n)([ \t]+)/.exec(before) ?? [];
  const end = before.slice(before.trimEnd().length);
  return JSON.stringify(value, null, indent).replaceAll('\n', newline) + end;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
