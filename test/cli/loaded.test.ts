import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run } from '../command.js';
import { temporaryFolder } from '../temporary.js';

/** What a command and its children load: every file takes a millisecond, whatever is in it. */

const BUNDLE = new URL('../../bundle/', import.meta.url).href;
/** Which files of the source each file of the bundle is made of. */
const partsOf = JSON.parse(
  readFileSync(new URL('../../bundle.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

interface Loaded {
  /** Of the bundle. */
  readonly files: readonly string[];
  /** Of the source. */
  readonly parts: readonly string[];
}

/** For each process, what V8 has seen of ours; Node writes that down when it ends. */
async function loadedBy(...args: string[]): Promise<Loaded[]> {
  const folder = temporaryFolder();
  try {
    await run(args, { env: { NODE_V8_COVERAGE: folder } });
    return readdirSync(folder).map((name) => {
      const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
        readonly result: readonly { readonly url: string }[];
      };
      const files = result
        .filter(({ url }) => url.startsWith(BUNDLE))
        .map(({ url }) => url.slice(BUNDLE.length));
      return { files, parts: files.flatMap((file) => partsOf[file] ?? []) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isChild = ({ parts }: Loaded): boolean => parts.includes('primitives/process/child.js');

test.each([['list'], ['--help']])('%s loads at most 12 files of ours', async (...args) => {
  const [command] = await loadedBy(...args);
  expect(command!.files.length).toBeLessThanOrEqual(12);
  expect(command!.parts).toContain('cli/main.js');
});

test.each([['list'], ['--help']])('%s loads nothing that processes need', async (...args) => {
  const [command] = await loadedBy(...args);
  const rooms = /^(primitives|scenario|run|explore|view)\//;
  const said =
    /^(primitives\/(errors|here|on-demand|message|system\/milliseconds)|scenario\/shared|explore\/model\/errors|view\/(command|ink|look|width))\.js/;
  expect(command!.parts.filter((part) => rooms.test(part) && !said.test(part))).toEqual([]);
});

test('explore loads nothing that starts processes', async () => {
  const [command] = await loadedBy('explore', 'ticket', '--nolock');
  const starts = /^(primitives\/process\/launch|run\/(real-runs|processes|worker)|cli\/stage)/;
  expect(command!.parts).toContain('explore/explore.js');
  expect(command!.parts.filter((part) => starts.test(part))).toEqual([]);
});

test('list draws no lot where it has no colours', async () => {
  const says = "process.on('exit', () => console.error(process.moduleLoadList.join()))";
  const env = { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(says)}"` };
  const loads = async (...[args, given]: Parameters<typeof run>): Promise<boolean> =>
    (await run(args, { ...given, env: { ...env, ...given?.env } })).stderr.includes(' crypto,');
  expect(await loads(['list'], { env: { FORCE_COLOR: '1' } })).toBe(true);
  expect(await loads(['list'])).toBe(false);
});

test('no thread is started for a few states, and one is for many', async () => {
  const hasThread = async (buyers: string): Promise<boolean> =>
    (await loadedBy('explore', 'ticket', '--nolock', '--buyers', buyers, '--json')).some(
      ({ parts }) => parts.includes('cli/sandbox/thread-side.js'),
    );
  expect(await hasThread('3')).toBe(false);
  expect(await hasThread('20')).toBe(true);
});

describe('a child of a run', () => {
  let children: readonly Loaded[] = [];
  beforeAll(async () => {
    children = (await loadedBy('ticket', '--nolock', '--buyers', '2')).filter(isChild);
  });
  afterAll(() => {
    children = [];
  });

  test('loads at most 12 files of ours', () => {
    expect(children.map(({ files }) => files.length <= 12)).toEqual([true, true]);
  });

  test('knows no explorer, no view, no command, no words, and no other demonstration', () => {
    const rooms = /^(explore|view|cli|messages)\/|^demos\/(registry|(?!ticket|shared).*\/demo)/;
    expect(children.flatMap(({ parts }) => parts.filter((part) => rooms.test(part)))).toEqual([]);
  });

  test('has neither a lot nor threads loaded, and the command no lot', async () => {
    const says = `process.on('exit', () => console.log('loaded:', ...['crypto', 'worker_threads']
      .filter((name) => process.moduleLoadList.includes('NativeModule ' + name))))`;
    const { stdout, stderr } = await run(['ticket', '--nolock', '--buyers', '2'], {
      env: { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(says)}"` },
    });
    expect(stderr.match(/loaded:.*/g)).toEqual(['loaded:', 'loaded:']);
    expect(stdout.match(/loaded:.*/g)).toEqual(['loaded: worker_threads']);
  });

  test('has not what starts processes', () => {
    const starts = children.flatMap(({ parts }) => parts.filter((part) => /launch/.test(part)));
    expect(starts).toEqual([]);
  });
});
