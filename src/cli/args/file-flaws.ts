import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as door from '../../scenario/index.js';
import type { Contents } from '../sandbox/contents.js';
import { takenFromOldDoor } from '../sandbox/old-door.js';
import { lineOf } from '../sandbox/place.js';
import type { ThreadTrouble } from '../sandbox/thread.js';
import type { Context } from '../shell/context.js';
import { badInput, Failure } from '../shell/failure.js';
import { nearest } from '../shell/nearest.js';

/** What is wrong with a file of the user's, in sentences. */

/** The program text of a module, and where it is to be imported from. */
export interface OwnModule {
  /** As people call it. */
  readonly what: string;
  readonly module: string;
  readonly text: string;
}

/** Of each scenario that cannot be carried out why not, by their names. */
export function flawsIn(
  { what, text }: Pick<OwnModule, 'what' | 'text'>,
  { flaws }: Contents,
  { messages: { subject, title } }: Context,
): ReadonlyMap<string, string> {
  return new Map(
    flaws.map(({ scenario, flaw, found, choices = [], at, line }) => {
      const place = subject.inLine(scenario, line ?? lineOf(text, scenario, at));
      return [
        scenario,
        subject.flaws[flaw](title(what, place), found, nearest(found, choices), choices),
      ];
    }),
  );
}

/** A scenario that is not exported is the likeliest. */
export function noScenario(
  what: string,
  text: string,
  { messages: { subject, title } }: Context,
): Failure {
  const [hidden, name] = /^(?:const|let|var)\s+(\w+)\s*=\s*scenario\(/m.exec(text) ?? [];
  if (hidden === undefined) return badInput(subject.noScenario(what));
  const place = subject.inLine(name!, lineOf(text, name!, name!));
  return badInput(subject.notExported(title(what, place), name!));
}

/** What happened when it was loaded. */
export async function explain(
  { what, module, text }: OwnModule,
  trouble: ThreadTrouble,
  timeout: number,
  { messages: { subject } }: Context,
): Promise<Failure> {
  switch (trouble.kind) {
    case 'busy':
      return new Failure('TIMEOUT', 4, subject.neverLoads(what, trouble.busy!.seconds, true));
    case 'late':
      return new Failure('TIMEOUT', 4, subject.neverLoads(what, timeout, false));
    case 'full':
      return new Failure('TIMEOUT', 4, subject.takesTooMuch(what));
    case 'gone':
      return badInput(subject.endsItself(what));
    case 'threw':
      return badInput(
        importIn(what, text, trouble.message, subject) ??
          (trouble.thrown === 'SyntaxError'
            ? subject.syntax(what, trouble.line ?? (await lineOfSyntax(module)), trouble.message)
            : subject.throws(what, trouble.line, `${trouble.thrown}: ${trouble.message}`)),
      );
  }
}

/** A wrong name at our door, or another door. */
function importIn(
  what: string,
  text: string,
  complaint: string,
  { oldDoor, noExport, noModuleThere }: Context['messages']['subject'],
): string | null {
  const taken = takenFromOldDoor(complaint);
  if (taken !== null) return oldDoor(what, taken);
  const [, name] =
    /'ipc-demo\/scenario' does not provide an export named '(\w+)'/.exec(complaint) ?? [];
  if (name !== undefined)
    return noExport(
      what,
      lineWith(text, new RegExp(String.raw`\b${name}\b`)),
      name,
      nearest(name, Object.keys(door)),
    );
  if (!/^Cannot find (?:package|module) |^Package subpath /.test(complaint)) return null;
  const imports = text.matchAll(/^import\b[^;'"]*['"]([^'"]+)['"]/gm);
  const [, wanted] = [...imports].find(([, from]) => isMissing(from!, complaint)) ?? [];
  return wanted === undefined
    ? null
    : noModuleThere(
        what,
        lineWith(text, new RegExp(`['"]${wanted.replace(/\W/g, String.raw`\$&`)}['"]`)),
        wanted,
      );
}

/** Whether a complaint of Node's, which names a whole path, is about what is imported so. */
function isMissing(from: string, complaint: string): boolean {
  const [, missing = ''] = /^[^']*'([^']*)'/.exec(complaint) ?? [];
  return from.startsWith('.')
    ? missing.endsWith(from.replace(/^(?:\.{1,2}\/)+/, '/'))
    : !/^(?:node:|ipc-demo(?:\/scenario)?$)/.test(from) &&
        from.startsWith(missing.replace(/^\.\//, ''));
}

/** The first line in which it stands. */
function lineWith(text: string, pattern: RegExp): number | null {
  const at = text.search(pattern);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

/** Node says the line of a syntax error only when it is told to look for one. */
function lineOfSyntax(module: string): Promise<number | null> {
  if (!module.startsWith('file:')) return Promise.resolve(null);
  return new Promise((tell) => {
    execFile(
      process.execPath,
      ['--check', fileURLToPath(module)],
      { timeout: 5000 },
      (_, __, complaint) => {
        const line = new RegExp(String.raw`^(?:file://)?.*:(\d+)$`, 'm').exec(complaint)?.[1];
        tell(line === undefined ? null : Number(line));
      },
    );
  });
}
