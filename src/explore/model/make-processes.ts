import type { LineFinder, SourceLine } from '../../trace/source-line.js';
import { type Host, ModelProcess } from './model-process.js';

/** @param lines where those are to be known */
export function makeProcesses(
  names: readonly string[],
  host: Host,
  lines: LineFinder | null,
): ModelProcess[] {
  return names.map((name, index) =>
    lines ? new LocatedProcess(index, name, host, lines) : new ModelProcess(index, name, host),
  );
}

/** A process of which it is known from where in its code it asks for each step. */
class LocatedProcess extends ModelProcess {
  readonly #finder: LineFinder;
  /** Of all that it has asked for and has not been given yet, in that order. */
  readonly #asked: (SourceLine | undefined)[] = [];
  #taken: SourceLine | undefined;

  constructor(index: number, name: string, host: Host, finder: LineFinder) {
    super(index, name, host);
    this.#finder = finder;
  }

  override get line(): SourceLine | undefined {
    return this.#asked[0];
  }

  override get lineTaken(): SourceLine | undefined {
    return this.#taken;
  }

  override ask: ModelProcess['ask'] = (operation, thing, argument) => {
    this.#asked.push(this.over ? undefined : this.#finder.here());
    return super.ask(operation, thing, argument);
  };

  override moveUp(): boolean {
    this.#taken = this.#asked.shift();
    return super.moveUp();
  }
}
