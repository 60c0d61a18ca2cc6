import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/**
 * A folder with a program of somebody else's, who has installed the library: what becomes of it is
 * what the library is worth.
 */

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
/**
 * What is not over by then is taken for endless. No verdict rests on how long anything took that
 * ended.
 */
const ENDLESS = 45_000;

export interface Outcome {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How many processes have said `here`. */
  readonly processes: number;
}

export class App {
  readonly path: string = mkdtempSync(join(tmpdir(), 'ipc-demo-stranger-'));

  /**
   * @param files by their path in the folder; the library is found by a link, as `npm link` makes
   * it
   */
  constructor(files: Readonly<Record<string, string>>) {
    this.#link('ipc-demo', REPOSITORY);
    for (const name of ['koffi', 'tsx', 'esbuild'])
      this.#link(name, join(REPOSITORY, 'node_modules', name));
    for (const [path, content] of Object.entries({ 'package.json': '{"type":"module"}', ...files }))
      this.write(path, content);
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  /** Another copy of the library, for those who import it from that folder. */
  installAnotherCopy(folder: string): void {
    const copy = join(this.path, folder, 'node_modules/ipc-demo');
    cpSync(join(REPOSITORY, 'package.json'), join(copy, 'package.json'));
    cpSync(join(REPOSITORY, 'dist/bundle'), join(copy, 'dist/bundle'), { recursive: true });
  }

  /**
   * Runs `node` there, as in a shell. Rejects when it, or somebody whom it has started, does not
   * end.
   */
  async node(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...own } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: this.path,
      env: { ...own, TMPDIR: this.path, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let isEndless = false;
    const timer = setTimeout(() => {
      isEndless = true;
      // All of them: one that has outlived its parent keeps the output open.
      process.kill(-child.pid!, 'SIGKILL');
    }, ENDLESS);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    clearTimeout(timer);
    if (isEndless)
      throw new Error(
        `node ${args.join(' ')} had not ended after ${ENDLESS} ms, or had left somebody behind: ${stdout}${stderr}`,
      );
    return {
      code,
      stdout,
      stderr,
      processes: stdout.split('\n').filter((line) => line === 'here').length,
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #link(name: string, target: string): void {
    mkdirSync(join(this.path, 'node_modules'), { recursive: true });
    symlinkSync(target, join(this.path, 'node_modules', name));
  }
}
