import type { Run, Verdict } from '../../act/act.js';

/**
 * What happened inside of a queue, from the primitive's own hooks: to its pipe, its two locks and
 * its two semaphores.
 */

/** What a put is made of, and a get. */
const PUT = ['spaces acquire', 'writers acquire', 'pipe send', 'writers release', 'items release'];
const GET = ['items acquire', 'readers acquire', 'pipe recv', 'readers release', 'spaces release'];

export function judgeAnatomy(run: Run): Verdict {
  const put = insideOf(run, 'buyer');
  const get = insideOf(run, 'seller');
  const bytes = (op: string): number | null =>
    (run.events.find((event) => event.op === op)?.value as { bytes?: number } | undefined)?.bytes ??
    null;
  const summary = {
    put,
    get,
    bytesIn: bytes('send'),
    bytesOut: bytes('recv'),
    elapsedMs: run.elapsedMs,
  };
  const ok =
    same(put, PUT) &&
    same(get, GET) &&
    summary.bytesIn !== null &&
    summary.bytesIn === summary.bytesOut;
  return {
    ok,
    summary,
    sentence: { key: ok ? 'queueIsMadeOf' : 'queueIsNotMadeOf', data: summary },
  };
}

/** The steps of one process on the parts of the queue, in their order. */
function insideOf({ events }: Run, who: string): string[] {
  return events
    .filter(({ process, on }) => process === who && on?.startsWith('requests.'))
    .map(({ on, op }) => `${on!.slice('requests.'.length)} ${op}`);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}
