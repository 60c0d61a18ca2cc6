/** Room: each thing as the command makes it, looks at it and removes it. */

import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { NamedThing, NamedThings } from '../../scenario/names.js';
import { Manager } from '../../primitives/manager/manager.js';
import type { UserFile } from './user-file.js';
import { makeOwned } from './make.js';
import type { OwnedThing } from './owned-thing.js';
import type { RealThing, RealThings } from '../between/thing.js';

/** A file of the user's goes by its own name, where nothing else is called so. */
function ownFile(given: string | undefined, taken: ReadonlySet<string>): UserFile | undefined {
  if (given === undefined) return undefined;
  const path = realpathSync(given);
  return { path, name: taken.has(basename(path)) ? null : basename(path) };
}

/** A condition is made of its lock. */
function guardsFirst(shares: NamedThings): [string, NamedThing][] {
  return Object.entries(shares).toSorted(
    ([, a], [, b]) => Number(a.kind === 'condition') - Number(b.kind === 'condition'),
  );
}

/**
 * The real things behind what a scenario shares: the command's side, which makes them, looks at
 * them when all is over, and removes them.
 */
export class OwnedThings {
  readonly things: RealThings;
  readonly #owned: readonly (readonly [key: string, owned: OwnedThing])[];
  readonly #manager: Manager | null;

  private constructor(owned: readonly (readonly [string, OwnedThing])[], manager: Manager | null) {
    this.#owned = owned;
    this.#manager = manager;
    this.things = Object.fromEntries(owned.map(([key, { thing }]) => [key, thing]));
  }

  /** @param files files of the user's own, by the key of the thing; they are used as they stand */
  static async make(
    shares: NamedThings,
    workers: readonly string[],
    files: Readonly<Record<string, string>>,
  ): Promise<OwnedThings> {
    let manager: Manager | null = null;
    const startManager = async (): Promise<Manager> => (manager ??= await Manager.start());
    const taken = new Set(Object.values(shares).map(({ name }) => name));
    const made = new Map<string, OwnedThing>();
    for (const [key, shared] of guardsFirst(shares)) {
      const file = Object.hasOwn(files, key) ? files[key] : undefined;
      const another = (of: string): RealThing => made.get(of)!.thing;
      made.set(key, await makeOwned(shared, workers, ownFile(file, taken), startManager, another));
    }
    const owned = Object.keys(shares).map((key) => [key, made.get(key)!] as const);
    return new OwnedThings(owned, manager);
  }

  /** Whether they last for one run only: who has closed its end of a pipe cannot open it again. */
  get lastOnce(): boolean {
    return this.#owned.some(([, { handOver }]) => handOver !== undefined);
  }

  /** Puts everything back as it was at first; what is sold from a user's file stays sold. */
  async reset(): Promise<void> {
    for (const [, { reset }] of this.#owned) await reset?.();
  }

  /** All workers have been started, and have what they need. */
  handOver(): void {
    for (const [, { handOver }] of this.#owned) handOver?.();
  }

  /**
   * The last state of everything that has one; null where a file is no JSON any more. To look into
   * a queue or a pipe empties it.
   */
  async states(): Promise<Record<string, unknown>> {
    const states: Record<string, unknown> = {};
    for (const [key, { state }] of this.#owned) if (state) states[key] = await state();
    return states;
  }

  /** The exit code of the manager that keeps some of them, if it has ended, as it should not. */
  get managerExitCode(): number | null {
    return this.#manager?.exitCode ?? null;
  }

  /** Removes what has been made, also what a killed worker has left. */
  async remove(): Promise<void> {
    for (const [, { remove }] of this.#owned) remove?.();
    await this.#manager?.shutdown();
  }
}
