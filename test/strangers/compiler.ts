import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from './app.js';

const MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** What TypeScript says to a program of a user's. */
export function complaints(program: string): string {
  using app = new App({
    'use.ts': program,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2023',
        lib: ['es2023', 'esnext.disposable'],
        strict: true,
        noEmit: true,
        types: ['node'],
        typeRoots: [join(MODULES, '@types')],
      },
      files: ['use.ts'],
    }),
  });
  const { stdout, stderr } = spawnSync(process.execPath, [join(MODULES, 'typescript/bin/tsc')], {
    cwd: app.path,
    encoding: 'utf8',
  });
  return stdout + stderr;
}
