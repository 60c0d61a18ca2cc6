import { IpcError } from '../../primitives/errors.js';

/** What can be wrong with a scenario, or with an order asked for, so that it cannot be explored. */
export class ExploreError extends IpcError {}

/** The states cannot be counted; the orders can still be carried out, one by one. */
export class UncountableError extends Error {}

/** A worker did something else when the same steps were repeated. */
export class NondeterminismError extends ExploreError {
  /** Who; null when it was noticed by how all ended. */
  readonly process: string | null;
  /** The step at which it was noticed, counted from 1. */
  readonly step: number;

  constructor(process: string | null, step: number, what: string) {
    super(
      'NOT_DETERMINISTIC',
      `cannot explore every order: at step ${step}, after the same steps as before, ${what}; ` +
        'a worker may depend on nothing but what it is given (no random number, no clock, nothing kept or shared in a variable of the file)',
    );
    this.process = process;
    this.step = step;
  }
}

/**
 * A worker does not come to its next step. If what it is in is a loop that awaits, but nothing that
 * it was given, nobody can end it: promises are still kept, but no timer and no input is ever
 * looked at again, so whoever catches this should say it and leave the process at once.
 */
export class EndlessError extends ExploreError {
  readonly processes: readonly string[];

  constructor(processes: readonly string[], step: number) {
    super(
      'ENDLESS',
      `cannot go on after step ${step}: ${processes.join(', ')} never asked for another step, and did not end; ` +
        'it is in a loop without a step, or waits for something that it was not given (a timer, a file of its own)',
    );
    this.processes = processes;
  }
}

/** A worker asks for a step, and does not wait for what comes of it. */
export class NotAwaitedError extends ExploreError {
  readonly process: string;
  readonly call: string;
  readonly line: number | null;

  constructor({
    process,
    call,
    line,
  }: {
    readonly process: string;
    readonly call: string;
    readonly line: number | null;
  }) {
    super(
      'NOT_AWAITED',
      `${call}() was not awaited, by ${process}${line === null ? '' : `, line ${line}`}: did you forget await?`,
    );
    this.process = process;
    this.call = call;
    this.line = line;
  }
}

/** A worker brings along more than can be kept of an order. */
export class TooMuchError extends ExploreError {
  constructor(process: string) {
    super('TOO_MUCH', `${process} has brought along more than ${MOST_BROUGHT} characters`);
  }
}

/** Characters that one worker may bring along with the steps of an order; more fills the memory. */
const MOST_BROUGHT = 2 ** 25;

/** Counts what a worker brings along. @throws {TooMuchError} */
export function broughtSoFar(before: number, argument: unknown, process: string): number {
  const now = typeof argument === 'string' ? before + argument.length : before;
  if (now > MOST_BROUGHT) throw new TooMuchError(process);
  return now;
}

/** A worker asks for a step while another one of its own may still have to wait. */
export class SeveralAtOnceError extends ExploreError {
  constructor(process: string, asked: string, pending: string) {
    super(
      'SEVERAL_AT_ONCE',
      `${process} cannot ask for ${asked} while its ${pending} may still have to wait; await each step before the next: did you forget await?`,
    );
  }
}

/**
 * What was found cannot all be true: a proof beside an order that goes wrong. A proof that is once
 * wrong is worth nothing, so none is given.
 */
export class ContradictionError extends ExploreError {
  /** That order, as text. */
  readonly order: string;

  constructor(order: string) {
    super(
      'CONTRADICTION',
      `order ${order} goes wrong, and yet the search found no ending that does; holds does not always answer the same, or this is an error in ipc-demo`,
    );
    this.order = order;
  }
}

/** A worker has to choose where no step says what. */
export class ChoiceError extends ExploreError {
  constructor(process: string) {
    super(
      'CHOICE',
      `${process} cannot choose here: choose belongs to the step before it, so there must be one, and one choice for each step`,
    );
  }
}

/** The text of an order cannot be read. */
export class TokenError extends ExploreError {
  /** Where, counted from 0. */
  readonly position: number;

  constructor(text: string, position: number, why: string) {
    super(
      'SCHEDULE_SYNTAX',
      `cannot read the order "${text}" at character ${position + 1}: ${why}; an order looks like 0101, or 0*3,1*2`,
    );
    this.position = position;
  }
}

/** An order asks for a step that cannot be taken, or does not go to the end. */
export class OrderError extends ExploreError {
  /** The step, counted from 1. */
  readonly step: number;

  readonly reason: Reason;

  constructor(step: number, reason: Reason) {
    super('SCHEDULE', `cannot follow the order at step ${step}: ${explain(reason)}`);
    this.step = step;
    this.reason = reason;
  }
}

/**
 * Why a step cannot be taken: by whom, or who else could go on; for one who waits, on what and who
 * holds that; for a process that is not there, those that are.
 */
export type Reason =
  | { readonly why: 'ends-here'; readonly could: readonly string[] }
  | {
      readonly why: 'no-such-process';
      readonly token: string;
      readonly processes: readonly string[];
    }
  | { readonly why: 'has-ended' | 'has-not-started'; readonly who: string }
  | { readonly why: 'no-such-choice'; readonly who: string; readonly offered: number }
  | { readonly why: 'does-not-die'; readonly who: string }
  /** What must always hold does not, or only daemons are left. */
  | { readonly why: 'always' | 'overtaken' | 'daemons' }
  | {
      readonly why: 'waits';
      readonly who: string;
      readonly on: string;
      readonly heldBy: readonly string[];
    };

function explain(reason: Reason): string {
  switch (reason.why) {
    case 'ends-here':
      return `the order ends here, but ${reason.could.join(', ')} can still go`;
    case 'no-such-process':
      return `there is no process ${reason.token}, only ${reason.processes.map((name, index) => `${index} (${name})`).join(', ')}`;
    case 'has-ended':
      return `${reason.who} has ended`;
    case 'has-not-started':
      return `${reason.who} has not started`;
    case 'no-such-choice':
      return `${reason.who} has ${reason.offered === 1 ? 'nothing to choose from' : `${reason.offered} values to choose from, counted from 0`}`;
    case 'does-not-die':
      return `${reason.who} does not die there`;
    case 'always':
      return 'what must always hold (always) does not hold any more, so the order ends before it';
    case 'overtaken':
      return 'somebody has been overtaken too often (progress), so the order ends before it';
    case 'daemons':
      return 'all have ended but for daemons, so the order ends before it';
    case 'waits':
      return `${reason.who} waits for ${reason.on}${reason.heldBy.length > 0 ? `, held by ${reason.heldBy.join(', ')}` : ''}`;
  }
}
