import { constants, copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * What is packed is for those who use the package: what a clone is built and tested with stays here, `prepare` above all, which npm would list among the
 * scripts that run at an installation. Before packing the clone's own manifest is put aside; after it, it is put back.
 */

const FILE = new URL('../package.json', import.meta.url);
const ASIDE = new URL('../package.clone.json', import.meta.url);

/** The one file is put in the place of the other: whoever reads it meanwhile finds a whole one. */
if (process.argv[2] === 'strip') {
  const { scripts: _scripts, devDependencies: _devDependencies, jest: _jest, ...published } = JSON.parse(readFileSync(FILE, 'utf8'));
  // Not where another one is being packed: the clone's own would be lost.
  copyFileSync(FILE, ASIDE, constants.COPYFILE_EXCL);
  const stripped = new URL('../package.packed.json', import.meta.url);
  writeFileSync(stripped, `${JSON.stringify(published, null, 2)}\n`);
  renameSync(stripped, FILE);
} else {
  renameSync(ASIDE, FILE);
}
