/** The words for large numbers. */

const ENGLISH = [
  '',
  'thousand',
  'million',
  'billion',
  'trillion',
  'quadrillion',
  'quintillion',
  'sextillion',
  'septillion',
  'octillion',
  'nonillion',
  'decillion',
];

/** 26 sextillion; null where there is no word that anybody knows. */
export function inEnglish(digits: number, exponent: number): string | null {
  const places = String(digits).length + exponent;
  const scale = Math.floor((places - 1) / 3);
  const word = ENGLISH[scale];
  return word === undefined
    ? null
    : `${rounded(digits * 10 ** (exponent - 3 * scale))} ${word}`.trim();
}

/** 262 万亿亿: by 万 (10^4) and 亿 (10^8). */
export function inChinese(digits: number, exponent: number): string | null {
  const places = String(digits).length + exponent;
  const scale = Math.floor((places - 1) / 4);
  if (scale > 8) return null;
  const unit = (scale % 2 === 1 ? '万' : '') + '亿'.repeat(Math.floor(scale / 2));
  return `${rounded(digits * 10 ** (exponent - 4 * scale))} ${unit}`.trim();
}

/** Two figures, at least; no zero behind the point. */
function rounded(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace('.0', '') : Math.round(value).toLocaleString('en');
}
