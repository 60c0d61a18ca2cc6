import { runCommandLine } from '../../src/cli/command-line.js';

/**
 * Carries many command lines out in one process, one after the other: all that the command does
 * below its main, with what it writes caught.
 */

export interface Asked {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Answered {
  /** Null when it threw, which it must not. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const caught = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = ((
    text: string | Uint8Array,
    ...[encoding, callback]: unknown[]
  ): boolean => {
    caught[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') setImmediate(done as () => void);
    return true;
  }) as typeof process.stdout.write;
  process[name].setMaxListeners(0);
}
process.setMaxListeners(0);
const own = { ...process.env };

process.on('message', ({ args, env }: Asked) => {
  void (async () => {
    caught.stdout = caught.stderr = '';
    for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
    Object.assign(process.env, own, env);
    let code: number | null = null;
    try {
      code = await runCommandLine(args, '0.0.0');
    } catch (error) {
      caught.stderr += `threw: ${error instanceof Error ? String(error.stack) : String(error)}`;
    }
    // The next one listens for itself.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
    for (const name of ['stdout', 'stderr'] as const) process[name].removeAllListeners('error');
    process.send!({ code, ...caught } satisfies Answered);
  })();
});
process.send!('ready');
