import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { leftIn, lines, run, Running } from '../command.js';

// Seen from dist/test/cli.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const fixture = (name: string): string => join(root, 'test/fixtures/scenarios', `${name}.mjs`);
const type = (input: string, ...args: string[]) => run(['play', ...args], { input });

describe('play by lines on a pipe', () => {
  test('the player wins by overselling, and is told what is the shortest order', async () => {
    const { code, stdout, stderr, left } = await type(
      '01\n01\n0\n1\n',
      'ticket',
      '--nolock',
      '--buyers',
      '2',
    );
    expect(stdout).toContain('YOU WIN   2 buyers have a ticket. There was 1. Oversold by 1.');
    expect(stdout).toContain('You needed 5 switches, 2 are enough: 001110');
    expect(stdout).toContain('ipc-demo ticket --nolock --buyers 2 --schedule 010101');
    expect(stdout).toMatch(/^ +4 +read 1 +1 +<- before buyer-1 wrote$/m);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect([code, stderr, left]).toEqual([0, '', []]);
  });

  test('who has found the shortest is told so', async () => {
    expect((await type('001110\n', 'ticket', '--nolock', '--buyers', '2')).stdout).toContain(
      'You needed 2 switches: it cannot be done with fewer',
    );
  });

  test('a step is taken back, also the one that ended the game, and all of them', async () => {
    const all = lines(
      await type('0\nu\n001110\nu\nu\nr\nu\n', 'ticket', '--nolock', '--buyers', '2', '--json'),
    );
    expect(all.filter((line) => line.type === 'choices').map(({ schedule }) => schedule)).toEqual([
      '',
      '0',
      '',
      '001110',
      '001*3',
      '0011',
      '',
    ]);
    expect(all.filter((line) => line.type === 'undone').map(({ schedule }) => schedule)).toEqual([
      '',
      '001*3',
      '0011',
      '',
    ]);
    expect(all.filter((line) => line.type === 'refused')).toMatchObject([{ choice: 'u' }]);
  });

  test('under the lock whoever is blocked cannot go, and is told by whom; who gives up is told that it cannot go wrong', async () => {
    const { code, stdout } = await type('0101\ng\n', 'ticket', '--lock', '--buyers', '2');
    expect(stdout).toContain('buyer-2 cannot go: it waits for lock, held by buyer-1');
    expect(stdout).toContain('it cannot go wrong: all 12 orders checked');
    expect(code).toBe(0);
  });

  test('who gives up where it can go wrong is shown how', async () => {
    const { stdout } = await type('g\n', 'ticket', '--nolock', '--buyers', '2');
    expect(stdout).toContain('It goes wrong with 2 switches: 001110');
    expect(stdout).toMatch(/6 {2}buyer-1 +writes 0 to tickets\.json +has a ticket +sold twice/);
  });

  test('who asks is told for each choice what share of the orders from there goes wrong, and the score says so', async () => {
    const game = ['ticket', '--nolock', '--buyers', '3'];
    const { stdout } = await type('001\n?\n11022\n', ...game);
    expect(stdout).toMatch(/^ *\[0\] {2}buyer-1 {4}0 % {2}writes 0/m);
    expect(stdout).toMatch(/^ *\[1\] {2}buyer-2 {2}100 % {2}reads/m);
    expect(stdout).toMatch(/^ *\[2\] {2}buyer-3 {3}91 % {2}looks/m);
    expect(stdout).toContain('how many of the orders from there go wrong');
    expect(stdout).toContain('You have asked how many orders go wrong (?).');
    const withoutHelp = await type('00111022\n', ...game);
    expect(withoutHelp.stdout).not.toMatch(/ %|You have asked/);
  });

  test('after the game the step is named that decided it', async () => {
    const unbroken = async (...all: Parameters<typeof type>): Promise<string> =>
      (await type(...all)).stdout.replaceAll(/\s+/g, ' ');
    const game = ['ticket', '--nolock', '--buyers', '2'];
    expect(await unbroken('001110\n', ...game)).toContain(
      'The point of no return is step 4: buyer-2 reads 1 from tickets.json. After it, no order goes well.',
    );
    expect(await unbroken('00011\n', ...game)).toContain(
      'The point of safety is step 3: buyer-1 writes 0 to tickets.json. After it, no order goes wrong.',
    );
    expect(await unbroken('0*4,1*4\n', 'ticket', '--lock', '--buyers', '2')).not.toContain(
      'point of',
    );
    expect(await unbroken('g\n', ...game)).toContain('The point of no return is step 4');
  });

  test('where orders are without end no share is told, nor a step', async () => {
    const asking = [fixture('asks-again'), '--act', 'forever'];
    const { stdout } = await type('?\n010\n', ...asking);
    expect(stdout).toContain('How many orders go wrong from here cannot be counted.');
    expect(stdout).toContain('NOTHING WENT WRONG');
    expect(stdout).not.toMatch(/ %|point of|from the beginning/);
  });

  test('who gives up where it need not end is told so', async () => {
    const { stdout } = await type('1\n0\ng\n', fixture('asks-again'), '--act', 'never');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'GIVEN UP It need not end: after the order 01, the steps 0 can be taken again and again',
    );
    expect(stdout).not.toContain('it cannot go wrong');
  });

  test('what is no choice is refused in a line, and the game goes on', async () => {
    const { code, stdout } = await type('9\nhello\n01\nq\n', 'ticket', '--nolock', '--buyers', '2');
    expect(stdout).toContain('"9" is no choice: type a process (0 to 1), or u, r, g, q');
    expect(stdout).toContain('"hello" is no choice');
    expect(stdout).toContain('NOT OVER');
    expect(code).toBe(0);
  });

  test('an input that ends in the middle of an order is not what was meant', async () => {
    const finished = await type('01\n', 'ticket', '--nolock', '--buyers', '2', '--json');
    expect(lines(finished).at(-2)).toMatchObject({
      type: 'verdict',
      ok: false,
      summary: { standing: 'open', schedule: '01' },
    });
    expect(finished.code).toBe(1);
  });

  test('five philosophers are brought to starve', async () => {
    const { stdout } = await type('01234\n', join(root, 'examples/philosophers.mjs'));
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'philosopher-4 waits for fork-0, held by philosopher-0',
    );
    expect(stdout).toContain('YOU WIN');
  });

  test('speaks Chinese', async () => {
    expect(
      (await type('0101\ng\n', 'ticket', '--lock', '--buyers', '2', '--lang', 'zh')).stdout,
    ).toContain('不会出错：全部 12 种交错顺序都检查过了');
  });

  test('Ctrl-C ends it while it waits for a choice', async () => {
    const running = new Running(['play', 'ticket', '--nolock'], { keepInput: true });
    await running.until((stdout) => stdout.includes('[0]'));
    running.child.kill('SIGINT');
    const { code, stderr, left } = await running.finished();
    expect([code, stderr, left]).toEqual([130, 'ipc-demo: interrupted\n', []]);
  });

  test('a reader that goes away ends it quietly', async () => {
    const running = new Running(['play', 'ticket', '--nolock', '--buyers', '2'], {
      keepInput: true,
    });
    await running.until((stdout) => stdout.includes('[1]'));
    running.child.stdout!.destroy();
    running.child.stdin!.write('0\n1\n');
    const { code, stderr } = await running.finished();
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('a worker at fault does not hang the game', () => {
  test.each([
    [
      'awaits something else for ever',
      'endless-awaiting',
      4,
      /waiting: clerk-1 has not asked for another step/,
    ],
    ['awaits nothing', 'endless', 4, /busy: clerk-1 has computed for/],
    ['ends the process', 'ends-itself', 2, /leaving: a worker ends the whole process/],
    [
      'is judged by a judge who throws',
      'judges-wrongly',
      2,
      /unjust: the scenario itself throws, in line 6: TypeError/,
    ],
  ])('one that %s', async (_, name, exitCode, complaint) => {
    const { code, stderr } = await run(['play', fixture(name), '--timeout', '50'], {
      input: '0\n1\n0\n1\n',
    });
    expect(stderr).toMatch(complaint);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(exitCode);
  });
});

describe('play in a terminal', () => {
  test('a key a choice, undo, the picture in place, and the terminal as it was afterwards', async () => {
    await using player = await Terminal.open('ticket --nolock --buyers 2');
    expect(player.screen).toMatch(/^ {2}0 1 +await buyer\.tickets\.look\(\);/m);
    await player.press('0', 'the order so far: 0,');
    // Each at the line with which it would go on.
    expect(player.screen).toMatch(/^ {2}0 +const ticket = await tickets\.read\(\);/m);
    await player.press('u', 'the order so far: nobody');
    for (const [key, order] of [
      ['0', '0'],
      ['0', '00'],
      ['1', '001'],
      ['1', '0011'],
      ['1', '001*3'],
      ['0', '001110'],
    ] as const)
      await player.press(key, `the order so far: ${order},`);
    expect(player.screen).toContain('You needed 2 switches: it cannot be done with fewer');
    expect(player.screen).toMatch(/write 0 +0 +<- overwrites buyer-2/);
    await player.press('q', 'code 0 icanon');
    expect(await player.left()).toEqual([]);
  });

  test('under the lock: who is blocked, and that it cannot go wrong', async () => {
    await using player = await Terminal.open('ticket --lock --buyers 2');
    await player.press('0', 'the order so far: 0,');
    await player.press('1', 'the order so far: 01,');
    await player.press('0', 'the order so far: 010,');
    await player.press('1', 'buyer-2 cannot go: it waits for lock, held by buyer-1');
    await player.press('g', 'it cannot go wrong: all 12 orders checked');
    await player.until('code 0 icanon');
    expect(await player.left()).toEqual([]);
  });

  test('Ctrl-C ends it, and the terminal is as it was', async () => {
    await using player = await Terminal.open('ticket --nolock');
    await player.press('0', 'the order so far: 0,');
    await player.press('\x03', 'code 130 icanon');
    expect(await player.left()).toEqual([]);
  });
});

/** A terminal of 80 columns, which `script` gives to a shell in which the game is played. */
class Terminal {
  readonly #temporary = mkdtempSync(join(tmpdir(), 'ipc-demo-test-'));
  readonly #child;
  readonly #closed: Promise<unknown>;
  /** All that was written since the screen was cleared. */
  screen = '';

  private constructor(game: string) {
    const command = `stty cols 80 rows 40; '${process.execPath}' '${join(root, 'bin/ipc-demo.js')}' play ${game}; echo code $? $(stty -a | grep -o '.icanon' | tr -d ' ')`;
    const env = {
      PATH: process.env['PATH'],
      TMPDIR: this.#temporary,
      LANG: 'C.UTF-8',
      TERM: 'xterm',
      NO_COLOR: '1',
    };
    this.#child = spawn('script', ['-qfec', command, '/dev/null'], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#closed = once(this.#child, 'close');
    this.#child.stdout
      .setEncoding('utf8')
      .on(
        'data',
        (text: string) => (this.screen = (this.screen + text).split('\x1B[1;1H').at(-1)!),
      );
  }

  static async open(game: string): Promise<Terminal> {
    const terminal = new Terminal(game);
    await terminal.until('[0]');
    return terminal;
  }

  /** Presses a key, and resolves when it has had that effect. */
  async press(key: string, effect: string): Promise<void> {
    this.#child.stdin.write(key);
    await this.until(effect);
  }

  async until(text: string): Promise<void> {
    let over = false;
    void this.#closed.then(() => (over = true));
    while (!this.screen.includes(text)) {
      if (over) throw new Error(`it ended before ${text}: ${this.screen}`);
      await Promise.race([once(this.#child.stdout, 'data'), this.#closed]);
    }
  }

  /** What is left behind when all is over. */
  async left(): Promise<string[]> {
    await this.#closed;
    return leftIn(this.#temporary);
  }

  /** Closes it, also on a game that goes on. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}
