import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHILD_MARK } from './current.js';
import { EnvironmentError } from '../errors.js';
import { ROOT } from '../here.js';

/**
 * How the `node` of a child is called: the flags it has from its parent, and the file
 * where its life begins.
 */

/**
 * What belongs to one process alone: what it runs instead of a file, what it watches, and the files
 * that it writes under a fixed name. Its environment is inherited anyway.
 */
const OWN = [
  /^-(e|p|pe|i|c|-eval|-print|-interactive|-check|-input-type|-entry-url|-run)$/,
  /^--(watch|test|experimental-test)(-.*)?$/,
  /^--(build-snapshot(-config)?|snapshot-blob|experimental-sea-config)$/,
  /^--((cpu|heap)-prof-name|report-filename|trace-event.*|env-file(-if-exists)?)$/,
];
const INSPECTOR = /^--(inspect(-brk|-wait)?|(inspect|debug)-port)$/;

/**
 * What follows `node` when a child is started.
 * @throws {EnvironmentError} when the library has been made one file with something else
 */
export function childProgram(
  execArgv: readonly string[] = inherited(process.execArgv, process.env['NODE_OPTIONS']),
): string[] {
  const file = childFile();
  // Where a link has led to this copy, and Node was told to leave it at that, the child must not
  // find another copy at the link's target.
  const asLinked = realpathSync(file) === file ? [] : ['--preserve-symlinks-main'];
  return [...execArgv, ...asLinked, file, CHILD_MARK];
}

/**
 * As Python passes its own flags on: everything but what belongs to one process alone. An inspector
 * takes a port of its own, and does not wait.
 */
export function inherited(execArgv: readonly string[], nodeOptions = ''): string[] {
  const flags = optionsIn(execArgv).filter(({ name }) => !OWN.some((own) => own.test(name)));
  const inspectors = flags.filter(({ name }) => INSPECTOR.test(name));
  const inspects = inspectors.some(({ name }) => !name.endsWith('-port'));
  const host = inspectors.map(({ words }) => /=(.*):\d+$/.exec(words[0]!)?.[1]).find(Boolean);
  const others = flags.filter((flag) => !inspectors.includes(flag)).flatMap(({ words }) => words);
  if (inspects) return [...others, `--inspect=${host === undefined ? '' : `${host}:`}0`];
  return nodeOptions.includes('--inspect') ? [...others, '--inspect-port=0'] : others;
}

interface Option {
  /** As it is documented: with dashes, without its value. */
  readonly name: string;
  /** It, and its value when that is a word of its own: no value begins with a dash. */
  readonly words: readonly string[];
}

function optionsIn(execArgv: readonly string[]): Option[] {
  const options: { name: string; words: string[] }[] = [];
  for (const word of execArgv) {
    if (word.startsWith('-') || options.length === 0)
      options.push({ name: word.split('=')[0]!.replaceAll('_', '-'), words: [word] });
    else options.at(-1)!.words.push(word);
  }
  return options;
}

function childFile(): string {
  // A bundler puts this library's text into another file, and not the one where a child begins.
  const file = ROOT === '' ? null : fileURLToPath(`${ROOT}primitives/process/child.js`);
  if (file !== null && existsSync(file)) return file;
  throw new EnvironmentError(
    'cannot start a process: ipc-demo was bundled into another file, and so its child program is not beside it; leave ipc-demo outside of the bundle ' +
      '(esbuild: --external:ipc-demo; webpack and Rollup: externals, external)',
  );
}
