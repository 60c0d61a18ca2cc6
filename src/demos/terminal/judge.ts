import type { Run, Verdict } from '../../act/act.js';

/** What stands on the terminal at the end: which lines are somebody's, and which are nobody's. */

export function judgeScreen(
  { options, ending, elapsedMs }: Run,
  expected: readonly string[],
  promise: 'garbled' | 'whole',
): Verdict {
  const text = String(ending.shared['screen']);
  const garbled = garbledLines(text, expected);
  const [buyers, lines] = [options['buyers']!, expected.length];
  const whole = linesOf(text).length - garbled.length;
  const summary = {
    buyers,
    lines,
    whole,
    garbled: garbled.length,
    missing: lines - whole,
    example: garbled[0]?.trimEnd() ?? null,
    elapsedMs,
  };
  const isWhole = garbled.length === 0 && whole === lines;
  if (promise === 'garbled')
    return {
      ok: garbled.length > 0,
      race: garbled.length > 0,
      summary,
      sentence: { key: garbled.length > 0 ? 'linesGarbled' : 'linesLucky', data: summary },
    };
  return {
    ok: isWhole,
    race: !isWhole,
    summary,
    sentence: { key: isWhole ? 'linesWhole' : 'linesGarbled', data: summary },
  };
}

/** The lines that nobody has printed so. */
export function garbledLines(text: string, expected: readonly string[]): string[] {
  const left = [...expected];
  return linesOf(text).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
