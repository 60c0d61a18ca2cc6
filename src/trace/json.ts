import { types } from 'node:util';

/**
 * Data as JSON, also where JSON has no word for it: what can travel between processes can be a
 * bigint, a Map, a Set. Different data are different texts.
 */
export function jsonOf(data: unknown): string {
  return JSON.stringify(data, sayable) ?? 'null';
}

function sayable(_: string, value: unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      return `${value}n`;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return types.isMap(value)
        ? { map: [...value] }
        : types.isSet(value)
          ? { set: [...value] }
          : types.isNativeError(value) || types.isRegExp(value)
            ? String(value)
            : value;
    default:
      return value;
  }
}
