import { describe, expect, test } from '@jest/globals';
import { inherited } from '../../src/primitives/process/child-program.js';
import { App } from './app.js';

/** Programs that are run with flags of Node's: their children have them too. */

/** A program that prints what `expression` is in a child. */
function tells(expression: string, options = ''): string {
  return `import { parentProcess, Process } from 'ipc-demo';
import { getHeapStatistics } from 'node:v8';
export async function tell() { console.log(JSON.stringify(${expression})); }
if (parentProcess() === null) {
  const child = new Process({ module: import.meta.url, target: tell${options} });
  child.start();
  process.exitCode = await child.join();
}
`;
}

const MEGABYTES = 'Math.round(getHeapStatistics().heap_size_limit / 2 ** 20)';
const TYPED = `import { parentProcess, Process } from 'ipc-demo';
import { Suit } from './suits';
export function tell(suit: Suit): void { console.log(Suit[suit]); }
if (parentProcess() === null) {
  const child = new Process({ module: import.meta.url, target: tell, args: [Suit.Hearts] });
  child.start();
  process.exitCode = (await child.join())!;
}
`;

describe("a child has its parent's flags", () => {
  test.each([
    ['node --import tsx', ['--import', 'tsx', 'main.ts']],
    ['tsx', ['node_modules/tsx/dist/cli.mjs', 'main.ts']],
  ])('%s: a worker in TypeScript, which Node alone could not run', async (_, args) => {
    using app = new App({ 'main.ts': TYPED, 'suits.ts': 'export enum Suit { Spades, Hearts }\n' });
    expect(await app.node(args)).toMatchObject({ code: 0, stderr: '', stdout: 'Hearts\n' });
  });

  test('--conditions and -C', async () => {
    const files = {
      'package.json':
        '{"type":"module","imports":{"#first":{"first":"./yes.mjs","default":"./no.mjs"},"#second":{"second":"./yes.mjs","default":"./no.mjs"}}}',
      'yes.mjs': 'export default "yes";\n',
      'no.mjs': 'export default "no";\n',
      'main.mjs': `import first from '#first';\nimport second from '#second';\n${tells('[first, second]')}`,
    };
    using app = new App(files);
    expect(await app.node(['--conditions', 'first', '-C', 'second', 'main.mjs'])).toMatchObject({
      code: 0,
      stdout: '["yes","yes"]\n',
    });
  });

  test('--max-old-space-size', async () => {
    using app = new App({ 'main.mjs': tells(MEGABYTES) });
    const least = Number((await app.node(['--max-old-space-size=64', 'main.mjs'])).stdout);
    expect(least).toBeGreaterThanOrEqual(64);
    expect(least).toBeLessThan(200);
    expect(
      Number((await app.node(['--max_old_space_size=900', 'main.mjs'])).stdout),
    ).toBeGreaterThan(900);
  });

  test('--enable-source-maps: what it throws is shown where it was written', async () => {
    const map = {
      version: 3,
      sources: ['written.ts'],
      names: [],
      mappings: 'AAAA;AACA;AACA;AACA',
      sourcesContent: ['// one\n'],
    };
    const built = `export function fails() {\n  throw new Error('here it is');\n}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}\n`;
    using app = new App({
      'built.mjs': built,
      'main.mjs': tells('0')
        .replace('module: import.meta.url', "module: new URL('./built.mjs', import.meta.url)")
        .replace('target: tell', "target: 'fails'"),
    });
    expect(await app.node(['--enable-source-maps', 'main.mjs'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('written.ts:2'),
    });
    expect((await app.node(['main.mjs'])).stderr).not.toContain('written.ts');
  });

  test('--import of a file of its own, which a child loads too', async () => {
    using app = new App({
      'preload.mjs': 'globalThis.preloaded = true;\n',
      'main.mjs': tells('globalThis.preloaded'),
    });
    expect(await app.node(['--import', './preload.mjs', 'main.mjs'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'true\n',
    });
  });

  test('but what is preloaded into a child cannot start processes there', async () => {
    const preload =
      "import { parentProcess, Process } from 'ipc-demo';\nconsole.log('here');\nif (parentProcess() === null) new Process().start();\n";
    using app = new App({ 'preload.mjs': preload, 'main.mjs': '' });
    expect(await app.node(['--import', './preload.mjs', 'main.mjs'])).toMatchObject({
      processes: 2,
      stderr: expect.stringContaining('put what only the main process shall do behind'),
    });
  });

  test('execArgv instead of them, if it says so', async () => {
    using app = new App({
      'main.mjs': tells(
        `[process.execArgv, ${MEGABYTES} < 200]`,
        ", execArgv: ['--max-old-space-size=64']",
      ),
    });
    expect(await app.node(['--no-warnings', 'main.mjs'])).toMatchObject({
      code: 0,
      stdout: '[["--max-old-space-size=64"],true]\n',
    });
    app.write('main.mjs', tells('0', ', execArgv: "--no-warnings"'));
    expect(await app.node(['main.mjs'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'TypeError: the execArgv of a process must be an array of strings',
      ),
    });
  });

  test('and arguments of none but its own', async () => {
    using app = new App({ 'main.mjs': tells('process.argv.slice(2)') });
    expect(await app.node(['main.mjs', 'one'])).toMatchObject({ stdout: '[]\n' });
  });
});

describe('what belongs to one process alone does not reach a child', () => {
  test('--inspect: each has a port of its own', async () => {
    const program = tells("(await import('node:inspector')).url().replace(/.*:(\\d+).*/, '$1')");
    using app = new App({
      'main.mjs':
        program.replaceAll('child', 'one') +
        program.slice(program.indexOf('if (')).replaceAll('child', 'other'),
    });
    const { code, stdout, stderr } = await app.node(['--inspect=127.0.0.1:0', 'main.mjs']);
    const ports = [...stderr.matchAll(/listening on ws:\/\/127\.0\.0\.1:(\d+)/g)].map(
      ([, port]) => port,
    );
    expect({ code, ports: new Set(ports).size, failed: stderr.includes('failed') }).toEqual({
      code: 0,
      ports: 3,
      failed: false,
    });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string)
        .every((port) => ports.includes(port)),
    ).toBe(true);
  });

  test('--eval, --print and --input-type: a program that is given as text starts its children once', async () => {
    using app = new App({ 'worker.mjs': "export function work() { console.log('works'); }\n" });
    const program = `console.log('here'); const { Process } = await import('ipc-demo'); new Process({ module: ${JSON.stringify(`${app.path}/worker.mjs`)}, target: 'work' }).start();`;
    expect(await app.node(['--input-type=module', '--eval', program])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'here\nworks\n',
    });
    const printed = `import('ipc-demo').then(({ Process }) => new Process({ module: ${JSON.stringify(`${app.path}/worker.mjs`)}, target: 'work' }).start()), 'here'`;
    expect(await app.node(['-p', printed])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'here\nworks\n',
    });
  });

  test('--test: a child is no test', async () => {
    const program = `import test from 'node:test';
import { Process } from 'ipc-demo';
test('a child', async () => {
  const child = new Process({ module: new URL('./worker.mjs', import.meta.url), target: 'work' });
  child.start();
  if ((await child.join()) !== 0) throw new Error('it failed');
});
`;
    using app = new App({ 'main.mjs': program, 'worker.mjs': 'export function work() {}\n' });
    expect(await app.node(['--test', '--test-reporter', 'tap', 'main.mjs'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('# pass 1'),
    });
  });

  test.each<[string, given: string[], left: string[], options?: string]>([
    [
      'what only a main process has',
      [
        '-e',
        '1',
        '--eval=1',
        '-p',
        '1',
        '-pe',
        '1',
        '-i',
        '--check',
        '--input-type=module',
        '--entry-url',
        '--run',
        'x',
      ],
      [],
    ],
    [
      'what watches or tests',
      [
        '--watch',
        '--watch-path',
        'src',
        '--watch-preserve-output',
        '--test',
        '--test-name-pattern=x',
        '--test-reporter',
        'tap',
        '--experimental-test-coverage',
      ],
      [],
    ],
    [
      'what starts from a snapshot',
      ['--snapshot-blob', 'x', '--build-snapshot', '--build-snapshot-config=x'],
      [],
    ],
    [
      'names of files for one process, and its environment',
      [
        '--cpu-prof',
        '--cpu-prof-name=x',
        '--heap-prof-name',
        'x',
        '--report-filename=x',
        '--trace-event-categories',
        'v8',
        '--env-file=.env',
      ],
      ['--cpu-prof'],
    ],
    ['an inspector', ['--inspect'], ['--inspect=0']],
    [
      'an inspector that waits',
      ['--inspect-brk=9230', '--no-warnings'],
      ['--no-warnings', '--inspect=0'],
    ],
    ['an inspector on another host', ['--inspect=[::1]:9230'], ['--inspect=[::1]:0']],
    [
      'an inspector whose port stands elsewhere',
      ['--inspect', '--inspect-port', '9230'],
      ['--inspect=0'],
    ],
    ['a port for an inspector that is not there', ['--inspect-port=9230', '--debug-port=1'], []],
    ['an inspector in the environment', [], ['--inspect-port=0'], '--no-warnings --inspect=9230'],
    [
      'everything else',
      [
        '-r',
        './x.cjs',
        '--import',
        'tsx',
        '-C',
        'dev',
        '--expose-gc',
        '--stack_size=900',
        '--inspect-publish-uid=http',
      ],
      [
        '-r',
        './x.cjs',
        '--import',
        'tsx',
        '-C',
        'dev',
        '--expose-gc',
        '--stack_size=900',
        '--inspect-publish-uid=http',
      ],
    ],
  ])('%s', (_, given, left, options = '') => {
    expect(inherited(given, options)).toEqual(left);
  });
});
