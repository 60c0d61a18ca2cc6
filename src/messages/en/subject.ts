import { MAKERS } from '../../scenario/shared.js';
import { either, near } from '../grammar/english.js';
import type { ClassicWords, SubjectWords } from '../words/subject.js';

export const subject: SubjectWords = {
  missing: (path) => `there is no file ${path}`,
  unknown: (name, other, demos) =>
    `there is no demonstration or classic ${name}, and no such file${near(other)}${other === null ? ':' : ' Or'} choose ${demos}, one of npx ipc-demo classics, or a file such as ./mine.mjs`,
  noModule: (path) => `${path} is not a module: name a file of yours that ends in .mjs or .js`,
  noTypes: (file, node) =>
    `${file} is TypeScript, which Node runs as it stands from 22.18 on; this is ${node}: compile it first, or use a newer Node`,
  syntax: (path, line, why) =>
    `${path} cannot be read${line === null ? '' : `: line ${line}`}: ${why}${why.includes('outside a module') ? ' (rename the file to .mjs)' : why.includes('reserved word') ? ' (is it await? The function around it must be async)' : ''}`,
  throws: (path, line, why) =>
    `${path} throws while it is loaded${line === null ? '' : `, in line ${line}`}: ${why}`,
  neverLoads: (path, seconds, computed) =>
    `${path} is still not loaded after ${seconds.toFixed(1)} s${computed ? ' of processor time: is there a loop outside of functions?' : ': what stands outside of functions must come to an end'}`,
  takesTooMuch: (path) => `${path} takes more memory than it may while it is loaded`,
  endsItself: (path) => `${path} ends the process while it is loaded: leave process.exit out`,
  oldDoor: (path, name) =>
    `${path} imports ${name} from 'ipc-demo', which has only the library: what scenarios are written with comes from 'ipc-demo/scenario'`,
  noExport: (path, line, name, other) =>
    `${path} imports ${name}${line === null ? '' : ` in line ${line}`}, which 'ipc-demo/scenario' does not have${near(other)}`,
  noModuleThere: (path, line, wanted) =>
    `${path} imports '${wanted}'${line === null ? '' : ` in line ${line}`}, which is not there${wanted.startsWith('ipc-demo') ? ": what scenarios are written with comes from 'ipc-demo/scenario'" : ''}`,
  noScenario: (path) =>
    `${path} exports no scenario: it needs export const x = scenario({ shares, workers, holds })`,
  notExported: (scenario, name) =>
    `${scenario} is not exported: write export const ${name} = scenario(…)`,
  inLine: (scenario, line) => (line === null ? scenario : `${scenario} (line ${line})`),
  noOption: (demo, option, own) =>
    `${demo} has no option ${option}${own.length === 0 ? '' : `; it has ${own.join(', ')}`}`,
  nothingNamed: (example) =>
    `nothing to work on: name a demonstration or a file of yours, as in ${example}`,
  flaws: {
    shares: (scenario, found) =>
      `${scenario} has shares ${found}: it must be a function that returns what is shared: () => ({ account: jsonFile('account.json', { balance: 100 }) })`,
    thing: (scenario, found) =>
      `${scenario} shares ${found}, which cannot be shared: make it with ${either(Object.values(MAKERS))}`,
    workers: (scenario, found) =>
      `${scenario} has workers ${found}: it must be a function that returns at least one: () => named('clerk', 2, async (given) => { … })`,
    worker: (scenario, found) =>
      `${scenario} has the worker ${found}: each needs a name and an async function run`,
    name: (scenario, found) =>
      `${scenario} has something named ${found}: a name has 1 to 60 characters, not all of them spaces, no / or \\, no .. and no control character`,
    namesakes: (scenario, found) =>
      `${scenario} shares two things named ${found}: each needs a name of its own (its key in shares, unless you give another)`,
    guard: (scenario, found) =>
      `${scenario} shares a condition of ${found}: it needs the key of a lock or an rlock in the same shares: { door: lock(), bell: condition('door') }`,
    twins: (scenario, found) =>
      `${scenario} has two workers named ${found}: each needs a name of its own`,
    holds: (scenario, found) =>
      `${scenario} has holds ${found}: it must be a function that says whether the result is right: ({ shared }) => shared.account.balance === 0`,
    always: (scenario, found) =>
      `${scenario} has always ${found}: it must be a function that says whether all is right after a step: ({ shared }) => shared.inside <= 1`,
    option: (scenario, found) =>
      `${scenario} has the option ${found}: it needs a name of its own in letters and digits, the same in the whole file, and whole numbers with the default between the least and the most: { rounds: { default: 1, least: 1, most: 5 } }`,
    throws: (scenario, found) =>
      `${scenario} throws when it is asked for its shares and workers: ${found}`,
    part: (scenario, found, other, choices) =>
      `${scenario} has ${found}, which is no part of a scenario${near(other)}${other === null ? `: it has ${choices.join(', ')}` : ''}`,
    workerPart: (scenario, found, other, choices) =>
      `${scenario} has a worker with ${found}, which is no part of a worker${near(other)}${other === null ? `: it has ${choices.join(', ')}` : ''}`,
    setting: (scenario, found) =>
      `${scenario} has ${found}: starts takes 'together' or 'one-by-one', quiet takes true or false, progress takes 'ends' or { overtaken: 2 }`,
    workerSetting: (scenario, found) =>
      `${scenario} has a worker with ${found}: that must be true or false`,
    daemons: (scenario, found) =>
      `${scenario} has daemons only (${found}): a daemon ends when the others have, so at least one worker must be none`,
    crash: (scenario, found) =>
      `${scenario} has crash ${found}: it must name the workers that may die: ['p-1'], or { workers: ['p-1', 'p-2'], most: 2 }`,
    nobody: (scenario, found, other, choices) =>
      `${scenario} lets ${found} die (crash), but has no worker of that name${near(other)}${other === null ? `: they are ${choices.join(', ')}` : ''}`,
    deadly: (scenario, found) =>
      `${scenario} has both crash and the barrier ${found}: a death at a barrier is not modelled, so leave out one of them`,
    given: (scenario, found) =>
      `${scenario} shares something under the key ${found}, but each worker is given a function ${found} already: choose another key`,
    noOption: (scenario, found, other, choices) =>
      `${scenario} asks for the option ${found}, which it does not declare${near(other)}${other === null ? `: options has ${choices.length === 0 ? 'nothing' : choices.join(', ')}` : ''}`,
    async: (scenario, found) =>
      `${scenario} has an async ${found}: leave out async, for it must return at once, and not a promise`,
  },
};

export const classics: ClassicWords = {
  about: 'classic problems of concurrency, broken and right: all, or one; copies it, to be changed',
  name: 'one of them; the list of all when nobody says',
  copy: 'put its file into this folder, to be changed',
  more: 'explore, run, play and challenge take a classic by its name, as they take a file.',
  head: 'The classic problems of concurrency, and their versions',
  hint: 'npx ipc-demo classics <name> shows one; explore, run and play take it by its name.',
  broken: 'broken on purpose',
  right: 'right',
  source: 'Source',
  onProcesses: 'real processes',
  toChange: 'a copy to change',
  oneMends: 'a game of two',
  copied: (file) => `${file} is in this folder now. Change it: it is yours.`,
  unknown: (name, other) =>
    `there is no classic ${name}${near(other)} (npx ipc-demo classics lists all)`,
  copyWhich: '--copy needs the name of a classic: npx ipc-demo classics peterson --copy',
  exists: (file) =>
    `there is a ${file} in this folder already, and it is not overwritten: rename it, or go to another folder`,
  notCopied: (file, why) =>
    `cannot write ${file} into this folder (${why}): go to one that you can write to`,
};
