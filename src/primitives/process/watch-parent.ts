import { Worker } from 'node:worker_threads';
import { LIFELINE_FD } from './protocol.js';

/**
 * Ends this process when the lifeline ends; whatever else it does, for it has this thread to
 * itself.
 */
const WATCH = `
const { Socket } = require('node:net');
const vanish = () => process.kill(process.pid, 'SIGKILL');
new Socket({ fd: ${LIFELINE_FD}, readable: true, writable: false }).on('close', vanish).on('error', vanish).resume();
`;

/**
 * Where the kernel does not kill the child of a dead parent, a thread of its own does: the main one
 * may be busy for ever.
 */
export function watchParent(): void {
  new Worker(WATCH, { eval: true, env: {}, execArgv: [] }).unref();
}
