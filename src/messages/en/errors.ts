import { fromTo, grouped } from '../grammar/alike.js';
import { allOf, either, near } from '../grammar/english.js';
import type { ErrorWords } from '../words/errors.js';

export const errors: ErrorWords = {
  prefix: 'ipc-demo: ',
  count: (option, value, least, most) =>
    `${option} ${value} is not valid: it takes a whole number from ${least} to ${grouped(most)}`,
  seconds: (option, value) =>
    `${option} ${value} is not valid: it takes a number of seconds above 0`,
  together: (a, b, all) =>
    `${a} and ${b} cannot be used together: choose one, or none to see ${allOf(all)}`,
  choice: (option, value, choices) => `${option} ${value} is not known: choose ${choices}`,
  unknownCommand: (name, other) =>
    `there is no demonstration or command ${name}${near(other)} (npx ipc-demo list shows them all)`,
  unknownOption: (name, other) =>
    `there is no option ${name} here${near(other)} (--help shows them all)`,
  missingArgument: (option) => `${option} needs a value (--help shows an example)`,
  excessArgument: (argument) => `unexpected argument ${argument}: options begin with --`,
  fileMissing: (path) => `there is no file ${path}: create it with {"count": 3}`,
  fileFolder: (path) => `${path} is a folder: name a JSON file with {"count": N}`,
  fileSpecial: (path) => `${path} is not a regular file: name a JSON file with {"count": N}`,
  fileJson: (path, at) =>
    `${path} is not JSON${at === null ? '' : ` (line ${at.line}, column ${at.column})`}: it must hold {"count": N}`,
  fileDeep: (path, most) =>
    `${path} nests values more than ${grouped(most)} deep: it must hold {"count": N}`,
  fileCount: (path, found) =>
    `${path}: count is ${found}; it must be a whole number, 0 or more: {"count": 3}`,
  absent: 'missing',
  fileChanged: (path) =>
    `${path} was removed or changed by another program during the run: all processes were ended`,
  fileReadOnly: (path) =>
    `${path} is not writable: tickets are sold from it, so you need permission to write it`,
  fileInPlace:
    "--in-place can damage the file, so it works only on the demonstration's own: leave out --file or --in-place",
  fileTickets:
    '--tickets and --file cannot be used together: the file says how many tickets there are',
  fileMode: (flags) => `--file is sold from once: say how, with ${either(flags)}`,
  filePermission: (path) => `${path} is not readable: you need permission to read it`,
  notFile: {
    missing: (path) => `there is no file ${path}`,
    folder: (path) => `${path} is a folder: name a file`,
    special: (path) => `${path} is not a regular file: name one`,
  },
  fileLarge: (path, most) => `${path} is too large: at most ${grouped(most)} MiB can be read`,
  fileUnread: (path, code) => `${path} cannot be read (${code}): name a file that can be`,
  folderPermission: (path) =>
    `${path} is not writable: the ticket file is replaced whole, so its folder must be writable`,
  timeout: (seconds, hadProcesses) =>
    `not finished after ${seconds} s${hadProcesses ? ': all processes were ended' : ''} (--timeout S allows more time)`,
  interrupted: (hadProcesses) => `interrupted${hadProcesses ? ': all processes were ended' : ''}`,
  environment: (why, path) =>
    `the system does not allow it: ${path === null ? '' : `${path}: `}${why}`,
  refusals: {
    EACCES: 'no permission',
    EPERM: 'not permitted',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space left',
    EDQUOT: 'the disk quota is used up',
    EMFILE: 'too many open files in this process',
    ENFILE: 'too many open files in the system',
    EAGAIN: 'no more processes can be started',
    ENOMEM: 'not enough memory',
    EFBIG: 'the file would be too large',
    EIO: 'the device does not answer',
    ENOENT: 'there is no such folder',
    ENOTDIR: 'it is not in a folder',
  },
  pictureFile: (path, why) =>
    `the picture cannot be written to ${path} (${why}): name a file that you may write`,
  saveFile: (path, why) =>
    `the run cannot be saved to ${path} (${why}): name a file that you may write`,
  orderText: (text, at) =>
    `the order "${text}" is not valid at character ${grouped(at)}: write one digit or letter for each step, such as 0101, or 0*3,1*2 for three steps of 0 and two of 1`,
  order: (step, why) => `the order cannot be followed at step ${grouped(step)}: ${why}`,
  orderReasons: {
    'ends-here': (could) => `it ends here, but ${could.join(', ')} can still go on`,
    'no-such-process': (token, processes) =>
      `there is no process ${token}, only ${fromTo(
        processes.map((one) => `${one.token} (${one.name})`),
        ', ',
        ' to ',
      )}`,
    'has-ended': (who) => `${who} has ended`,
    'has-not-started': (who) => `${who} has not started`,
    'no-such-choice': (who, offered) =>
      offered === 1
        ? `${who} has nothing to choose from there`
        : `${who} has ${grouped(offered)} values to choose from there, counted from 0`,
    'does-not-die': (who) => `${who} does not die there: crash says who may`,
    always: () =>
      'it ends before it: what must hold after every step (always) does not hold any more',
    overtaken: () => 'it ends before it: somebody has been overtaken too often (progress)',
    daemons: () => 'it ends before it: only daemons are left',
    waits: (who, on, heldBy) =>
      `${who} waits for ${on}${heldBy.length > 0 ? `, held by ${heldBy.join(', ')}` : ''}`,
  },
  orderMode: (flags) => `--schedule is an order of one act: say which, with ${either(flags)}`,
  orderOfLifecycle:
    'the system decides when processes start and end: they cannot be put into an order',
  contradiction: (order) =>
    `explore contradicts itself, so nothing is said: order ${order} went wrong, and yet no ending does. Either holds does not always answer the same to the same, or ipc-demo has an error that should be reported`,
  windows:
    'this needs real processes, and Windows has neither FIFOs nor signals: run it inside WSL (list, explore and play run as they are)',
};
