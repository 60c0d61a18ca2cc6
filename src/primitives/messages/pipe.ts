import { Connection } from './connection.js';
import { makePipe, makeSocketPair } from '../system/kernel-pipe.js';
import { allocateFlow } from './flow.js';

/**
 * Two connected ends: each can send and receive; with `duplex: false` the first can only receive,
 * and the second only send.
 *
 * It is the kernel's own: a socket pair, or a pipe. The arena has only what is needed to wait for
 * it.
 *
 * @throws {EnvironmentError} when this process has as many descriptors as it may have
 * @example
 * const [here, there] = Pipe();
 * new Process({ module: import.meta.url, target: answer, args: [there] }).start();
 * there.close();
 * await here.send('question');
 * console.log(await here.recv());
 */
export function Pipe({ duplex = true }: { readonly duplex?: boolean } = {}): [
  Connection,
  Connection,
] {
  const there = allocateFlow();
  if (!duplex) {
    const [reading, writing] = makePipe();
    return [Connection._of(reading, there, null), Connection._of(writing, null, there)];
  }
  const back = allocateFlow();
  const [a, b] = makeSocketPair();
  return [Connection._of(a, back, there), Connection._of(b, there, back)];
}
