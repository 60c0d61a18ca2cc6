import * as nodeModule from 'node:module';
import { ROOT } from '../primitives/here.js';
import type { Act, Demo, Source } from '../act/act.js';

/**
 * Finds a scenario again in another process or thread: that of a demonstration, or a scenario that
 * a file of the user's exports.
 */
export async function findScenario(
  { module, name }: Source,
  act: string,
): Promise<Act['scenario']> {
  if (name === null) return (await importFile(module))[act] as Act['scenario'];
  const exports = (await import(module)) as Record<string, Demo>;
  return exports[name]!.acts.find((one) => one.name === act)!.scenario;
}

/**
 * A file of the user's may import 'ipc-demo/scenario' and 'ipc-demo' wherever it lies: where they
 * cannot be found from there, it is given ours.
 */
export async function importFile(url: string): Promise<Readonly<Record<string, unknown>>> {
  lendOurselves();
  return (await import(url)) as Readonly<Record<string, unknown>>;
}

const OURS: Readonly<Record<string, string>> = {
  'ipc-demo': `${ROOT}index.js`,
  'ipc-demo/scenario': `${ROOT}scenario/index.js`,
};

type Found = { readonly url: string; readonly format: string; readonly shortCircuit: true };
type Resolve = (
  name: string,
  context: unknown,
  next: (name: string, context: unknown) => Found,
) => Found;

/** Of Node 22.15 and later, where `register` is on its way out. */
const { registerHooks } = nodeModule as {
  registerHooks?: (hooks: { readonly resolve: Resolve }) => void;
};

const resolve: Resolve = (name, context, next) => {
  try {
    return next(name, context);
  } catch (error) {
    const url = OURS[name];
    if (url !== undefined) return { url, format: 'module', shortCircuit: true };
    throw error;
  }
};

/** The same for a thread of its own, which is where elder ones ask. */
const RESOLVER = `
const OURS = ${JSON.stringify(OURS)};
export async function resolve(name, context, next) {
  try {
    return await next(name, context);
  } catch (error) {
    if (name in OURS) return { url: OURS[name], format: 'module', shortCircuit: true };
    throw error;
  }
}`;

let lent = false;

function lendOurselves(): void {
  if (lent) return;
  lent = true;
  if (registerHooks) registerHooks({ resolve });
  else nodeModule.register(`data:text/javascript,${encodeURIComponent(RESOLVER)}`);
}
