import {
  compareExchange,
  load,
  store,
  numbers,
  type State,
  type Run,
  type Twin,
  type Twins,
} from './steps.js';

/** What stands beside the node in the top, when it has been changed. */
type Tag = (top: number) => number;

function* pop(tag: Tag): Run<number> {
  for (;;) {
    const top = yield* load('top');
    if ((top & 7) === 0) return 0;
    const below = yield* load(`next${top & 7}`);
    if ((yield* compareExchange('top', top, tag(top) | below)) === top) return top & 7;
  }
}

function* push(tag: Tag, node: number): Run<void> {
  for (;;) {
    const top = yield* load('top');
    yield* store(`next${node}`, top & 7);
    if ((yield* compareExchange('top', top, tag(top) | node)) === top) return;
  }
}

/** Nodes that lie on the stack, and those that somebody has: two, and not the same. */
function everyNodeOnce({ n }: State, outcomes: readonly string[]): boolean {
  const found = outcomes.map(Number).filter((node) => node > 0);
  let at = n['top']! & 7;
  while (at > 0 && found.length < 3) {
    found.push(at);
    at = n[`next${at}`]!;
  }
  return found.length === 2 && found[0] !== found[1];
}

const stack = (tag: Tag): Twin => ({
  start: numbers({ top: 1, next1: 2, next2: 0 }),
  processes: [
    function* () {
      return String(yield* pop(tag));
    },
    function* () {
      const first = yield* pop(tag);
      const second = yield* pop(tag);
      if (first > 0) yield* push(tag, first);
      return String(second);
    },
  ],
  holds: everyNodeOnce,
});

export const programs: Twins = {
  untagged: stack(() => 0),
  tagged: stack((top) => ((top >> 3) + 1) << 3),
};
