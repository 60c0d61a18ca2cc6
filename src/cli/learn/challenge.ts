import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isLoss } from '../../explore/model/order-end.js';
import { formatToken } from '../../trace/order.js';
import { grouped } from '../../messages/grammar/alike.js';
import { drawText } from '../../view/lesson/draw.js';
import { displayName } from '../../view/look.js';
import { drawStory } from '../../view/story.js';
import { pathOfClassic } from '../args/gallery.js';
import { readOrder } from '../args/order.js';
import { scenariosIn, usualOptions } from '../args/own-scenarios.js';
import { contextOf, findSubject } from '../args/subject.js';
import type { SubjectFlags } from '../args/subject-options.js';
import { stateOf } from '../commands/findings.js';
import { lookOf } from '../output/look.js';
import { typedLines } from '../play/typed-lines.js';
import { type CommandResult, type Context, writeLine } from '../shell/context.js';
import { Failure } from '../shell/failure.js';
import { readInput } from '../shell/files.js';
import { canDraw, print } from '../shell/terminal.js';
import type { Classroom } from './classroom.js';
import { accountOf, type FoundAct } from './perform.js';
import { Onlooker } from './pupil.js';

/** `ipc-demo challenge`: two play, one file between them. */

/** What the two say: a line each. Null when there are no more. */
type Said = (hint: string) => Promise<string | null>;

type Ruling = 'holds' | 'breakable' | 'unknown';

const GIVEN_UP = 'g';

export async function playChallenge(
  file: string,
  flags: SubjectFlags,
  around: Context,
): Promise<CommandResult> {
  const { demo, acts, options } = await findSubject(file, flags, new Set(), around);
  const context = contextOf(demo, around);
  const look = (): ReturnType<typeof lookOf> => lookOf(flags, context.messages);
  const { signal } = context.interrupts;
  const say = (lines: readonly string[]): void => (flags.json ? undefined : print(lines));
  const classroom = { pupil: new Onlooker(0, signal), context, flags, look, say };
  const game = new Challenge(file, await listener(classroom), classroom);
  for (const act of acts) await game.play({ demo, act, options });
  while (game.isBroken) {
    const again = await game.mended(acts.at(-1)!.name);
    if (again === null) break;
    await game.play(again);
  }
  return game.end(acts.length);
}

async function listener({ context, look }: Classroom): Promise<Said> {
  const { messages, interrupts } = context;
  if (process.stdin.isTTY && canDraw(process.stdout)) {
    const { AtTerminal } = await import('./prompts.js');
    const terminal = new AtTerminal(look, messages, interrupts);
    return (hint) => terminal.text(hint, () => null);
  }
  const lines = typedLines(interrupts.signal);
  return async () => (await lines.next()).value ?? null;
}

class Challenge {
  readonly #file: string;
  /** Where it lies, if it is one. */
  readonly #classic: string | null;
  readonly #said: Said;
  readonly #classroom: Classroom;
  readonly #points = { breaker: 0, mender: 0 };
  /** Of the last program that was played. */
  #last: Ruling | 'broken' = 'unknown';
  #text: string;
  #versions = 0;

  constructor(file: string, said: Said, classroom: Classroom) {
    this.#file = file;
    this.#classic = pathOfClassic(file);
    this.#said = said;
    this.#classroom = classroom;
    this.#text = this.#read();
  }

  get isBroken(): boolean {
    return this.#last === 'broken';
  }

