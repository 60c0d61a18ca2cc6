import { targetOf } from '../process/target.js';

/**
 * What one of the parties runs, named as a process's target is: whichever process comes last
 * imports the module and calls the export.
 */
export interface BarrierAction {
  /** The module that exports the target: usually `import.meta.url`. */
  readonly module: string | URL;
  /**
   * The exported function, or its name (not from a module that is still running, for it would wait
   * for itself); it takes nothing, and is awaited.
   */
  readonly target: (() => unknown) | string;
}

/** Runs it: the maker of the barrier has the function at hand, everybody else imports it. */
export async function run(action: BarrierAction): Promise<void> {
  if (typeof action.target === 'function') return void (await action.target());
  const { module, name } = targetOf(action)!;
  const exports = (await import(module)) as Record<string, unknown>;
  const fn = exports[name];
  if (typeof fn !== 'function')
    throw new TypeError(
      `${module} exports no function named ${name}: export the action of a barrier`,
    );
  await (fn as () => unknown)();
}

/**
 * The same without the function itself, which cannot travel.
 * @throws {TypeError} when another process could not find it
 */
export function byName(action: BarrierAction): BarrierAction {
  const { module, name } = targetOf(action)!;
  return { module, target: name };
}

export interface BarrierOptions {
  /** Run by one of the parties when all have come, before any of them goes on. */
  readonly action?: BarrierAction;
  /** How long a `wait` that is not told waits, in milliseconds. @default Infinity */
  readonly timeout?: number;
}
