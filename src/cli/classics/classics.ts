/** Room: the gallery of classic problems: listed, shown, and copied to be changed. */

import { readFileSync } from 'node:fs';
import { drawNext } from '../../view/verdict.js';
import { drawText } from '../../view/lesson/draw.js';
import { classicNames, pathOfClassic } from '../args/gallery.js';
import { nearest } from '../shell/nearest.js';
import { lookOf } from '../output/look.js';
import {
  type CommandResult,
  type CommonOptions,
  type Context,
  writeLine,
} from '../shell/context.js';
import { badInput, Failure, usage, whyRefused } from '../shell/failure.js';
import { writeNew } from '../shell/files.js';
import { print } from '../shell/terminal.js';
import { readClassic } from './classic.js';
import { drawClassic, drawGallery } from './draw.js';

export interface ClassicsFlags extends CommonOptions {
  readonly copy?: boolean;
}

/** `ipc-demo classics`: all of them; or one, shown or copied. */
export async function classics(
  name: string | undefined,
  flags: ClassicsFlags,
  context: Context,
): Promise<CommandResult> {
  const { classics: words } = context.messages;
  if (name === undefined) {
    if (flags.copy) throw usage(words.copyWhich);
    return listAll(flags, context);
  }
  const path = pathOfClassic(name);
  if (path === null) throw usage(words.unknown(name, nearest(name, classicNames())));
  if (flags.copy) copy(name, path, flags, context);
  else await showOne(name, path, flags, context);
  return { demo: name, ok: true, acts: 1, exitCode: 0 };
}

async function listAll(flags: ClassicsFlags, { messages }: Context): Promise<CommandResult> {
  const all = await Promise.all(
    classicNames().map((name) => readClassic(name, pathOfClassic(name)!, messages)),
  );
  if (flags.json) for (const classic of all) writeLine({ type: 'classic', ...classic });
  else print(drawGallery(lookOf(flags, messages), all));
  return { demo: null, ok: true, acts: all.length, exitCode: 0 };
}

async function showOne(
  name: string,
  path: string,
  flags: ClassicsFlags,
  { messages }: Context,
): Promise<void> {
  const classic = await readClassic(name, path, messages);
  if (flags.json) {
    writeLine({ type: 'classic', ...classic });
    return;
  }
  const look = lookOf(flags, messages);
  const { classics: words, explore } = messages;
  const first = classic.versions[0]!.name;
  print([
    ...drawClassic(look, classic),
    ...drawNext(look, [
      { what: explore.everyOrder, command: `ipc-demo explore ${name}` },
      { what: words.onProcesses, command: `ipc-demo run ${name} --act ${first}` },
      { what: explore.play, command: `ipc-demo play ${name} --act ${first}` },
      { what: words.toChange, command: `ipc-demo classics ${name} --copy` },
    ]),
    '',
  ]);
}

/** Into the folder in which the user is; never over a file that is there. */
function copy(name: string, path: string, flags: ClassicsFlags, { messages }: Context): void {
  const { classics: words, errors, explore } = messages;
  const file = `${name}.mjs`;
  try {
    writeNew(file, readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw badInput(words.exists(file));
    throw new Failure('ENVIRONMENT', 3, words.notCopied(file, whyRefused(error, errors)));
  }
  if (flags.json) {
    writeLine({ type: 'copied', name, file });
    return;
  }
  const look = lookOf(flags, messages);
  print([
    '',
    ...drawText(look, words.copied(file)),
    '',
    ...drawNext(look, [
      { what: explore.everyOrder, command: `ipc-demo explore ${file}` },
      { what: words.onProcesses, command: `ipc-demo run ${file}` },
      { what: words.oneMends, command: `ipc-demo challenge ${file}` },
    ]),
    '',
  ]);
}
