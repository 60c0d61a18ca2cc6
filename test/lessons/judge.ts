import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Classroom } from '../../src/cli/learn/classroom.js';
import { isMended } from '../../src/cli/learn/exercise.js';
import { Onlooker } from '../../src/cli/learn/pupil.js';
import { Interrupts } from '../../src/cli/shell/interrupts.js';
import { print } from '../../src/cli/shell/terminal.js';
import { course } from '../../src/lessons/chapters/course.js';
import { type Language, messagesIn } from '../../src/messages/index.js';
import { createLook } from '../../src/view/look.js';

/**
 * `judge.js CHAPTER FILE LANGUAGE`: what the exercise of a chapter says of a file; ends with 0
 * where it is mended. A program of its own, for a test's own way to import modules finds nothing in
 * a file of a learner's.
 */
const [chapter, file, language] = process.argv.slice(2) as [string, string, Language];
const { exercise } = course.find(({ name }) => name === chapter)!;
const messages = await messagesIn(language);
const interrupts = new Interrupts(messages);
const look = createLook(messages, 80, 0);
const classroom: Classroom = {
  pupil: new Onlooker(0, interrupts.signal),
  context: { messages, interrupts },
  flags: { color: false, timeout: 60 },
  look: () => look,
  say: print,
};
const module = pathToFileURL(file).href;
const text = readFileSync(file, 'utf8');
const mended = await isMended({ what: basename(file), module, text }, exercise!, classroom);
process.exitCode = mended ? 0 : 1;
