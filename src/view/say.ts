import { brief, type Look } from './look.js';

/** What a process says: a sentence of the messages, by its key, perhaps with figures; or its own words. */
export function sayText({ messages: { says } }: Pick<Look, 'messages'>, value: unknown): string {
  const hasFigures = typeof value === 'object' && value !== null && 'sentence' in value;
  const key = hasFigures ? String(value.sentence) : String(value);
  const saying = says[key];
  if (typeof saying === 'function') return saying(value as never);
  return saying ?? (hasFigures || typeof value === 'string' ? key : brief(value));
}
