/**
 * Where this library lies: the one place that asks. It is there twice, file by file (dist/src) and
 * in a few bundles (dist/bundle, see rollup.config.js); a file that is found by its name has the
 * same one in both, and what stands here stands one folder below the root in both.
 */

/** None where somebody's bundler has made CommonJS of it. */
const here: string | undefined = import.meta.url;

/** The folder of all these files as a URL, with a slash at its end; empty where it has none. */
export const ROOT: string = here === undefined ? '' : new URL('..', here).href;
