import { eastAsianWidth } from 'get-east-asian-width';

/**
 * How many columns of a terminal a text takes: what the package string-width says, whose rules
 * these are (version 8.3). That one makes the table of all emoji as it is loaded, which takes as
 * long as all the rest of a short command; here it is made for the first text that needs it.
 */

/**
 * Each of these stands for itself: no mark, nothing that joins its neighbours, nothing that is not
 * seen. Latin, punctuation, arrows, frames and signs, Chinese.
 */
const PLAIN_SIGNS = [
  String.raw` -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2460-\u27bf`,
  String.raw`\u3000-\u3029\u3030-\u303e\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60`,
];
const PLAIN = new RegExp(`^[${PLAIN_SIGNS.join('')}]*$`);
const COLOUR = new RegExp(String.raw`\x1b\[[\d;]*m`, 'g');

export function columnsTaken(text: string): number {
  const bare = text.replace(COLOUR, '');
  let sum = 0;
  if (PLAIN.test(bare)) for (const char of bare) sum += eastAsianWidth(char.codePointAt(0)!);
  else {
    rules ??= makeRules();
    for (const { segment } of rules.segmenter.segment(bare)) sum += columnsOfOne(segment, rules);
  }
  return sum;
}

let rules: ReturnType<typeof makeRules> | undefined;

function makeRules(): {
  readonly segmenter: Intl.Segmenter;
  readonly seen: RegExp;
  readonly emoji: RegExp;
} {
  return {
    segmenter: new Intl.Segmenter(),
    seen: new RegExp(
      String.raw`[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]`,
      'v',
    ),
    emoji: new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v'),
  };
}

/** Of what is drawn as one: a character with its marks, an emoji of several, a syllable. */
function columnsOfOne(one: string, { seen, emoji }: NonNullable<typeof rules>): number {
  const begin = one.search(seen);
  if (begin < 0) return 0;
  if (emoji.test(one) || isIncompleteEmoji(one)) return 2;
  const chars = Array.from(one.slice(begin));
  const codes = chars.filter((char) => seen.test(char)).map((char) => char.codePointAt(0)!);
  if (isLeading(codes[0]!) || isVowel(codes[0]!) || isTrailing(codes[0]!))
    return columnsOfHangul(codes);
  // What takes room of its own behind the first: marks that do, and the halves of Japanese.
  const behind = chars.slice(1).filter((char) => /[\p{Spacing_Mark}\uff00-\uffef]/u.test(char));
  return [chars[0]!, ...behind].reduce(
    (sum, char) => sum + eastAsianWidth(char.codePointAt(0)!),
    0,
  );
}

/** A sequence that is drawn as an emoji although what makes it one is left out. */
function isIncompleteEmoji(one: string): boolean {
  if (one.length > 50) return false;
  if (/^[\d#*]\u20e3$/.test(one)) return true;
  return one.includes('\u200d') && (one.match(/\p{Extended_Pictographic}/gu) ?? []).length >= 2;
}

const isLeading = (code = 0): boolean =>
  (code >= 0x1100 && code <= 0x115f) || (code >= 0xa960 && code <= 0xa97c);
const isVowel = (code = 0): boolean =>
  (code >= 0x1160 && code <= 0x11a7) || (code >= 0xd7b0 && code <= 0xd7c6);
const isTrailing = (code = 0): boolean =>
  (code >= 0x11a8 && code <= 0x11ff) || (code >= 0xd7cb && code <= 0xd7fb);

/** Each leading consonant is drawn as one with the vowel behind it, and with what closes that. */
function columnsOfHangul(codes: readonly number[]): number {
  let sum = 0;
  let inHangul = true;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    inHangul &&= isLeading(code) || isVowel(code) || isTrailing(code);
    const isSyllable = inHangul && isLeading(code) && isVowel(codes[at + 1]);
    sum += isSyllable ? 2 : eastAsianWidth(code);
    if (isSyllable) at += isTrailing(codes[at + 2]) ? 2 : 1;
  }
  return sum;
}