  /** One program: until it is broken, or the breaker gives up. */
  async play(subject: FoundAct): Promise<void> {
    const { messages } = this.#classroom.context;
    const { challenge, title } = messages;
    const scenario = subject.act.scenario;
    const names = 'workers' in scenario ? scenario.workers(subject.options) : [];
    const look = this.#classroom.look();
    this.#tell(
      challenge.intro(
        title(this.#file, subject.act.name),
        names.map(({ name }) => displayName(look, name)),
      ),
    );
    for (;;) {
      const said = await this.#said(challenge.breaker);
      if (said === null || said.trim().toLowerCase() === GIVEN_UP) return this.#rule(subject);
      if (await this.#isBrokenBy(said.trim(), subject)) return;
    }
  }

  /** The program as the mender has changed it; null where the mender gives up. */
  async mended(act: string): Promise<FoundAct | null> {
    const { context, flags } = this.#classroom;
    const { challenge } = context.messages;
    // A classic is mended in a copy: in the package it stays as it is.
    if (this.#classic !== null) {
      this.#tell(challenge.copyFirst(this.#file));
      return null;
    }
    for (;;) {
      const said = await this.#said(challenge.mender(this.#file));
      if (said === null || said.trim().toLowerCase() === GIVEN_UP) return null;
      try {
        const text = this.#read();
        if (text === this.#text) {
          this.#tell(challenge.unchanged(this.#file));
          continue;
        }
        this.#text = text;
        const module = `${pathToFileURL(resolve(this.#file)).href}?${++this.#versions}`;
        const own = { what: this.#file, module, text };
        const { demo, flaws } = await scenariosIn(own, flags.timeout, context);
        const found = demo.acts.find(({ name }) => name === act) ?? demo.acts.at(-1);
        if (found) return { demo, act: found, options: usualOptions(demo) };
        throw new Failure('INPUT', 2, [...flaws.values()][0]!);
      } catch (error) {
        this.#refuse(this.#file, error);
      }
    }
  }

  end(acts: number): CommandResult {
    const { challenge, between } = this.#classroom.context.messages;
    const { breaker, mender } = this.#points;
    const ok = this.#last === 'holds';
    const winner = ok ? 'mender' : this.isBroken ? 'breaker' : 'nobody';
    this.#tell(challenge.points(breaker, mender) + between + challenge.winner[winner]);
    const exitCode = ok ? 0 : this.#last === 'unknown' ? 4 : 1;
    return { demo: this.#file, ok, acts, exitCode, winner, points: this.#points };
  }

  async #isBrokenBy(token: string, subject: FoundAct): Promise<boolean> {
    const { context, say, look } = this.#classroom;
    const { challenge } = context.messages;
    try {
      const { how, events, order } = await readOrder(token, subject, context);
      const isBroken = isLoss(how);
      const schedule = formatToken(order);
      say([...drawStory(look(), events), '']);
      this.#tell(isBroken ? challenge.broken(schedule) : challenge.wentWell(schedule));
      if (this.#classroom.flags.json) writeLine({ type: 'try', schedule, broken: isBroken });
      if (isBroken) {
        this.#points.breaker++;
        this.#last = 'broken';
      }
      return isBroken;
    } catch (error) {
      this.#refuse(token, error);
      return false;
    }
  }

  /** All orders, where the breaker has found none. */
  async #rule(subject: FoundAct): Promise<void> {
    const { messages } = this.#classroom.context;
    const { challenge, explore } = messages;
    const { exploration } = await accountOf(subject, this.#classroom);
    const state = stateOf(exploration);
    const { orders, shortest } = exploration;
    const witness = shortest && formatToken(shortest.schedule);
    this.#last = state === 'safe' ? 'holds' : state === 'wrong' ? 'breakable' : 'unknown';
    if (this.#last === 'holds') this.#points.mender++;
    const told = {
      holds: challenge.holds(explore.orders(grouped(orders ?? 0n), orders === 1n, null)),
      breakable: challenge.breakable(witness ?? ''),
      unknown: challenge.notKnown,
    };
    this.#tell(told[this.#last]);
    if (this.#classroom.flags.json) writeLine({ type: 'ruling', ruling: this.#last, witness });
  }

  #read(): string {
    return readInput(this.#classic ?? this.#file, 1, this.#classroom.context.messages);
  }

  /** What is wrong with an order, or with the file, is for its writer to mend. */
  #refuse(what: string, error: unknown): void {
    if (!(error instanceof Failure) || !['INPUT', 'USAGE'].includes(error.code)) throw error;
    this.#tell(error.message);
    if (this.#classroom.flags.json) writeLine({ type: 'refused', what, message: error.message });
  }

  #tell(text: string): void {
    this.#classroom.say([...drawText(this.#classroom.look(), text), '']);
  }
}
