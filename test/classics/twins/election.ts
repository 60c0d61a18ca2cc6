import { type Process, type Program, step } from '../program.js';

const RING = [2, 3, 1] as const;

/** The messages on the way to each, the next one first: [a leader or not, its number]. */
type Links = Record<string, [isLeader: boolean, number: number][]>;

const send = (to: number, isLeader: boolean, number: number) =>
  step<Links, void>((links) => void links[to]!.push([isLeader, number]));
const receive = (me: number) =>
  step((links: Links) => links[me]!.shift()!, { ready: (links) => links[me]!.length > 0 });

const ring = (keeps: (number: number, me: number) => boolean, tells: boolean): Program<Links> => ({
  start: Object.fromEntries(RING.map((me) => [me, []])),
  processes: RING.map((me, place): Process<Links> => {
    const next = RING[(place + 1) % RING.length]!;
    return function* () {
      yield* send(next, false, me);
      for (;;) {
        const [isLeader, number] = yield* receive(me);
        if (isLeader) {
          if (number !== me) yield* send(next, true, number);
          return String(number);
        }
        if (number === me && !tells) return String(me);
        if (number === me) yield* send(next, true, me);
        else if (!keeps(number, me)) yield* send(next, false, number);
      }
    };
  }),
  holds: (_, outcomes) => outcomes.join() === '3,3,3',
});

const isLower = (number: number, me: number): boolean => number < me;

export const programs: Record<string, Program<Links>> = {
  forwardsAll: ring(() => false, true),
  silent: ring(isLower, false),
  right: ring(isLower, true),
};
