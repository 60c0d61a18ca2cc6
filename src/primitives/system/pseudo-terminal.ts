import { chmodSync, constants } from 'node:fs';
import { fail } from './kernel.js';
import { fromC } from './libc.js';

/**
 * A terminal of one's own, by POSIX: whoever has its path can print on it, whoever has the
 * descriptor sees what is printed.
 */

const F_SETFD = 2;
const FD_CLOEXEC = 1;

const cOpen = fromC('int posix_openpt(int flags)');
const cGrant = fromC('int grantpt(int fd)');
const cUnlock = fromC('int unlockpt(int fd)');
const cName = fromC('const char *ptsname(int fd)');
const cFcntl = fromC('int fcntl(int fd, int command, ...)');

/**
 * Only this user can open it, and no child has the descriptor.
 * @throws {EnvironmentError} when the system has none left
 */
export function openTerminal(): { readonly fd: number; readonly path: string } {
  const fd = cOpen(constants.O_RDWR | constants.O_NOCTTY) as number;
  if (fd < 0 || (cGrant(fd) as number) < 0 || (cUnlock(fd) as number) < 0) fail('posix_openpt');
  cFcntl(fd, F_SETFD, 'int', FD_CLOEXEC);
  const path = cName(fd) as string;
  chmodSync(path, 0o600);
  return { fd, path };
}
