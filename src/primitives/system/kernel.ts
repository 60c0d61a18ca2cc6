import { ftruncateSync } from 'node:fs';
import { constants } from 'node:os';
import { EnvironmentError } from '../errors.js';
import { errno as lastErrno, fromC, koffi } from './libc.js';

/** The few calls of the operating system that Node does not offer. */

const linux = process.platform === 'linux';

const PROT_READ_WRITE = 1 | 2;
const MAP_SHARED = 1;
const MFD_CLOEXEC = 1;
const PR_SET_PDEATHSIG = 1;
const POLLIN = 1;
const POLLERR_OR_HUP = 8 | 16;

const cMmap = fromC(
  'void *mmap(void *address, size_t length, int protection, int flags, int fd, int64_t offset)',
);
const cMunmap = fromC('int munmap(void *address, size_t length)');
const cMkfifo = fromC('int mkfifo(const char *path, unsigned int mode)');
const cPoll = fromC('int poll(_Inout_ int32_t *entries, unsigned long count, int timeout)');
const cMemfd = linux ? fromC('int memfd_create(const char *name, unsigned int flags)') : null;
const cFallocate = linux ? fromC('int posix_fallocate(int fd, long offset, long bytes)') : null;
const cPrctl = linux
  ? fromC(
      'int prctl(int option, unsigned long a, unsigned long b, unsigned long c, unsigned long d)',
    )
  : null;

/** A `struct sigaction` of a 64-bit Linux: its words begin with the handler, 0 for none. */
const SIGACTION_WORDS = 38;
const SA_FLAGS = 34;
const SA_RESETHAND = 0x8000_0000 | 0;
const cSigaction =
  linux && ['x64', 'arm64'].includes(process.arch)
    ? fromC('int sigaction(int signal, const void *action, _Out_ int32_t *before)')
    : null;

/** Throws what the call that has just failed says, as Node says it of its own. */
export function fail(call: string, errno: number = lastErrno(), path?: string): never {
  const code =
    Object.entries(constants.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
  const message = `${[call, path].filter(Boolean).join(' ')} failed: ${code}`;
  throw new EnvironmentError(message, Object.assign(new Error(message), { code, path }));
}

/** Where each mapping lies. */
const pointers = new WeakMap<ArrayBuffer, unknown>();

/** Maps `bytes` of an open file, shared with every process that maps it; one view a mapping. */
export function mapShared(fd: number, bytes: number): ArrayBuffer {
  const pointer = cMmap(null, bytes, PROT_READ_WRITE, MAP_SHARED, fd, 0) as unknown;
  if (BigInt.asIntN(64, koffi().address(pointer)) === -1n) fail('mmap');
  const buffer = koffi().view(pointer, bytes);
  pointers.set(buffer, pointer);
  return buffer;
}

/** Takes a mapping back. Its buffer, and every view of it, is empty from then on. */
export function unmap(buffer: ArrayBuffer): void {
  const { byteLength } = buffer;
  detach(buffer);
  if ((cMunmap(pointers.get(buffer), byteLength) as number) !== 0) fail('munmap');
}

/**
 * A byte stream takes the buffer of what is put into it (Streams Standard,
 * ReadableByteStreamControllerEnqueue). It is the one way to detach memory that is not Node's own:
 * `structuredClone` leaves such a buffer where it is and transfers a copy.
 */
function detach(buffer: ArrayBuffer): void {
  new ReadableStream({
    type: 'bytes',
    start: (controller) => controller.enqueue(new Uint8Array(buffer)),
  });
  if (buffer.byteLength !== 0)
    throw new EnvironmentError(
      'this version of Node does not detach mapped memory: it cannot be unmapped safely',
    );
}

/**
 * Gives an empty file `bytes` zeros. On Linux it has them at once: were they taken from the machine
 * where they are touched first, and it had none left, nobody could say so but by a SIGBUS.
 */
export function reserve(fd: number, bytes: number): void {
  if (!cFallocate) return ftruncateSync(fd, bytes);
  let errno: number;
  do errno = cFallocate(fd, 0, bytes) as number;
  while (errno === constants.errno.EINTR);
  if (errno !== 0) fail('posix_fallocate', errno);
}

/** A file that has no name, so that nothing can be left behind; null where the system has none. */
export function anonymousFile(): number | null {
  if (!cMemfd) return null;
  const fd = cMemfd('ipc-demo', MFD_CLOEXEC) as number;
  return fd < 0 ? fail('memfd_create') : fd;
}

export function makeFifo(path: string): void {
  if ((cMkfifo(path, 0o600) as number) !== 0) fail('mkfifo', lastErrno(), path);
}

/**
 * Blocks the thread until `fd` has something to read, at most `ms`. False when the time was up or a
 * signal came first.
 */
export function pollReadable(fd: number, ms: number): boolean {
  return (cPoll(new Int32Array([fd, POLLIN]), 1, ms) as number) > 0;
}

/** Whether nobody will ever read what is written to `fd`. */
export function hasHungUp(fd: number): boolean {
  const entry = new Int32Array([fd, 0]);
  cPoll(entry, 1, 0);
  return ((entry[1]! >>> 16) & POLLERR_OR_HUP) !== 0;
}

/** A signal whose handler is for the first one only. */
export interface HandledOnce {
  /** Whether the first has come: a second does what it does without a handler. */
  isSpent(): boolean;
  /** From now on all are handled again. */
  handleAll(): void;
}

/** Lets a signal that has a handler have it once. Null where it has none, or on other systems. */
export function handleOnce(signal: NodeJS.Signals): HandledOnce | null {
  const number = constants.signals[signal];
  const all = new Int32Array(SIGACTION_WORDS);
  if (!cSigaction || cSigaction(number, null, all) !== 0 || isDefault(all)) return null;
  const once = all.slice();
  once[SA_FLAGS]! |= SA_RESETHAND;
  all[SA_FLAGS]! &= ~SA_RESETHAND;
  cSigaction(number, once, null);
  return {
    isSpent() {
      const now = new Int32Array(SIGACTION_WORDS);
      cSigaction(number, null, now);
      return isDefault(now);
    },
    handleAll: () => void cSigaction(number, all, null),
  };
}

function isDefault([low, high]: Int32Array): boolean {
  return low === 0 && high === 0;
}

/**
 * From now on the kernel kills this process when its parent dies. Does nothing outside of Linux.
 */
export function dieWithParent(): void {
  cPrctl?.(PR_SET_PDEATHSIG, constants.signals.SIGKILL, 0, 0, 0);
}
