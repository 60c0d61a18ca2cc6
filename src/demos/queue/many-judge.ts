import type { Run, Verdict } from '../../act/act.js';
import { balance, isWhole, type Message } from '../shared/balance.js';

/** Whether everything that was put was got, once, and each producer's in its order. */

export function judgeMany({ options, ending: { shared, outcomes } }: Run): Verdict {
  const { producers, consumers, messages } = options as {
    producers: number;
    consumers: number;
    messages: number;
  };
  const sent = messages * outcomes.filter(({ outcome }) => outcome === 'all-sent').length;
  const found = balance(shared['received'] as Message[][], producers, messages);
  const summary = { producers, consumers, sent, ...found };
  const ok = sent === producers * messages && isWhole(found);
  return { ok, summary, sentence: { key: ok ? 'nothingLost' : 'somethingLost', data: summary } };
}
