import { rounded } from './alike.js';

/** How numbers and names become a part of a Chinese sentence. */

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

export function near(name: string | null): string {
  return name === null ? '' : `；是不是想写 ${name}？`;
}

/** --nolock、--lock 或 --join。 */
export function either(names: readonly string[]): string {
  return [names.slice(0, -1).join('、'), ...names.slice(-1)].filter(Boolean).join(' 或 ');
}

/** 两种、三种。 */
export function inWords(count: number): string {
  return '零一两三四五六七八九'[count] ?? ` ${count} `;
}

/** 一共这么多个，先列出前几个：买家-4、买家-2 等 5 个。 */
export function some(names: readonly string[], all: number): string {
  return `${names.join('、')}${all > names.length ? ` 等 ${all} 个` : ''}`;
}

/** 262 万亿亿: by 万 (10^4) and 亿 (10^8). */
export function inChinese(digits: number, exponent: number): string | null {
  const places = String(digits).length + exponent;
  const scale = Math.floor((places - 1) / 4);
  if (scale > 8) return null;
  const unit = (scale % 2 === 1 ? '万' : '') + '亿'.repeat(Math.floor(scale / 2));
  return `${rounded(digits * 10 ** (exponent - 4 * scale))} ${unit}`.trim();
}
