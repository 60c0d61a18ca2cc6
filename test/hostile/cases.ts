import fc from 'fast-check';
import { demos } from '../../src/demos/registry.js';
import { type Case, KINDS } from './laboratory.js';
import { json, text, word } from './texts.js';

/** What can be given to the command. Whatever turns out to be right is over soon. */

const SOON = ['--timeout', '3'];
const NUMBERS = [
  ...new Set([...demos.flatMap(({ options }) => Object.keys(options)), 'repeat', 'timeout', 'max']),
].map((name) => `--${name}`);
const COMMANDS = [
  ...demos.map(({ name }) => name),
  'list',
  'explore',
  'replay',
  'show',
  'run',
  'play',
  'verify',
  'learn',
  'challenge',
  'help',
];
const OPTIONS = [
  ...NUMBERS,
  '--act',
  '--schedule',
  '--lang',
  '--file',
  '--save',
  '--junit',
  '--export',
  '--pace',
];
const SWITCHES = [
  '--json',
  '--quiet',
  '--no-color',
  '--lock',
  '--nolock',
  '--in-place',
  '--full',
  '--real',
  '--help',
];

const hostileOption = fc
  .tuple(fc.constantFrom(...OPTIONS), word, fc.boolean())
  .map(([name, value, joined]) => (joined ? [`${name}=${value}`] : [name, value]));
/**
 * `verify` without anything wrong runs everything, and a sale of all kinds takes its time:
 * something is always wrong.
 */
const WRONG = [
  ['--buyers', 'x'],
  ['one', 'too', 'many'],
  ['--nosuch'],
  ['--act', 'nosuch'],
  ['--lang', 'xx'],
  ['--timeout', '-1'],
];

const args: fc.Arbitrary<Case> = fc
  .record({
    command: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...COMMANDS) },
      { weight: 1, arbitrary: word },
    ),
    more: fc.array(
      fc.oneof(
        hostileOption,
        word.map((one) => [one]),
        fc.constantFrom(...SWITCHES).map((one) => [one]),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    wrong: fc.constantFrom(...WRONG),
  })
  .map(({ command, more, wrong }) => ({ args: [command, ...more.flat(), ...wrong] }));

/** A number that is none is the only thing that is wrong. */
const oneValue: fc.Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom(...OPTIONS.filter((name) => name !== '--save' && name !== '--junit')),
    word.filter((one) => !/^\s*[+]?\d/.test(one) && one !== 'Infinity'),
    fc.constantFrom('ticket', 'explore', 'daemon'),
    fc.boolean(),
  )
  .map(([name, value, command, isJson]) => ({
    args: [
      command,
      ...(command === 'explore' ? ['ticket'] : []),
      name,
      value,
      '--nosuch',
      ...(isJson ? ['--json'] : []),
    ],
  }));

const path = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...KINDS.filter((kind) => kind !== 'plain.json')) },
  { weight: 1, arbitrary: word },
  { weight: 1, arbitrary: word.map((one) => `./${one}.mjs`) },
);
const INTO = [
  'fifo',
  'loop',
  'dir',
  'dangling/x',
  'zero',
  'full',
  'tty',
  'plain.json/x',
  '/dev/full',
  '/',
  '..',
];

const places: fc.Arbitrary<Case> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          ['replay'],
          ['show'],
          ['explore'],
          ['run'],
          ['play'],
          ['ticket', '--lock', '--file'],
          ['replay', 'empty'],
        ),
        path,
      )
      .map(([command, where]) => ({ args: [...command, where, ...SOON] })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          ['ticket', '--nolock', '--save'],
          ['verify', '--junit'],
          ['run', 'empty.mjs', '--save'],
        ),
        fc.constantFrom(...INTO),
      )
      .map(([command, where]) => ({ args: [...command, where, ...SOON] })),
  },
);

const START = {
  type: '"start"',
  format: '1',
  demo: '"ticket"',
  act: '"nolock"',
  options: '{"buyers":2,"tickets":1,"delay":0}',
  pid: '1',
  at: '0',
};
const EVENT = {
  type: '"event"',
  process: '"buyer-1"',
  pid: '1',
  op: '"read"',
  on: '"tickets.json"',
  value: '{"count":1}',
  at: '1',
};
const VERDICT = {
  type: '"verdict"',
  demo: '"ticket"',
  act: '"nolock"',
  ok: 'true',
  schedule: '"0"',
};

