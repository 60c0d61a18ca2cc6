import type { Op } from '../../trace/ops.js';
import type { Shape } from './diagram.js';

/** How what is done looks. */
export const SHAPES: Readonly<Partial<Record<Op, Shape>>> = {
  read: 'read',
  torn: 'read',
  write: 'write',
  half: 'write',
  update: 'write',
  acquire: 'acquire',
  abandoned: 'acquire',
  release: 'release',
  put: 'send',
  send: 'send',
  get: 'receive',
  recv: 'receive',
  eof: 'receive',
  wait: 'wait',
  busy: 'wait',
  full: 'wait',
  empty: 'wait',
  exit: 'end',
  kill: 'end',
  die: 'end',
};
