/**
 * Where a function begins and ends in a source that is laid out as usual: what is inside stands
 * further in. Nothing is parsed, so whatever a file says can be shown.
 */

/** Lines counted from 1, both of them in it. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** An arrow, a function, or a method; none of what looks like a method. */
const HEAD =
  /=>|\bfunction\b|^\s*(?!(?:if|for|while|switch|catch|with)\b)(?:async\s+)?[\w$#]+\s*\(.*\{\s*$/;
/** Says who the workers are, and is none. */
const LIST = /^\s*workers\b/;
/** What ends something, or goes on with a head of several lines. */
const CLOSES = /^\s*[)\]}]/;
const OPENS = /[([{]\s*$/;

/**
 * The function in which a line stands: the outermost that is short enough, or else the innermost;
 * where there is none, the line alone.
 * @param most how many lines are short enough
 */
export function functionAround(lines: readonly string[], line: number, most: number): Extent {
  const around = headsAround(lines, line).map((from) => ({ from, to: endOf(lines, from) }));
  const short = around.findLast(({ from, to }) => to - from < most);
  return short ?? around[0] ?? { from: line, to: line };
}

/** The innermost first. */
function headsAround(lines: readonly string[], line: number): number[] {
  const heads = HEAD.test(lines[line - 1] ?? '') ? [line] : [];
  let limit = indentOf(lines, line);
  let isHead = false;
  for (let at = line - 1; at >= 1 && limit > 0; at--) {
    const text = lines[at - 1]!;
    if (text.trim() === '' || indentOf(lines, at) >= limit) continue;
    isHead ||= HEAD.test(text);
    limit = indentOf(lines, at) + (CLOSES.test(text) ? 1 : 0);
    if (CLOSES.test(text)) continue;
    if (isHead && !LIST.test(text)) heads.push(at);
    isHead = false;
  }
  return heads;
}

function endOf(lines: readonly string[], from: number): number {
  let last = from;
  for (let at = from + 1; at <= lines.length; at++) {
    const text = lines[at - 1]!;
    if (text.trim() === '') continue;
    if (indentOf(lines, at) <= indentOf(lines, from)) {
      if (!CLOSES.test(text)) return last;
      if (!OPENS.test(text)) return at;
    }
    last = at;
  }
  return last;
}

function indentOf(lines: readonly string[], line: number): number {
  return /^\s*/.exec(lines[line - 1] ?? '')![0].length;
}
