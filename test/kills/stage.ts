import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Process, Queue, type SharedArray, SimpleQueue } from '../../src/index.js';
import { arena } from '../../src/primitives/system/arena.js';
import { filesUnder } from '../../src/primitives/system/folder.js';
import { bellOf, isListed } from '../../src/primitives/waiting/family.js';
import { stateOf } from '../outside.js';
import { clear, type Diary, newDiary, type Note, notesOf } from './diary.js';
import type { Ground, Result } from './ground.js';
import { inLine, leaveLine, newLine } from './line.js';
import type { Report } from './members.js';
import { Member, type Subject } from './subjects/subject.js';
import type { Aim } from './points.js';
import { started, Victim } from './victim.js';

/** What is not over after so many milliseconds hangs. */
export const BOUND = 120_000;

/** Those who live through many deaths at one primitive, and those who die there, one by one. */
export class Stage implements Ground {
  readonly #subject: Subject;
  #things: unknown;
  /** The victim's, the survivors', and that of the one who looks on. */
  readonly #diaries: readonly Diary[];
  readonly #orders: readonly SimpleQueue<'go' | 'end'>[];
  readonly #line: SharedArray<'int32'>;
  readonly #reports: Queue<Report>;
  readonly #survivors: readonly Process[];
  #next: Victim | null = null;

  readonly #bound: number;

  private constructor(subject: Subject, things: unknown, bound: number) {
    this.#bound = bound;
    this.#subject = subject;
    this.#things = things;
    const indices = Array.from({ length: subject.survivors }, (_, index) => index + 1);
    this.#diaries = [0, ...indices, subject.survivors + 1].map(newDiary);
    this.#orders = indices.map(() => new SimpleQueue());
    this.#line = newLine(subject.survivors + 1);
    this.#reports = new Queue();
    this.#survivors = indices.map((index) => {
      const [diary, orders] = [this.#diaries[index], this.#orders[index - 1]];
      const given = [this.#line, orders, this.#reports];
      return started('survives', [subject.name, things, index, diary, ...given]);
    });
  }

  static async open(subject: Subject, bound: number = BOUND): Promise<Stage> {
    return new Stage(subject, subject.once ? null : await subject.make(), bound);
  }

  async kill(aim: Aim): Promise<Result> {
    if (this.#subject.once) this.#things = await this.#subject.make();
    const victim = this.#next ?? this.#newVictim();
    const number = await victim.ready();
    // The next one comes to life meanwhile.
    this.#next = this.#subject.once ? null : this.#newVictim();
    let died = Infinity;
    const wrong = await this.#play(
      async () => void (died = await victim.run(aim)),
      () => died,
    );
    // One that hangs with the others is still there.
    await victim.end();
    if (victim.complaint !== null) wrong.push(victim.complaint);
    wrong.push(...leftOf(number));
    if (wrong.length === 0 && !this.#subject.once) wrong.push(...(await this.#playAgain()));
    return { diedAt: died < Infinity ? (victim.diedAt ?? 'anywhere') : null, wrong };
  }

  /** Ends everybody. */
  async close(): Promise<void> {
    for (const one of this.#survivors) one.kill();
    await Promise.all([this.#next?.end(), ...this.#survivors.map((one) => one.join())]);
  }

  /** Once more, with this process in the place of the dead. */
  async #playAgain(): Promise<string[]> {
    const me = new Member(0, this.#diaries[0]!);
    const wrong = await this.#play(
      () => inLine(this.#line).then(() => this.#subject.act(this.#things, me)),
      () => Infinity,
    );
    return wrong.map((one) => `afterwards: ${one}`);
  }

  /** All play their parts, the first of them as it is said; what is wrong in the end. */
  async #play(first: () => Promise<void>, died: () => number): Promise<string[]> {
    for (const diary of this.#diaries) clear(diary);
    leaveLine(this.#line);
    const wrong: string[] = [];
    let [gone, left] = [false, this.#survivors.length];
    const watch = {
      notes: () => this.#notes(),
      gone: () => gone,
      over: () => gone && left === 0,
    };
    const me = new Member(this.#survivors.length + 1, this.#diaries.at(-1)!);
    for (const orders of this.#orders) await orders.put('go');
    const report = async (): Promise<void> => {
      for (; left > 0; left--) {
        const { who, error } = await this.#reports.get();
        if (error !== null) wrong.push(`${who} got ${error}`);
      }
    };
    const all = Promise.all([
      first().then(() => (gone = true)),
      report(),
      this.#subject.help?.(this.#things, me, watch),
    ]);
    const end = await inTime(all, this.#bound);
    // Nobody waits for those who never come to their end.
    for (let one = left; one > 0; one--) await this.#reports.put({ who: one, error: null });
    if (end !== null) return [...wrong, `${end}: ${this.#lastWords()}`];
    const trial = { things: this.#things, notes: this.#notes(), died: died() };
    return [...wrong, ...(await this.#subject.check(trial))];
  }

  #notes(): Note[] {
    return this.#diaries
      .flatMap((diary, who) => notesOf(diary, who))
      .toSorted((a, b) => a.time - b.time);
  }

  /** What each was doing last, and whether it lives. */
  #lastWords(): string {
    return this.#diaries
      .map((diary, who) => {
        const pid = this.#survivors[who - 1]?.pid;
        const state = pid ? ` (${stateOf(pid)})` : '';
        return `${who}${state} ${notesOf(diary, who).at(-1)?.mark ?? 'has done nothing'}`;
      })
      .join(', ');
  }

  #newVictim(): Victim {
    return new Victim(this.#subject.name, this.#things, this.#diaries[0], this.#line);
  }
}

/** What is left of one who has died, a sentence each. */
function leftOf(number: number): string[] {
  const { folder } = arena();
  const inHand = filesUnder(folder).filter((name) => name.startsWith(`hand-${number}-`));
  const isThere = existsSync(bellOf(number)) || isListed(number);
  return [...inHand, ...(isThere ? ['the dead one'] : [])].map((what) => `${what} is left`);
}

/** Null when it is; otherwise what has become of it. */
async function inTime(work: Promise<unknown>, ms: number): Promise<string | null> {
  const bound = new AbortController();
  const late = sleep(ms, 'it hangs', { signal: bound.signal }).catch(() => null);
  const end = work.then(
    () => null,
    (error: unknown) => (error as Error).stack ?? 'it has failed',
  );
  return Promise.race([end, late]).finally(() => bound.abort());
}
