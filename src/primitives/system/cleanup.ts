/**
 * What must be gone at the end, on every way out that leaves time to act; what SIGKILL leaves, the
 * next run sweeps.
 *
 * A signal that nobody else listens to ends the process as it would have without us, after the
 * clean-up. So it does in a wait with the whole thread asleep, where JavaScript has no turn. In a
 * loop nothing can be cleaned up, but the same signal a second time ends the process all the same,
 * as SIGKILL does. Where the program has a listener of its own, the end is the program's decision;
 * but not where the listener is signal-exit's, which leaves the end to whoever listens beside it, as
 * we do: it has its turn after ours.
 */

import { type HandledOnce, handleOnce } from './kernel.js';

const FATAL = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Fatal = (typeof FATAL)[number];

/** On a listener that leaves the end to the program: ours, and those of another copy of ours. */
const OURS = Symbol.for('ipc-demo.end');

/** Where signal-exit, from version 4 and before, says how many listeners of each signal it has. */
const SIGNAL_EXIT: readonly (readonly [object, string | symbol])[] = [
  [globalThis, Symbol.for('signal-exit emitter')],
  [process, '__signal_exit_emitter__'],
];

/** Ours, by their signals. */
const listeners = new Map<string | symbol, () => void>();
/** Signals whose handler is for the first one only, for nobody else listens. */
const alone = new Map<string | symbol, HandledOnce>();
/** Signals that a listener has just stopped to listen to. */
const leaving = new Set<string | symbol>();

const duties: (() => void)[] = [];

/**
 * Runs `duty` when this process ends by returning, by `process.exit`, by an uncaught error or by a
 * signal; last come, first done.
 */
export function atEnd(duty: () => void): void {
  if (duties.length === 0) watchForTheEnd();
  duties.push(duty);
}

/** Ends the process if a signal has asked for that, and its listener has had no turn to hear it. */
export function endIfAsked(): void {
  for (const [name, signal] of alone) {
    const obey = listeners.get(name)!;
    // Whoever listens beside us has a turn, too.
    if (signal.isSpent() && process.listeners(name as Fatal).includes(obey))
      process.emit(name as Fatal, name as Fatal);
  }
}

function watchForTheEnd(): void {
  process.on('exit', end);
  for (const name of FATAL) {
    const listener = (): void => {
      // One that is called once is gone when it is called.
      if (leaving.has(name) || othersListen(name)) return;
      // npm passes on the signal that the terminal has sent already: that must not cut this short.
      handleAll(name);
      try {
        end();
      } finally {
        process.off(name, listener);
        process.kill(process.pid, name);
      }
    };
    Object.assign(listener, { [OURS]: true });
    listeners.set(name, listener);
    process.prependListener(name, listener);
    handleFirst(name);
  }
  process.on('newListener', (name, listener) => {
    if (!(OURS in listener) && !isNextOfSignalExit(name as Fatal)) handleAll(name);
  });
  process.on('removeListener', (name) => {
    const listener = listeners.get(name);
    if (!listener) return;
    leaving.add(name);
    const isThere = (): boolean => process.listeners(name as Fatal).includes(listener);
    // Until then signal-exit counts a listener that it has just taken off.
    queueMicrotask(() => {
      leaving.delete(name);
      if (isThere()) handleFirst(name as Fatal);
    });
    if (isThere() && othersOn(name as Fatal) === 0) handleFirst(name as Fatal);
  });
}

function othersListen(name: Fatal): boolean {
  return othersOn(name) > listenersOfSignalExit();
}

/** It counts a listener before it adds it. */
function isNextOfSignalExit(name: Fatal): boolean {
  return othersOn(name) < listenersOfSignalExit();
}

function othersOn(name: Fatal): number {
  return process.listeners(name).filter((listener) => !(OURS in listener)).length;
}

function listenersOfSignalExit(): number {
  return SIGNAL_EXIT.map(
    ([place, key]) => (Reflect.get(place, key) as { count?: number } | undefined)?.count ?? 0,
  ).reduce((sum, count) => sum + count);
}

function handleFirst(name: Fatal): void {
  if (alone.has(name) || othersListen(name)) return;
  const signal = handleOnce(name);
  if (signal) alone.set(name, signal);
}

function handleAll(name: string | symbol): void {
  alone.get(name)?.handleAll();
  alone.delete(name);
}

function end(): void {
  const duty = duties.pop();
  if (!duty) return;
  try {
    duty();
  } finally {
    end();
  }
}
