import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { languages } from '../languages.js';
import { leftIn, run } from '../command.js';
import { temporaryFolder } from '../temporary.js';
import { InTerminal, type TerminalOptions } from './pseudo.js';

/** A run that is shown again, an event a key, as it stands on the terminal. */

// Seen from dist/test/terminals.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const HOME = '\x1b[H\x1b[J';
const SMALL = { columns: 80, rows: 24, env: { NO_COLOR: '1' } };

type Language = keyof typeof languages;

const open: InTerminal[] = [];

/** One that has failed leaves nobody waiting. */
afterEach(() => {
  for (const terminal of open.splice(0)) {
    terminal.child.kill('SIGKILL');
    terminal.close();
  }
});

class OnStage {
  readonly terminal: InTerminal;
  readonly #words;
  readonly #rows: number;

  constructor(command: string, options: TerminalOptions, language: Language = 'en') {
    this.#words = languages[language].stage;
    this.#rows = options.rows ?? 24;
    this.terminal = new InTerminal([...command.split(' '), '--stage', '--lang', language], options);
    open.push(this.terminal);
  }

  /** What stands there when so many events have happened. */
  async at(event: number, all: number): Promise<readonly string[]> {
    const title = this.#words.event(event, all);
    await this.terminal.until((written) => {
      const screen = written.slice(written.lastIndexOf(HOME));
      return screen.startsWith(HOME) && screen.includes(title) && screen.includes(this.#words.keys);
    });
    const { lines, strays, tooWide } = this.terminal.seen;
    if (strays.length + tooWide.length > 0) throw new Error([...strays, ...tooWide].join('\n'));
    return lines.slice(-this.#rows);
  }

  /** The exit code, and what is left behind. */
  async end(): Promise<readonly [number | null, readonly string[]]> {
    this.terminal.type('q');
    const { code, left } = await this.terminal.finished();
    return [code, left];
  }
}

describe('on a terminal of 80 columns and 24 rows', () => {
  test.each(['en', 'zh'] as const)(
    'a race of three is shown whole, forwards and back: the code stays, the marks move (%s)',
    async (language) => {
      const stage = new OnStage('ticket --nolock --buyers 3', SMALL, language);
      const { terminal } = stage;
      const screens = [await stage.at(0, 9)];
      for (let event = 1; event <= 9; event++) {
        terminal.type(event % 2 ? ' ' : '\x1b[C');
        screens.push(await stage.at(event, 9));
      }
      for (let event = 8; event >= 0; event--) {
        terminal.type(event % 2 ? '\x7f' : '\x1b[D');
        expect(await stage.at(event, 9)).toEqual(screens[event]);
      }
      const edge = screens[0]![2]!.indexOf('tickets.json') - 1;
      const codes = screens.map((screen) => screen.slice(2, 19).map((line) => line.slice(9, edge)));
      for (const [event, screen] of screens.entries()) {
        expect(screen).toHaveLength(24);
        expect(screen.join('\n')).not.toContain('…');
        expect(codes[event]).toEqual(codes[0]);
        const marks = screen.flatMap(
          (line) => /^ {2}[▶\d ]{6}/.exec(line)?.[0].match(/▶?\d/g) ?? [],
        );
        const now = marks.filter((mark) => mark.startsWith('▶'));
        expect(now).toHaveLength(event === 0 ? 0 : 1);
        // Who has just moved is the same on the right.
        const [mover = ''] = now;
        expect(screen.join('\n')).toMatch(new RegExp(`.{30,}${mover}`));
      }
      const source = readFileSync(join(root, 'src/demos/ticket/demo.ts'), 'utf8').replaceAll(
        /\s+/g,
        '',
      );
      expect(source).toContain(codes[0]!.slice(6).join('').replaceAll(/\s+/g, ''));
      const last = screens[9]!.join('\n');
      expect(last).toMatch(language === 'en' ? /RACE.*Oversold by 2\./ : /竞态.*超卖 2 张/);
      expect(last).toMatch(/tickets\.json +0/);
      expect(screens.at(7)!.join('\n')).toContain(
        language === 'en'
          ? 'read before this, and will overwrite it.'
          : '在此之前已经读过，会把它覆盖。',
      );
      expect(await stage.end()).toEqual([0, []]);
    },
  );

  test('a digit leads to the next event of that process, g goes by itself to the end', async () => {
    const stage = new OnStage('ticket --nolock --buyers 2 --schedule 001110', SMALL);
    await stage.at(0, 6);
    stage.terminal.type('2');
    expect((await stage.at(3, 6)).join('\n')).toContain('▶2 buyer-2');
    stage.terminal.type('+++g');
    const last = (await stage.at(6, 6)).join('\n');
    expect(last).toContain('It overwrites what buyer-2 has written since it read.');
    stage.terminal.type('1');
    await stage.terminal.until((written) => written.includes('buyer-1 does nothing more.'));
    expect(await stage.end()).toEqual([0, []]);
  });

  test('each act has its own, and then they are compared', async () => {
    const { terminal } = new OnStage('ticket --buyers 2 --delay 400', SMALL);
    for (let act = 1; act <= 5; act++) {
      await terminal.until((written) => written.split('event 0 of').length > act);
      terminal.type('q');
    }
    const { code, left, seen } = await terminal.finished();
    expect(seen.lines.join('\n')).toContain('side by side');
    expect(seen.lines.filter((line) => line.includes('NOT AS PROMISED'))).toEqual([]);
    expect([code, left]).toEqual([0, []]);
  });

  test.each([true, false])(
    'a terminal that is closed ends it, whether a signal tells or not (%s)',
    async (session) => {
      const { terminal } = new OnStage('ticket --nolock --buyers 2', { ...SMALL, session });
      await terminal.until((written) => written.includes('q end'));
      terminal.close();
      const { code, left } = await terminal.finished();
      expect([code, left]).toEqual([129, []]);
    },
  );

  test('a run that is saved and shown again is saved without the lines', async () => {
    const saved = join(temporaryFolder(), 'run.jsonl');
    const stage = new OnStage(`ticket --nolock --buyers 2 --save ${saved}`, SMALL);
    await stage.terminal.until((written) => written.includes('q end'));
    expect((await stage.end())[1]).toEqual([]);
    const events = readFileSync(saved, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"read"'));
    expect(events.length).toBeGreaterThan(1);
    expect(events.join('\n')).not.toContain('demo.ts');
    const again = new OnStage(`replay ${saved}`, SMALL);
    await again.terminal.until((written) => written.includes('q end'));
    again.terminal.type(' ');
    await again.terminal.until((written) => written.includes('▶1') || written.includes('▶2'));
    expect(await again.end()).toEqual([0, []]);
  });

  test('a saved run is shown with its code and its verdict, and no process is started', async () => {
    const file = join(temporaryFolder(), 'run.jsonl');
    await run(['ticket', '--nolock', '--buyers', '3', '--delay', '200', '--save', file, '--json']);
    const stage = new OnStage(`show ${file}`, SMALL);
    const started = (await stage.at(0, 9)).join('\n');
    expect(started).toContain('const ticket = await tickets.read();');
    stage.terminal.type('g+++');
    const over = (await stage.at(9, 9)).join('\n');
    expect(over).toMatch(/▶\d.*await tickets\.write/);
    expect(over).toContain('RACE');
    expect(await stage.end()).toEqual([0, []]);
  });

  test('a saved run of a user’s file is shown event by event, its lanes in their order', async () => {
    const file = join(temporaryFolder(), 'bank.jsonl');
    const bank = join(root, 'examples/bank.mjs');
    await run(['run', bank, '--act', 'careless', '--schedule', '0101', '--save', file, '--json']);
    const stage = new OnStage(`show ${file}`, SMALL);
    expect((await stage.at(0, 4)).join('\n')).toMatch(/1 clerk-1[^]*2 clerk-2/);
    stage.terminal.type('2');
    expect((await stage.at(2, 4)).join('\n')).toMatch(/clerk-2 +reads 100/);
    expect(await stage.end()).toEqual([0, []]);
  });

  test('Ctrl-C ends it, and leaves the terminal as it was, and nothing else', async () => {
    const temporary = temporaryFolder();
    const command = `stty cols 80 rows 24; '${process.execPath}' '${join(root, 'bin/ipc-demo.js')}' ticket --nolock --buyers 2 --stage; echo code $? $(stty -a | grep -o '.icanon' | tr -d ' ')`;
    const env = { PATH: process.env['PATH'], TMPDIR: temporary, LANG: 'C.UTF-8', TERM: 'xterm' };
    const child = spawn('script', ['-qfec', command, '/dev/null'], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    let [written, isPressed] = ['', false];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      if (isPressed || !written.includes('q end')) return;
      isPressed = true;
      child.stdin.write('\x03');
    });
    await closed;
    expect(written).toContain('code 130 icanon');
    expect(leftIn(temporary)).toEqual([]);
  });
});

describe('on a larger one', () => {
  test('the lock has its queue, in numbers, and ten buyers have a place', async () => {
    const stage = new OnStage('ticket --lock', { columns: 120, rows: 40, env: {} });
    await stage.terminal.until((written) => written.includes('q end'));
    const [, all] = /event 0 of (\d+)/.exec(stage.terminal.written)!;
    stage.terminal.type(' '.repeat(25));
    const screen = (await stage.at(25, Number(all))).join('\n');
    expect(screen).toMatch(/lock +\d+ < \d+/);
    expect(screen).toContain('10 buyer-10');
    expect(screen).toContain('async function buy({ tickets, latency, outcome }: Given<Counter>)');
    expect(await stage.end()).toEqual([0, []]);
  });

  test.each([
    ['the lives of processes', 'daemon --act daemon'],
    ['a queue, and what is in it', 'queue --act full-blocks'],
    ['those who are stuck', 'deadlock --act lock-order'],
    ['a file of the user', `run ${join(root, 'examples/bank.mjs')} --act careful`],
  ])('%s can be shown, each event with its code', async (_, command) => {
    const stage = new OnStage(command, { columns: 120, rows: 40, env: { NO_COLOR: '1' } });
    await stage.terminal.until((written) => written.includes('q end'));
    const all = Number(/event 0 of (\d+)/.exec(stage.terminal.written)![1]);
    for (let event = 1; event <= all; event++) {
      stage.terminal.type(' ');
      const screen = await stage.at(event, all);
      expect(screen.join('\n')).toMatch(/await /);
    }
    expect((await stage.end())[1]).toEqual([]);
  });
});
