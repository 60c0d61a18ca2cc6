import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from '../primitives/here.js';
import { betweenCalls } from './calls.js';
import type { LineFinder, SourceLine } from './source-line.js';

/** So many frames at most lie between the worker's code and the thing that it asks. */
const FRAMES = 20;
/** Where the demonstrations are written; the package has their sources, too. */
const DEMOS = ROOT === '' ? '' : new URL('../../src/demos', ROOT).href;

/** Does something for which lines are to be found; afterwards nothing is paid for it any more. */
export async function withLines<T>(act: (lines: LineFinder) => Promise<T>): Promise<T> {
  const sites = new CallSites();
  try {
    return await act(sites);
  } finally {
    sites.over();
  }
}

/**
 * Finds the line by the stack at the moment of the call: the innermost place that is in the
 * scenario's code, which is that of the demonstrations, or of whatever lies elsewhere than we do.
 * What is done on behalf of a call, also later, is done from its line.
 */
export class CallSites implements LineFinder {
  readonly #current = new AsyncLocalStorage<SourceLine | undefined>();
  /** By the place in the code that is run; null where that is no scenario's. */
  readonly #lines = new Map<string, SourceLine | null>();
  readonly #maps = new Map<string, SourceMap | null>();

  /** @param module where most steps come from: what is to be known of it is read at once */
  constructor(module?: string) {
    if (module !== undefined && ROOT !== '' && module.startsWith(ROOT)) this.#mapOf(module);
  }

  around<G extends object>(given: G): G {
    return betweenCalls(given, (_, go) => this.#current.run(this.#find() ?? this.here(), go));
  }

  /** As long as it is in use, every promise of the thread is followed, which takes its time. */
  over(): void {
    this.#current.disable();
  }

  here(): SourceLine | undefined {
    return this.#current.getStore();
  }

  #find(): SourceLine | undefined {
    for (const frame of framesHere()) {
      const file = frame.getFileName() ?? '';
      const at = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1] as const;
      const key = [file, ...at].join(':');
      let line = this.#lines.get(key);
      if (line === undefined) this.#lines.set(key, (line = this.#lineOf(file, ...at)));
      if (line !== null) return line;
    }
    return undefined;
  }

  #lineOf(file: string, line: number, column: number): SourceLine | null {
    const url = file.startsWith('/') ? pathToFileURL(file).href : file;
    if (!url.startsWith('file:')) return null;
    if (!url.startsWith(ROOT))
      return url.includes('/node_modules/') ? null : { file: fileURLToPath(url), line };
    const entry = this.#mapOf(url)?.findEntry(line - 1, column - 1);
    if (entry === undefined || !('originalSource' in entry)) return null;
    const source = new URL(entry.originalSource, url).href;
    return source.startsWith(`${DEMOS}/`)
      ? { file: fileURLToPath(source), line: entry.originalLine + 1 }
      : null;
  }

  /** From what is run to what was written; null where there is none. */
  #mapOf(url: string): SourceMap | null {
    let map = this.#maps.get(url);
    if (map === undefined) this.#maps.set(url, (map = readMap(`${url}.map`)));
    return map;
  }
}

function readMap(url: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(url), 'utf8')) as SourceMapPayload);
  } catch {
    return null;
  }
}

function framesHere(): readonly NodeJS.CallSite[] {
  const before = Object.assign({ prepareStackTrace: undefined }, Error);
  try {
    Error.prepareStackTrace = (_, frames) => frames;
    Error.stackTraceLimit = FRAMES;
    return new Error().stack as unknown as readonly NodeJS.CallSite[];
  } finally {
    Object.assign(Error, before);
  }
}
