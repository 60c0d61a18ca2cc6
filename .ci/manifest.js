import { constants, copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join, relative } from 'node:path';

/**
 * What is packed is for those who use the package: what a clone is built and tested with stays here, `prepare` above all, which npm would list among the
 * scripts that run at an installation. Before packing the clone's own manifest is put aside; after it, it is put back.
 */

const FILE = new URL('../package.json', import.meta.url);
const ASIDE = new URL('../package.clone.json', import.meta.url);

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The types that the doors of the package lead to; those of every other file are nobody's. */
function typesOf(doors) {
  const found = new Set();
  const follow = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, to] of text.matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)\.js'/g)) follow(join(dirname(file), `${to}.d.ts`));
  };
  doors.forEach(follow);
  return [...found].map((file) => relative('.', file));
}

/** The one file is put in the place of the other: whoever reads it meanwhile finds a whole one. */
if (process.argv[2] === 'strip') {
  const { scripts: _scripts, devDependencies: _devDependencies, jest: _jest, ...published } = JSON.parse(readFileSync(FILE, 'utf8'));
  const doors = Object.values(published.exports).flatMap(({ types = [] }) => types);
  published.files = published.files.flatMap((one) => (one.endsWith('.d.ts') ? typesOf(doors) : one));
  // Not where another one is being packed: the clone's own would be lost.
  copyFileSync(FILE, ASIDE, constants.COPYFILE_EXCL);
  const stripped = new URL('../package.packed.json', import.meta.url);
  writeFileSync(stripped, `${JSON.stringify(published, null, 2)}\n`);
  renameSync(stripped, FILE);
} else {
  renameSync(ASIDE, FILE);
}
