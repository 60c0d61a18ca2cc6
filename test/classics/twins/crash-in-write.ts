import { type Process, type Program, type Step, step } from '../program.js';

/** Files are texts, of which some are not there; whoever has the lock has put its name into it. */
type Texts = Record<string, string | null>;
type Run<A = void> = Generator<Step<Texts>, A, unknown>;

const write = (file: string, text: string | null): Run =>
  step((texts: Texts) => void (texts[file] = text));
const rename = (): Run =>
  step((texts: Texts) => void Object.assign(texts, { file: texts['beside'], beside: null }));

const acquire = (me: string): Run =>
  step((texts: Texts) => void (texts['lock'] = me), { ready: ({ lock }) => lock === null });
const release = (): Run => write('lock', null);

const publish = (save: () => Run): Program<Texts> => {
  const writer: Process<Texts> = function* () {
    yield* acquire('writer');
    yield* save();
    yield* release();
  };
  const reader: Process<Texts> = function* () {
    yield* acquire('reader');
    const text = yield* step(({ file }: Texts) => file!);
    yield* release();
    return text ?? 'nothing';
  };
  return {
    start: { file: 'old', beside: null, lock: null },
    processes: [writer, reader],
    holds: (_, [read]) => read === 'old' || read === 'new',
    crash: {
      who: [0],
      passOn: (texts) => {
        if (texts['lock'] === 'writer') texts['lock'] = null;
      },
    },
  };
};

export const programs: Record<string, Program<Texts>> = {
  inPlace: publish(function* () {
    yield* write('file', 'half');
    yield* write('file', 'new');
  }),
  whole: publish(() => write('file', 'new')),
  removesFirst: publish(function* () {
    yield* write('beside', 'new');
    yield* write('file', null);
    yield* rename();
  }),
  renames: publish(function* () {
    yield* write('beside', 'new');
    yield* rename();
  }),
};
