/** What an operation is about: that decides how it is drawn, and what is told of it. */
interface About {
  readonly of: 'process' | 'lock' | 'value' | 'message' | 'anything';
  /** Whether it is a step of a worker: it has words in each language, and a place in an order. */
  readonly step?: true;
}

/**
 * All that a process can do. Who compares, draws or words operations derives from here which ones:
 * of a new one nothing is forgotten, and the compiler tells which words are missing.
 */
export const OPS = {
  start: { of: 'process' },
  exit: { of: 'process' },
  fork: { of: 'process' },
  join: { of: 'process' },
  kill: { of: 'process' },
  die: { of: 'process', step: true },
  choose: { of: 'process' },
  wait: { of: 'anything' },
  acquire: { of: 'lock', step: true },
  busy: { of: 'lock', step: true },
  timeout: { of: 'lock', step: true },
  release: { of: 'lock', step: true },
  abandoned: { of: 'lock' },
  read: { of: 'value', step: true },
  write: { of: 'value', step: true },
  half: { of: 'value', step: true },
  torn: { of: 'value', step: true },
  update: { of: 'value', step: true },
  until: { of: 'value', step: true },
  set: { of: 'value', step: true },
  clear: { of: 'value', step: true },
  pass: { of: 'value', step: true },
  arrive: { of: 'value', step: true },
  leave: { of: 'value', step: true },
  notify: { of: 'value', step: true },
  exists: { of: 'value', step: true },
  create: { of: 'value', step: true },
  rename: { of: 'value', step: true },
  remove: { of: 'value', step: true },
  put: { of: 'message', step: true },
  get: { of: 'message', step: true },
  full: { of: 'message', step: true },
  empty: { of: 'message', step: true },
  send: { of: 'message', step: true },
  recv: { of: 'message', step: true },
  eof: { of: 'message', step: true },
  close: { of: 'message', step: true },
  sleep: { of: 'process' },
  say: { of: 'process' },
  outcome: { of: 'process' },
  error: { of: 'process' },
} as const;

export type Op = keyof typeof OPS;

/** Those that are steps: a model's thing can tell of nothing else. */
export type StepOp = {
  [op in Op]: (typeof OPS)[op] extends { readonly step: true } ? op : never;
}[Op];

export function isStepOp(op: Op): op is StepOp {
  const about: About = OPS[op];
  return about.step === true;
}
