import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { build, transform } from 'esbuild';

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

/** What steps come from: of these it is known which line of the source they were. */
const SHOWN = /^demos\/[^/]+\/(?!about)/;
const isShown = (id) => SHOWN.test(relative(SRC, id));

/** The first that fits. What fits none stands with who uses it. */
const CHUNKS = [
  ['errors', /^(primitives\/(errors|here|message|on-demand|system\/milliseconds)|trace\/(json|together)|scenario\/shared)\.js/],
  ['flaws', /^explore\/model\/errors/],
  ['call-sites', /^trace\/call-sites\.js/],
  ['manager', /^primitives\/manager\//],
  ['child', /^primitives\/process\/child\.js/],
  ['watch-parent', /^primitives\/process\/watch-parent\.js/],
  ['process', /^primitives\/process\/(process|launch|full-queue|child-program|start-message)\.js/],
  ['blocks', /^primitives\/(memory\/shared-memory|system\/block)/],
  ['memory', /^primitives\/(memory|sync)\//],
  ['life', /^primitives\/([\w-]+\.js|system\/|waiting\/|process\/)/],
  ['messages', /^primitives\//],
  ['thread', /^cli\/sandbox\/thread\.js/],
  ['stage', /^(view|cli)\/stage\//],
  ['drawing', /^(view\/(diagram|map|page)\/|cli\/output\/(pictures|picture-files|drawing|page)|trace\/arrows)/],
  ['scenario', /^(scenario\/|trace\/|act\/|run\/((find-scenario|own-stack|real-run)\.js|between\/(write-to|refusal)))/],
  ['runs', /^run\/(between\/event-reader|(?!worker\.js)[\w-]+\.js|owned\/)/],
  ['worker', /^run\//],
  ['orders', /^explore\/(things\/operation|model\/(token|order-end|waits-of|model-process|pulse)|strategies\/census)\.js/],
  ['explore', /^explore\/(model|things|strategies|[\w-]+\.js)/],
  ['abouts', /^demos\/[^/]+\/about\.js/],
  ['before-all', /^messages\/before-all/],
  ['en', /^messages\/en\//],
  ['zh', /^messages\/zh\//],
  // What the shortest commands need.
  ['shell', /^cli\/(shell\/(?!files)|(?!main)[\w-]+\.js|args\/(gallery|nearest|options|subject-options)|output\/look|commands\/list)/],
  ['shell', /^(view\/(command|ink|look|width)\.js|messages\/|demos\/registry)/],
  ['view', /^view\//],
  ['telling', /^cli\/(output|args\/typed|shell)/],
];

/**
 * Packages that take as long to be found and loaded as all the rest of a short command: they are
 * put into the bundle, with what the shortest commands need. The others stay outside.
 */
const INSIDE = new Map([
  ['chalk', 'license'],
  ['commander', 'LICENSE'],
  ['get-east-asian-width', 'license'],
]);

/** What they take from Node where they are loaded, and do not need: the one is there, the other unused. */
const SPARED = {
  'node:process': 'module.exports = globalThis.process;',
  'node:child_process': "exports.spawn = (...all) => require('child_process').spawn(...all);",
};

/** What may be CommonJS as a module. */
async function asModule(name) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}'`, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    minifyWhitespace: true,
    external: ['child_process'],
    plugins: [
      {
        name: 'spared',
        setup(its) {
          its.onResolve({ filter: /^node:(child_)?process$/ }, ({ path }) => ({ path, namespace: 'spared' }));
          its.onLoad({ filter: /./, namespace: 'spared' }, ({ path }) => ({ contents: SPARED[path] }));
        },
      },
    ],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outputFiles[0].text;
}

/** @type {import('rollup').RollupOptions} */
export default {
  input: Object.fromEntries([...ENTRIES].map((file) => [file.slice(0, -'.js'.length), `${SRC}/${file}`])),
  // What Node has is not loaded for its own sake.
  treeshake: { moduleSideEffects: 'no-external' },
  external: (id) => /^(node:|[a-z])/.test(id) && !INSIDE.has(id),
  output: {
    dir: 'dist/bundle',
    format: 'es',
    chunkFileNames: 'chunks/[name].js',
    hoistTransitiveImports: false,
    sourcemap: 'hidden',
    sourcemapExcludeSources: true,
    manualChunks: (id) => {
      if (INSIDE.has(id)) return 'shell';
      const file = relative(SRC, id);
      return CHUNKS.find(([, fits]) => fits.test(file))?.[0];
    },
  },
  plugins: [
    {
      name: 'packages that are put inside, and their licences',
      resolveId: (id) => (INSIDE.has(id) ? id : null),
      load: (id) => (INSIDE.has(id) ? asModule(id) : null),
      generateBundle() {
        const licences = [...INSIDE].map(
          ([name, file]) => `${name}\n\n${readFileSync(`node_modules/${name}/${file}`, 'utf8')}`,
        );
        this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: licences.join('\n') });
      },
    },
    {
      name: 'the pages: their scripts, and how they look',
      async generateBundle() {
        const { outputFiles } = await build({
          entryPoints: ['run', 'map'].map((name) => `src/page/${name}.ts`),
          bundle: true,
          minify: true,
          write: false,
          outdir: 'page',
          target: 'es2022',
          charset: 'utf8',
        });
        for (const { path, text } of outputFiles)
          this.emitFile({ type: 'asset', fileName: `page/${basename(path)}`, source: text.trim() });
        const style = await transform(readFileSync('src/page/style.css', 'utf8'), { loader: 'css', minify: true });
        this.emitFile({ type: 'asset', fileName: 'page/style.css', source: style.code.trim() });
      },
    },
    {
      name: 'the lines of the sources, where they are shown',
      load(id) {
        if (!isShown(id)) return null;
        return { code: readFileSync(id, 'utf8'), map: readFileSync(`${id}.map`, 'utf8') };
      },
      generateBundle(_, bundle) {
        for (const { type, fileName, moduleIds } of Object.values(bundle))
          if (type === 'chunk' && !moduleIds.some(isShown)) delete bundle[`${fileName}.map`];
      },
    },
    {
      name: 'which files have become which, for the tests',
      writeBundle(_, bundle) {
        const parts = Object.values(bundle).map(({ fileName, moduleIds = [] }) => [
          fileName,
          moduleIds.map((id) => relative(SRC, id)),
        ]);
        writeFileSync('dist/bundle.json', JSON.stringify(Object.fromEntries(parts), null, 2));
      },
    },
    {
      name: 'without comments, and every class by its own name: errors and tables tell it',
      renderChunk: async (code, { fileName }) => {
        const renamed = /\bclass \w+\$\d+/.exec(code);
        if (renamed) throw new Error(`two of one name in ${fileName}: ${renamed[0]}`);
        return transform(code, { format: 'esm', target: 'es2023', sourcemap: 'external' });
      },
    },
  ],
};
