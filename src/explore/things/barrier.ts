import type { MeetingPoint } from '../../scenario/sync.js';
import { type Asker, type ModelThing, NOTHING, type Operation, operation } from './operation.js';

interface Party {
  readonly who: number;
  /** Who came when, counted from 0. */
  readonly place: number;
  hasAll: boolean;
}

/**
 * Where so many wait for each other. Who comes for the next time waits while there is no room.
 */
export class ModelBarrier implements ModelThing {
  readonly name: string;
  readonly parties: number;
  /** Those who have arrived and not left, in that order. */
  inside: Party[] = [];

  constructor(name: string, parties: number) {
    this.name = name;
    this.parties = parties;
  }

  /** How many more there is room for. */
  get level(): number {
    return this.parties - this.inside.length;
  }

  state(): unknown {
    return { waiting: this.inside.filter(({ hasAll }) => !hasAll).length };
  }

  save(): unknown {
    return this.inside.map(({ who, place, hasAll }): Saved => [who, place, hasAll]);
  }

  load(saved: unknown): void {
    this.inside = (saved as Saved[]).map(([who, place, hasAll]) => ({ who, place, hasAll }));
  }

  names(saved: unknown, worker: number): number {
    const at = (saved as Saved[]).findIndex(([who]) => who === worker);
    return at + 1;
  }

  rename(saved: unknown, to: readonly number[]): unknown {
    return (saved as Saved[]).map(([who, place, hasAll]): Saved => [to[who]!, place, hasAll]);
  }

  handTo(who: Asker): MeetingPoint {
    return {
      wait: async () => {
        await who.ask(ARRIVE, this, undefined);
        return who.ask(LEAVE, this, undefined) as Promise<number>;
      },
    };
  }
}

type Saved = readonly [who: number, place: number, hasAll: boolean];

const ARRIVE: Operation<ModelBarrier> = operation({
  op: 'arrive',
  own: true,
  sure: NOTHING,
  ready: (level) => level > 0,
  take({ inside, parties }, _, { index }) {
    const place = inside.filter(({ hasAll }) => !hasAll).length;
    inside.push({ who: index, place, hasAll: false });
    if (place + 1 === parties) for (const party of inside) party.hasAll = true;
  },
  tell: ({ inside }) => inside.at(-1)!.place,
});
const LEAVE: Operation<ModelBarrier> = operation({
  op: 'leave',
  own: true,
  looks: true,
  ready: (_, who, { inside }) => inside.some((party) => party.who === who && party.hasAll),
  take(barrier, _, { index }) {
    const at = barrier.inside.findIndex(({ who }) => who === index);
    return barrier.inside.splice(at, 1)[0]!.place;
  },
  tell: (_, __, place) => place,
});
