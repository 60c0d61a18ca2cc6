import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answered } from './one-process.js';

/**
 * Where hostile input is tried: a folder full of strange files, and a process that takes one
 * command line after the other.
 */

/** What is given to the command. */
export interface Case {
  readonly args: readonly string[];
  /** Files that are there for this case, by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What the command was told to write to. */
  readonly writes?: readonly string[];
}

export interface Seen extends Answered {
  readonly hung: boolean;
  /** Files that have changed, come or gone, and not because they were named. */
  readonly touched: readonly string[];
}

/** Long enough for the slowest command, which is bound to a few seconds, on the busiest machine. */
const PATIENCE = 60_000;
const CHILD = fileURLToPath(new URL('./one-process.js', import.meta.url));

/** What stands in the folder: each is named where a file should be. */
export const KINDS: readonly string[] = [
  'fifo',
  'fifo.mjs',
  'fifo.json',
  'loop',
  'loop.mjs',
  'dir',
  'dir.mjs',
  'dangling/x',
  'zero',
  'full',
  'null.mjs',
  'tty',
  'huge',
  'huge.mjs',
  'plain.json/x',
  'plain.json',
  'binary',
  'empty',
  'empty.mjs',
  '/dev/zero',
  '/dev/full',
  '/dev/stdin',
  '/proc/self/mem',
  '/proc/self/environ',
  '/',
  '..',
  '.',
  `${'long'.repeat(100)}.mjs`,
];

export class Laboratory {
  readonly #root = mkdtempSync(join(tmpdir(), 'ipc-demo-hostile-'));
  /** Where the command is called. */
  readonly folder: string = join(this.#root, 'inner');
  #child: ChildProcess | null = null;

  constructor() {
    mkdirSync(this.folder);
    mkdirSync(join(this.#root, 'tmp'), { mode: 0o700 });
    const at = (name: string): string => join(this.folder, name);
    writeFileSync(join(this.#root, 'x.json'), '{"count":7}');
    for (const name of ['fifo', 'fifo.mjs', 'fifo.json']) execFileSync('mkfifo', [at(name)]);
    for (const name of ['dir', 'dir.mjs']) mkdirSync(at(name));
    for (const [name, to] of [
      ['loop', 'loop'],
      ['loop.mjs', 'loop'],
      ['dangling', 'nowhere'],
      ['zero', '/dev/zero'],
      ['full', '/dev/full'],
      ['null.mjs', '/dev/null'],
      ['tty', '/dev/tty'],
    ] as const)
      symlinkSync(to, at(name));
    for (const name of ['huge', 'huge.mjs']) {
      writeFileSync(at(name), '');
      truncateSync(at(name), 2 ** 36);
    }
    writeFileSync(at('plain.json'), '{ "count" : 3 }');
    chmodSync(at('plain.json'), 0o640);
    writeFileSync(
      at('binary'),
      Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256)),
    );
    for (const name of ['empty', 'empty.mjs']) writeFileSync(at(name), '');
  }

  async try({ args, files = {}, env = {}, writes = [] }: Case): Promise<Seen> {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
    const child = (this.#child ??= await this.#start());
    const before = this.#look();
    child.send({ args, env });
    const answered = await this.#answer(child);
    if (answered === null) this.#stop();
    const allowed = new Set(writes.map((path) => join(this.folder, path)));
    const after = this.#look();
    const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path) && !allowed.has(path),
    );
    for (const path of after.keys())
      if (!before.has(path) || path.slice(this.folder.length + 1) in files)
        rmSync(path, { recursive: true, force: true });
    if (touched.some((path) => path.endsWith('plain.json')))
      writeFileSync(join(this.folder, 'plain.json'), '{ "count" : 3 }');
    return {
      ...(answered ?? { code: null, stdout: '', stderr: '' }),
      hung: answered === null,
      touched,
    };
  }

  close(): void {
    this.#stop();
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #start(): Promise<ChildProcess> {
    const env = {
      PATH: process.env['PATH'],
      HOME: this.#root,
      TMPDIR: join(this.#root, 'tmp'),
      LANG: 'C',
    };
    const child = fork(CHILD, [], {
      cwd: this.folder,
      env,
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }

  /** Null when there is none: it hangs, or has ended. */
  async #answer(child: ChildProcess): Promise<Answered | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, PATIENCE, null)));
    const exit = once(child, 'exit').then(() => null);
    const answer = await Promise.race([
      once(child, 'message').then(([found]) => found as Answered),
      exit,
      late,
    ]);
    clearTimeout(timer);
    for (const event of ['exit', 'message', 'error']) child.removeAllListeners(event);
    return answer;
  }

  #stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  /** Each file outside of the command's own temporary folder, with what can be seen of it. */
  #look(): Map<string, string> {
    const seen = new Map<string, string>();
    for (const folder of [
      this.#root,
      this.folder,
      join(this.folder, 'dir'),
      join(this.folder, 'dir.mjs'),
    ]) {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (folder === this.#root && (name === 'tmp' || name === 'inner')) continue;
        const { mode, size, mtimeMs, ino } = lstatSync(path);
        const isFile = (mode & 0o170000) === 0o100000;
        seen.set(
          path,
          `${mode} ${ino} ${isFile ? `${size} ${size < 1e6 ? readFileSync(path, 'latin1') : mtimeMs}` : ''}`,
        );
      }
    }
    return seen;
  }
}
