import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { transformSync } from 'esbuild';

/**
 * What is run is bundled: every file that Node loads costs it a millisecond, and the sources are
 * many small ones. A file that is found by its name keeps it (see src/primitives/here.ts); all
 * others go, room by room, into the chunks below, so that a child loads what a child needs.
 */

const SRC = 'dist/src';

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.js'),
);

/** What the code finds by its name: where a child or a thread begins, the class of a primitive. */
const foundByName = files.flatMap((file) =>
  [...readFileSync(`${SRC}/${file}`, 'utf8').matchAll(/(?:module: '|\$\{ROOT\})(\w[\w/-]*\.js)/g)].map(
    ([, found]) => found,
  ),
);

const ENTRIES = new Set([
  ...['index.js', 'scenario/index.js'].filter((door) => files.includes(door)),
  'cli/main.js',
  ...files.filter((file) => /^demos\/.*\/demo\.js$/.test(file)),
  ...foundByName,
]);

/** The first that fits. What fits none stands with who uses it. */
const CHUNKS = [
  ['manager', /^primitives\/manager\//],
  ['child', /^primitives\/process\/(child|watch-parent)\.js/],
  ['process', /^primitives\/process\/(process|launch|full-queue|child-program|start-message)\.js/],
  ['memory', /^primitives\/(memory\/|system\/block)/],
  ['life', /^primitives\/([\w-]+\.js|system\/|waiting\/|process\/)/],
  ['primitives', /^primitives\//],
  ['worker', /^run\/(worker\.js|find-scenario|between\/|things\/)/],
  ['scenario', /^(scenario|trace|act)\//],
  // Whichever language is chosen; and what is said when nothing else can be loaded.
  ['words', /^messages\/(before-all|grammar\/|words\/)/],
  ['demos', /^demos\/(registry|[^/]+\/about)\.js/],
  ['en', /^messages\/en\//],
  ['zh', /^messages\/zh\//],
];

/** @type {import('rollup').RollupOptions} */
export default {
  input: Object.fromEntries([...ENTRIES].map((file) => [file.slice(0, -'.js'.length), `${SRC}/${file}`])),
  external: /^(node:|[a-z])/,
  output: {
    dir: 'dist/bundle',
    format: 'es',
    chunkFileNames: 'chunks/[name].js',
    hoistTransitiveImports: false,
    manualChunks: (id) => {
      const file = relative(SRC, id);
      return CHUNKS.find(([, fits]) => fits.test(file))?.[0];
    },
  },
  plugins: [
    {
      name: 'without comments, and every class by its own name: errors and tables tell it',
      renderChunk: (code, { fileName }) => {
        const renamed = /\bclass \w+\$\d+/.exec(code);
        if (renamed) throw new Error(`two of one name in ${fileName}: ${renamed[0]}`);
        return transformSync(code, { format: 'esm', target: 'es2023' }).code;
      },
    },
  ],
};
