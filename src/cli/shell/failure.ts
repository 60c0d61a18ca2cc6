import { ContradictionError } from '../../explore/model/errors.js';
import { type Messages, wordFor } from '../../messages/index.js';
import { UnsupportedError } from '../../primitives/errors.js';

/**
 * The ways in which a command can fail that are nobody's bug: each has a code, an exit code, and
 * one line to be printed.
 */
export class Failure extends Error {
  readonly code: string;
  readonly exitCode: number;

  constructor(
    code:
      | 'USAGE'
      | 'INPUT'
      | 'ENVIRONMENT'
      | 'TIMEOUT'
      | 'INTERRUPTED'
      | 'CLOSED'
      | 'CONTRADICTION',
    exitCode: number,
    message: string,
  ) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
  }
}

export function usage(message: string): Failure {
  return new Failure('USAGE', 2, message);
}

export function badInput(message: string): Failure {
  return new Failure('INPUT', 2, message);
}

const REFUSALS = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'EAGAIN',
  'ENOMEM',
  'EFBIG',
  'EIO',
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENVIRONMENT',
]);

/** Of a thread that cannot be started, Node says why in the message alone. */
function codeOf({ code = '', message }: Pick<NodeJS.ErrnoException, 'code' | 'message'>): string {
  return code === 'ERR_WORKER_INIT_FAILED' ? message : code;
}

/** What the system refused is no bug either; anything else is, and is given back as it came. */
export function asFailure(error: unknown, messages: Messages): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  if (error instanceof ContradictionError)
    return new Failure('CONTRADICTION', 70, messages.errors.contradiction(error.order));
  if (error instanceof UnsupportedError)
    return new Failure('ENVIRONMENT', 3, messages.errors.windows);
  return REFUSALS.has(codeOf(error))
    ? new Failure('ENVIRONMENT', 3, refusal(error, messages))
    : error;
}

/** In the user's language why a file could not be written, or the system's code for it. */
export function whyRefused(error: unknown, { refusals }: Messages['errors']): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return wordFor(refusals, code) ?? code;
}

/** In the user's language, as far as the system's code says what it is; and where. */
export function refusal(
  error: NodeJS.ErrnoException,
  { errors: { environment, fileChanged, refusals } }: Messages,
): string {
  const first = error.cause instanceof Error ? (error.cause as NodeJS.ErrnoException) : error;
  if (first.code === 'FILE_CHANGED') return fileChanged(first.path!);
  const why = wordFor(refusals, codeOf(first));
  return environment(why ?? error.message, why === undefined ? null : (first.path ?? null));
}
