/**
 * Room: what is shown in class. No runtime, no view, no command enters: who reads a demonstration
 * reads what its processes do.
 */

import type { About } from '../act/about.js';
import type { Demo } from '../act/act.js';
import { aboutCompare } from './compare/about.js';
import { aboutDaemon } from './daemon/about.js';
import { aboutDeadlock } from './deadlock/about.js';
import { aboutManager } from './manager/about.js';
import { aboutMemory } from './memory/about.js';
import { aboutPipe } from './pipe/about.js';
import { aboutQueue } from './queue/about.js';
import { aboutTerminal } from './terminal/about.js';
import { aboutTicket } from './ticket/about.js';

/** What is known of a demonstration before it is named, and how it is loaded when it is. */
export interface ListedDemo extends About {
  readonly load: () => Promise<Demo>;
}

const listed: ListedDemo[] = [
  { ...aboutDaemon, load: async () => (await import('./daemon/demo.js')).daemonDemo },
  { ...aboutTicket, load: async () => (await import('./ticket/demo.js')).ticketDemo },
  { ...aboutQueue, load: async () => (await import('./queue/demo.js')).queueDemo },
  { ...aboutPipe, load: async () => (await import('./pipe/demo.js')).pipeDemo },
  { ...aboutManager, load: async () => (await import('./manager/demo.js')).managerDemo },
  { ...aboutMemory, load: async () => (await import('./memory/demo.js')).memoryDemo },
  { ...aboutTerminal, load: async () => (await import('./terminal/demo.js')).terminalDemo },
  { ...aboutDeadlock, load: async () => (await import('./deadlock/demo.js')).deadlockDemo },
  { ...aboutCompare, load: async () => (await import('./compare/demo.js')).compareDemo },
];

/** All demonstrations, in the order in which they are taught. */
export const demos: readonly ListedDemo[] = listed;

/** One more, at the end, for a program that brings its own. */
export function addDemo(demo: ListedDemo): void {
  listed.push(demo);
}

export async function loadAll(): Promise<Demo[]> {
  const all: Demo[] = [];
  for (const { load } of listed) all.push(await load());
  return all;
}

/** What to try: at first, with all orders, with a saved run, and by hand. */
export const toTry: Readonly<
  Record<'start' | 'explore' | 'play' | 'replay' | 'show', readonly string[]>
> = {
  start: ['ticket --nolock', 'ticket', 'daemon --act daemon', 'list'],
  explore: [
    'explore ticket --nolock',
    'explore ticket --lock --buyers 4',
    'explore ticket --nolock --real',
    'explore ticket --nolock --html map.html',
    'explore ./mine.mjs --json',
    'explore peterson',
  ],
  replay: [
    'ticket --nolock --buyers 3 --save run.jsonl',
    'replay run.jsonl',
    'replay run.jsonl --repeat 100',
    'replay run.jsonl --html run.html',
    'run ./mine.mjs --save mine.jsonl',
    'replay mine.jsonl ./mine.mjs',
  ],
  show: [
    'ticket --nolock --buyers 3 --save run.jsonl',
    'show run.jsonl',
    'show run.jsonl --html run.html',
    'show run.jsonl --svg run.svg',
    'show --diff well.jsonl wrong.jsonl',
  ],
  play: ['play ticket', 'play ticket --lock', 'play ./mine.mjs'],
};
