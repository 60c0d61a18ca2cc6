// What a child of the library cannot do without: a module that loads what Node has, the way to the C
// library, and the module of its target. No line of the library itself.
import 'node:async_hooks';
import 'node:fs';
import { createRequire } from 'node:module';
import 'node:os';
import 'node:util';

const koffi = createRequire(import.meta.url)(process.argv[2]);
koffi.load(null).func('int getpid(void)')();
await import('./target.mjs');
