import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  appendFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { EnvironmentError } from '../errors.js';
import { makeFifo } from './kernel.js';
import { mustBePosix } from './libc.js';

/**
 * The private folder of one program: the doorbells of its processes and a list of what it has put
 * elsewhere. It lives for exactly as long as the program's main process holds the FIFO `alive`
 * open, and whoever starts next removes what the dead have left.
 */

const ALIVE = 'alive';
const LEFTOVERS = 'leftovers';
const MAPPED = 'mapped';
/**
 * The folder of all programs of a user; where somebody else has taken that name, a program has one
 * of its own, whose name goes on with its pid.
 */
const BASE = 'ipc-demo-';

export interface ProgramFolder {
  readonly path: string;
  /** The main process's own end of `alive`; open until the process is gone. */
  readonly alive: number;
}

/** Whether any process has this FIFO open for reading; null where there is no such FIFO. */
export function hasReader(fifo: string): boolean | null {
  try {
    closeSync(openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENXIO') return false;
    if (code === 'ENOENT') return null;
    // A child that has become another user cannot knock any more: it takes the others for alive,
    // and they look again without being rung (doorbell.ts).
    if (code === 'EACCES') return true;
    throw error;
  }
}

export function openOwnFifo(path: string): number {
  makeFifo(path);
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

/** Makes this program's folder, after sweeping away those of programs that were killed. */
export function createFolder(): ProgramFolder {
  mustBePosix();
  const uid = process.geteuid!();
  const places = resolve(tmpdir());
  const base =
    commonBase(places, uid) ?? mkdtempSync(join(places, `${BASE}${uid}-${process.pid}-`));
  sweep(base);
  sweepOwnBases(places, uid);
  const unborn = mkdtempSync(join(base, `new-${process.pid}-`));
  const alive = openOwnFifo(join(unborn, ALIVE));
  const path = join(base, renamed(basename(unborn), 'run'));
  renameSync(unborn, path);
  return { path, alive };
}

/** What is in a folder; nothing when it is gone. */
export function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

interface Leftover {
  readonly path: string;
  /** Only this very file: what somebody else has put in its place is left alone. */
  readonly inode?: number;
}

/**
 * Writes down a file outside of the folder that must be gone at the end, even after SIGKILL; before
 * it is made.
 */
export function noteLeftover(folder: string, path: string, inode?: number): void {
  const leftover: Leftover = inode === undefined ? { path } : { path, inode };
  appendFileSync(join(folder, LEFTOVERS), `${JSON.stringify(leftover)}\n`, { mode: 0o600 });
}

/**
 * Where files lie that any process of this user may map by their name. On Linux it is where
 * Python's `SharedMemory` has them too.
 */
export function mappedFolder(folder: string): string {
  if (process.platform === 'linux') return '/dev/shm';
  const mapped = join(dirname(folder), MAPPED);
  mkdirSync(mapped, { recursive: true, mode: 0o700 });
  return mapped;
}

/**
 * Removes a folder and, as far as that is possible, what is noted in it. Of several that try at the
 * same time, one does it.
 */
export function removeFolder(folder: string): void {
  const own = join(dirname(folder), renamed(basename(folder), 'old'));
  try {
    renameSync(folder, own);
  } catch {
    return;
  }
  for (const { path, inode } of leftovers(own)) {
    try {
      if (inode === undefined || lstatSync(path).ino === inode) rmSync(path, { force: true });
    } catch {
      // It is gone, or not a file any more, or not ours: not a reason why the next program should
      // not start.
    }
  }
  rmSync(own, { recursive: true, force: true });
  if (isOwnBase(dirname(folder))) removeBase(dirname(folder));
}

/**
 * A folder is `new` while it is made, `run` while it is used, `old` while it is removed; the number
 * says by which process.
 */
function renamed(name: string, state: 'run' | 'old'): string {
  return name.replace(/^\w+-\d+/, `${state}-${process.pid}`);
}

/** What has been noted in a folder; it need not be there any more. */
export function leftovers(folder: string): Leftover[] {
  try {
    return readFileSync(join(folder, LEFTOVERS), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Leftover);
  } catch {
    return [];
  }
}

/**
 * The folder of all programs of this user; null when what has its name is not theirs alone: anybody
 * may have put it there.
 */
function commonBase(places: string, uid: number): string | null {
  const base = join(places, `${BASE}${uid}`);
  try {
    mkdirSync(base, { mode: 0o700 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new EnvironmentError(
        `cannot make the folder ${base}: ${(cause as Error).message}`,
        cause,
      );
  }
  return isPrivate(base, uid) ? base : null;
}

function isPrivate(path: string, uid: number): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return (
    found !== undefined && found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0
  );
}

/** Whether it is the base of one program alone. */
function isOwnBase(base: string): boolean {
  return /^ipc-demo-\d+-/.test(basename(base));
}

function sweepOwnBases(places: string, uid: number): void {
  for (const name of readdirSync(places)) {
    const [, pid] = new RegExp(`^${BASE}${uid}-(\\d+)-`).exec(name) ?? [];
    const base = join(places, name);
    if (pid === undefined || processExists(Number(pid)) || !isPrivate(base, uid)) continue;
    sweep(base);
    removeBase(base);
  }
}

function removeBase(base: string): void {
  for (const folder of [join(base, MAPPED), base]) {
    try {
      rmdirSync(folder);
    } catch {
      // It is not there, or not empty.
    }
  }
}

function sweep(base: string): void {
  for (const name of readdirSync(base)) {
    if (name === MAPPED) continue;
    const path = join(base, name);
    const [state, pid] = name.split('-');
    const inUse = state === 'run' ? hasReader(join(path, ALIVE)) : processExists(Number(pid));
    if (!inUse) removeFolder(path);
  }
}

/** Whether there is a process with this id, be it another user's. */
export function processExists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
