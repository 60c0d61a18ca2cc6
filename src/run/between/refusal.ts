import { EnvironmentError } from '../../primitives/errors.js';

/**
 * What the system refuses a worker is no mistake of the worker's. It ends the run, and the command
 * says what there is too little of, and where.
 */

export interface Refusal {
  readonly message: string;
  readonly code?: string;
  readonly path?: string;
}

/**
 * There is too little of something. That something is not allowed is not among these, for a
 * scenario may have asked for what it has no right to.
 */
const SHORT = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EAGAIN',
  'ENVIRONMENT',
]);

export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const { code, path } = (
    error.cause instanceof Error ? error.cause : error
  ) as NodeJS.ErrnoException;
  if (!SHORT.has((error as NodeJS.ErrnoException).code ?? '')) return null;
  return {
    message: error.message,
    ...(code !== undefined && { code }),
    ...(path !== undefined && { path }),
  };
}

export function refused({ message, ...of }: Refusal): EnvironmentError {
  return new EnvironmentError(message, Object.assign(new Error(message), of));
}
