import type { Ground } from './ground.js';
import { type Aim, SIGNALS } from './points.js';

/** One after the other dies at a primitive: at each point in turn, then anywhere. */

export interface Tally {
  readonly name: string;
  kills: number;
  /** How many died at what kind of point. */
  readonly at: Map<string, number>;
  /** How many died by each signal. */
  readonly by: Map<string, number>;
  /** What was wrong, and at which aim. */
  readonly breaches: string[];
}

export class Sweep {
  readonly tally: Tally;
  readonly #open: () => Promise<Ground>;
  #ground: Ground | null = null;
  /** How many points have been passed in a whole part, fine ones and others. */
  readonly #most = { fine: 1, coarse: 1 };

  constructor(name: string, open: () => Promise<Ground>) {
    this.#open = open;
    this.tally = { name, kills: 0, at: new Map(), by: new Map(), breaches: [] };
  }

  /** At every point once, until one comes to its end because there are no more points. */
  async everyPoint(signal: Aim['signal'], fine: boolean, enough: () => boolean): Promise<void> {
    for (let point = 1; !enough(); point++) {
      const died = await this.#once({ point, signal, fine });
      const reached = fine ? 'fine' : 'coarse';
      this.#most[reached] = Math.max(this.#most[reached], point);
      if (!died) return;
    }
  }

  /** At any point, or at any moment, by any signal. */
  async anywhere(draw: (below: number) => number, points: number = this.#most.fine): Promise<void> {
    const signal = SIGNALS[draw(SIGNALS.length)]!;
    const point = 1 + draw(points);
    await this.#once({ point, signal, fine: true });
  }

  async close(): Promise<void> {
    await this.#ground?.close();
    this.#ground = null;
  }

  /** True when one died. */
  async #once(aim: Aim): Promise<boolean> {
    const ground = (this.#ground ??= await this.#open());
    const { diedAt, wrong } = await ground.kill(aim);
    const { at, by, breaches } = this.tally;
    for (const one of wrong)
      breaches.push(
        `point ${aim.point}${aim.fine ? ' fine' : ''}, ${aim.signal}, ${diedAt}: ${one}`,
      );
    if (wrong.length > 0) await this.close();
    if (diedAt === null) return false;
    this.tally.kills++;
    at.set(diedAt, (at.get(diedAt) ?? 0) + 1);
    by.set(aim.signal, (by.get(aim.signal) ?? 0) + 1);
    return true;
  }
}