/** A line of a saved run, in which one thing is another. */
function line(usual: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const keys = Object.keys(usual);
  const written = (values: Readonly<Record<string, string>>): string =>
    `{${Object.entries(values)
      .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
      .join(',')}}`;
  return fc.oneof(
    fc.constant(written(usual)),
    fc
      .tuple(fc.constantFrom(...keys), json)
      .map(([key, value]) => written({ ...usual, [key]: value })),
    json,
  );
}

const options = fc
  .tuple(fc.constantFrom('buyers', 'tickets', 'delay', 'inPlace', '__proto__', 'file'), json)
  .map(([key, value]) => `{"buyers":2,${JSON.stringify(key)}:${value}}`);
const traces: fc.Arbitrary<Case> = fc
  .record({
    // The order is too short for two buyers: what is right up to there starts nobody.
    start: fc.oneof(
      line(START),
      fc.oneof(options, json).map((one) => `{"type":"start","options":${one}}`),
    ),
    events: fc.array(line(EVENT), { maxLength: 2 }),
    verdict: fc.oneof(
      line(VERDICT),
      text.map((schedule) =>
        JSON.stringify({ type: 'verdict', demo: 'ticket', act: 'nolock', schedule }),
      ),
      text.map((demo) => JSON.stringify({ type: 'verdict', demo, act: 'x', schedule: '0' })),
    ),
    newline: fc.constantFrom('\n', '\r\n', '\n\n'),
    command: fc.constantFrom('replay', 'show'),
    more: fc.constantFrom([], [], ['--json'], ['empty.mjs']),
  })
  .map(({ start, events, verdict, newline, command, more }) => ({
    args: [command, 'trace.jsonl', ...more, ...SOON],
    files: { 'trace.jsonl': [start, ...events, verdict].join(newline) },
  }));

const tickets: fc.Arbitrary<Case> = fc
  .oneof(
    json.map((count) => `{"count":${count}}`),
    json,
    text,
    json.map((other) => `{"count":-1,"other":${other}}`),
  )
  .map((held) => ({
    args: ['ticket', '--lock', '--buyers', '2', '--delay', '0', '--file', 'held.json', ...SOON],
    files: { 'held.json': held },
    writes: ['held.json'],
  }));

const environment: fc.Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom(
      'LANG',
      'LC_ALL',
      'LC_MESSAGES',
      'LANGUAGE',
      'TERM',
      'COLUMNS',
      'LINES',
      'NO_COLOR',
      'CI',
      'HOME',
      'NODE_DISABLE_COLORS',
    ),
    word,
    fc.constantFrom(['list'], ['--help'], ['ticket', '--help'], ['explore', 'tickets']),
  )
  .map(([name, value, command]) => ({ args: command, env: { [name]: value } }));

/** Most is as it should be, so that one comes as far as to what is not. */
const mostly = (usual: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: text });

/** One process carries many out, and knows a module by its name: each has its own. */
let files = 0;

const scenarios: fc.Arbitrary<Case> = fc
  .record({
    worker: mostly('worker-'),
    thing: mostly('thing.json'),
    value: mostly('x'),
    outcome: mostly('done'),
    says: mostly('hello'),
    throws: fc.option(text, { freq: 1 }),
    wrong: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, json),
    command: fc.constantFrom('explore', 'explore', 'run', 'play'),
    more: fc.constantFrom([], ['--json']),
  })
  .map(({ worker, thing, value, outcome, says, throws, wrong, command, more }) => {
    const file = `held-${++files}.mjs`;
    const said = (one: string): string => JSON.stringify(one.slice(0, 3000));
    return {
      args: [command, file, ...more, ...SOON],
      files: {
        [file]: `import { jsonFile, scenario } from 'ipc-demo/scenario';
export const act = scenario({
  shares: () => (${wrong === null ? `{ file: jsonFile(${said(thing)}, { text: '' }) }` : `JSON.parse(${said(wrong)})`}),
  workers: () => ['a', 'b'].map((end) => ({ name: ${said(worker)} + end, async run({ file, outcome, say }) {
    const { text } = await file.read();
    await file.write({ text: text + ${said(value)} });
    say(${said(says)});
    console.log(${said(says)});
    ${throws === null ? '' : `throw new Error(${said(throws)});`}
    outcome(${said(outcome)});
  } })),
  holds: ({ shared }) => shared.file.text === '',
});\n`,
      },
    };
  });

export const cases: fc.Arbitrary<Case> = fc.oneof(
  { weight: 40, arbitrary: args },
  { weight: 13, arbitrary: oneValue },
  { weight: 15, arbitrary: places },
  { weight: 18, arbitrary: traces },
  { weight: 7, arbitrary: tickets },
  { weight: 5, arbitrary: environment },
  { weight: 3, arbitrary: scenarios },
);
