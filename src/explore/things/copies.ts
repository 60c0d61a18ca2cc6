import { jsonText } from '../../scenario/asked.js';

/**
 * What becomes of a value that goes through JSON: a copy of its own, without what JSON cannot say.
 */
export function asJson(value: unknown): unknown {
  return isFlat(value) ? { ...value } : (JSON.parse(jsonText(value, 'write')) as unknown);
}

/** A copy of what came out of JSON. */
export function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const inner = copy[key];
    if (typeof inner === 'object' && inner !== null) copy[key] = copyOf(inner);
  }
  return copy;
}

/** A copy of anything that can travel from process to process; throws where it cannot. */
export function cloneOf(value: unknown): unknown {
  return (typeof value === 'object' && value !== null) ||
    typeof value === 'function' ||
    typeof value === 'symbol'
    ? structuredClone(value)
    : value;
}

/** The usual case, and much the fastest: an object of finite numbers, strings and booleans. */
function isFlat(value: unknown): value is Record<string, unknown> {
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return false;
  for (const key in value) {
    const inner: unknown = (value as Record<string, unknown>)[key];
    if (
      typeof inner === 'number'
        ? !Number.isFinite(inner) || Object.is(inner, -0)
        : typeof inner !== 'string' && typeof inner !== 'boolean'
    )
      return false;
  }
  return true;
}
