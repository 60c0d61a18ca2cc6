import type * as Koffi from 'koffi';
import { UnsupportedError } from '../errors.js';
import { binaryOf, onDemand } from '../on-demand.js';

/**
 * The functions of the C library, as koffi calls them. Both are loaded with the first call and not
 * before: much of this package needs no system call, starts sooner without, and runs where there is
 * no POSIX.
 */

let load = onDemand<typeof Koffi>('koffi');
let libc: Koffi.LibraryHandle | undefined;

/** @throws {UnsupportedError} where the library has nothing to stand on */
export function mustBePosix(): void {
  if (process.platform === 'win32')
    throw new UnsupportedError(
      'ipc-demo needs a POSIX system for real processes: on Windows, run it inside WSL',
    );
}

export function koffi(): typeof Koffi {
  mustBePosix();
  return load();
}

/**
 * For a child: where its parent has found koffi's binary, null where that is not known. To look for
 * it takes longer than to load it.
 */
export function spareTheSearch(binary: string | null): void {
  if (binary !== null) load = onDemand(binary);
}

export function whereKoffiIs(): string | null {
  return binaryOf('koffi');
}

/** A function of the C library by its declaration, looked up when it is first called. */
export function fromC(declaration: string): (...args: readonly unknown[]) => unknown {
  let call: ((...args: readonly unknown[]) => unknown) | undefined;
  return (...args) => (call ??= (libc ??= koffi().load(null)).func(declaration))(...args);
}

/** What the call that has just failed says. */
export function errno(): number {
  return koffi().errno();
}
