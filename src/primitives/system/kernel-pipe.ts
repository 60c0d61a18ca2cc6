import { constants } from 'node:fs';
import { constants as os } from 'node:os';
import { fail } from './kernel.js';
import { errno, fromC } from './libc.js';

/**
 * The kernel's own pipes, read and written as C does it: Node throws where there is nothing to read
 * yet, which takes ten times as long as reading.
 */

const AF_UNIX = 1;
const SOCK_STREAM = 1;
const F_SETFD = 2;
const FD_CLOEXEC = 1;
const F_SETFL = 4;
export const POLLIN = 1;
export const POLLOUT = 4;

const cPipe = fromC('int pipe(_Out_ int32_t *ends)');
const cSocketpair = fromC(
  'int socketpair(int domain, int type, int protocol, _Out_ int32_t *ends)',
);
const cFcntl = fromC('int fcntl(int fd, int command, ...)');
const cRead = fromC('int64_t read(int fd, void *bytes, size_t count)');
const cWrite = fromC('int64_t write(int fd, const void *bytes, size_t count)');
const cPpoll =
  process.platform === 'linux'
    ? fromC(
        'int ppoll(_Inout_ int32_t *entries, unsigned long count, const int64_t *time, const void *signals)',
      )
    : null;
const cPoll = fromC('int poll(_Inout_ int32_t *entries, unsigned long count, int timeout)');

/** A write of at most so many bytes happens as a whole or not at all, whoever else writes. */
export const PIPE_BUF: number = process.platform === 'linux' ? 4096 : 512;
/** What a read or a write returns when it would have to wait. */
export const WOULD_WAIT: number = -os.errno.EAGAIN;
/** What a write returns when nobody will ever read it. */
export const NO_READER: number = -os.errno.EPIPE;
/** What a write to a socket returns when the other end was closed with something unread in it. */
export const RESET: number = -os.errno.ECONNRESET;

/**
 * A pipe's two descriptors: what is written to the second can be read from the first. They never
 * block, and no child has them unless it is given them.
 */
export function makePipe(): [number, number] {
  const ends = new Int32Array(2);
  return (cPipe(ends) as number) < 0 ? fail('pipe') : prepared(ends);
}

/** The two ends of a connection in both directions. */
export function makeSocketPair(): [number, number] {
  const ends = new Int32Array(2);
  return (cSocketpair(AF_UNIX, SOCK_STREAM, 0, ends) as number) < 0
    ? fail('socketpair')
    : prepared(ends);
}

// The systems differ in how to ask for this at once; nobody forks between here and there, for that
// would be this thread's doing.
function prepared([a, b]: Int32Array): [number, number] {
  for (const fd of [a, b]) {
    cFcntl(fd, F_SETFD, 'int', FD_CLOEXEC);
    cFcntl(fd, F_SETFL, 'int', constants.O_NONBLOCK);
  }
  return [a!, b!];
}

/**
 * Reads into `bytes`, or writes from it, between two places of it. Returns how many bytes, or minus
 * the error's number.
 */
export type Transfer = (fd: number, bytes: Uint8Array, from: number, to: number) => number;

export const readSome: Transfer = (fd, bytes, from, to) => {
  const count = cRead(fd, from === 0 ? bytes : bytes.subarray(from), to - from) as number;
  return count < 0 ? -errno() : count;
};

export const writeSome: Transfer = (fd, bytes, from, to) => {
  const count = cWrite(fd, from === 0 ? bytes : bytes.subarray(from), to - from) as number;
  return count < 0 ? -errno() : count;
};

/** What to wait for: something to read, or the end; room to write, or nobody who reads. */
export type Readiness = typeof POLLIN | typeof POLLOUT;

/** Whether a read or a write would not have to wait. */
export function isReady(fd: number, readiness: Readiness): boolean {
  return (cPoll(new Int32Array([fd, readiness]), 1, 0) as number) > 0;
}

/**
 * The same within a time, given in nanoseconds, in which the thread sleeps; at this moment where
 * the system cannot count them.
 */
export function isReadyWithin(time: BigInt64Array, fd: number, readiness: Readiness): boolean {
  return cPpoll
    ? (cPpoll(new Int32Array([fd, readiness]), 1, time, null) as number) > 0
    : isReady(fd, readiness);
}
