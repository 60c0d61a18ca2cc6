import type { Ground } from './ground.js';
import { Mains } from './mains.js';
import { Served } from './served.js';
import { Stage } from './stage.js';
import { subjects } from './subjects/list.js';

/** Everywhere somebody may die. */
export const grounds: readonly { readonly name: string; readonly open: () => Promise<Ground> }[] = [
  ...subjects.map((one) => ({ name: one.name, open: () => Stage.open(one) })),
  { name: 'Manager, itself', open: async () => new Served() },
  { name: 'The main process', open: async () => new Mains() },
];
