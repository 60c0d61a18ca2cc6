/** By the system's code: what it does not allow. */
export type SystemCode =
  | 'EACCES'
  | 'EPERM'
  | 'EROFS'
  | 'ENOSPC'
  | 'EDQUOT'
  | 'EMFILE'
  | 'ENFILE'
  | 'EAGAIN'
  | 'ENOMEM'
  | 'EFBIG'
  | 'EIO'
  | 'ENOENT'
  | 'ENOTDIR';

/**
 * Why a step of an order cannot be taken. Processes are told by the names that the user knows them
 * by.
 */
interface OrderReasons {
  'ends-here': (could: readonly string[]) => string;
  'no-such-process': (
    token: string,
    processes: readonly { readonly token: string; readonly name: string }[],
  ) => string;
  'has-ended': (who: string) => string;
  'has-not-started': (who: string) => string;
  /** Of values to choose from. */
  'no-such-choice': (who: string, offered: number) => string;
  'does-not-die': (who: string) => string;
  always: () => string;
  overtaken: () => string;
  daemons: () => string;
  waits: (who: string, on: string, heldBy: readonly string[]) => string;
}

/** One line on stderr: what is wrong, where, and what would be right. */
export interface ErrorWords {
  prefix: string;
  count: (option: string, value: string, least: number, most: number) => string;
  seconds: (option: string, value: string) => string;
  /** @param all how many there are to choose from */
  together: (a: string, b: string, all: number) => string;
  choice: (option: string, value: string, choices: string) => string;
  unknownCommand: (name: string, near: string | null) => string;
  unknownOption: (name: string, near: string | null) => string;
  missingArgument: (option: string) => string;
  excessArgument: (argument: string) => string;
  fileMissing: (path: string) => string;
  fileFolder: (path: string) => string;
  fileSpecial: (path: string) => string;
  /** Where it is wrong, as far as that is known. */
  fileJson: (path: string, at: { line: number; column: number } | null) => string;
  fileDeep: (path: string, most: number) => string;
  fileCount: (path: string, found: string) => string;
  absent: string;
  fileChanged: (path: string) => string;
  fileReadOnly: (path: string) => string;
  fileInPlace: string;
  fileTickets: string;
  fileMode: (flags: readonly string[]) => string;
  filePermission: (path: string) => string;
  /** What stands where a file should. */
  notFile: {
    missing: (path: string) => string;
    folder: (path: string) => string;
    special: (path: string) => string;
  };
  fileLarge: (path: string, mostMib: number) => string;
  /** By the system's code. */
  fileUnread: (path: string, code: string) => string;
  folderPermission: (path: string) => string;
  /** Whether there were processes, which have been ended. */
  timeout: (seconds: number, hadProcesses: boolean) => string;
  interrupted: (hadProcesses: boolean) => string;
  environment: (why: string, path: string | null) => string;
  /** By the system's code. */
  refusals: Readonly<Record<SystemCode, string>>;
  windows: string;
  contradiction: (order: string) => string;
  orderText: (text: string, at: number) => string;
  pictureFile: (path: string, why: string) => string;
  saveFile: (path: string, why: string) => string;
  order: (step: number, why: string) => string;
  orderReasons: OrderReasons;
  orderMode: (flags: readonly string[]) => string;
  orderOfLifecycle: string;
}
