import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type Circumstances, type Finished, lines, run } from '../command.js';

// Seen from dist/test/cli.
const program = fileURLToPath(new URL('../fixtures/tenth-demo/command.js', import.meta.url));
const alone = fileURLToPath(new URL('../fixtures/tenth-demo/alone.js', import.meta.url));
const type = (args: readonly string[], more: Circumstances = {}): Promise<Finished> =>
  run(args, { program, ...more });

describe('a tenth demonstration, of which general code knows nothing', () => {
  test('shows in help and lists, in both languages', async () => {
    expect((await type(['--help'])).stdout).toMatch(/^ {2}visitors .* a door that counts/m);
    const own = (await type(['visitors', '--help'])).stdout;
    for (const option of ['visitors <n>', 'careless', 'careful', 'both-ways', 'repeat <n>'])
      expect(own).toContain(`--${option}`);
    expect(own).toContain('npx ipc-demo visitors --careless --json');
    expect((await type(['visitors', '--help', '--lang', 'zh'])).stdout).toMatch(
      /--both-ways +进出各数一次/,
    );
    expect((await type(['explore', '--help'])).stdout).toMatch(
      /--careless +nobody waits at the door/,
    );
    expect((await type(['list'])).stdout).toMatch(/^ {2}visitors +careful +one by one$/m);
  });

  test('runs: an act by its flag, an option, what is on or off, an order, many times', async () => {
    const one = [
      'visitors',
      '--careless',
      '--visitors',
      '2',
      '--both-ways',
      '--schedule',
      '00110011',
    ];
    const all = lines(await type([...one, '--json']));
    expect(all.find((line) => line.type === 'start')!['options']).toEqual({
      visitors: 2,
      bothWays: true,
      schedule: '00110011',
    });
    expect(all.find((line) => line.type === 'verdict')).toMatchObject({
      act: 'careless',
      summary: { seen: 4, lost: 0 },
      message: '4 were counted, 0 were not.',
    });
    const lost = await type([
      'visitors',
      '--careless',
      '--visitors',
      '2',
      '--schedule',
      '0011',
      '--lang',
      'zh',
    ]);
    expect(lost.stdout).toContain('数到 2 位，漏数 0 位。');
    const many = await type(['visitors', '--careful', '--repeat', '3', '--json']);
    expect(lines(many).at(-1)).toMatchObject({ runs: 3, raced: 0, lost: { 0: 3 }, exitCode: 0 });
  });

  test('what cannot be asked for together is told by its own flags', async () => {
    const { code, stderr } = await type(['visitors', '--careless', '--careful']);
    expect([code, stderr]).toEqual([
      2,
      'ipc-demo: --careless and --careful cannot be used together: choose one, or none to see both\n',
    ]);
    expect((await type(['visitors', '--schedule', '01'])).stderr).toContain(
      'with --careless or --careful',
    );
  });

  test('explores: every order, and the fix by its flag', async () => {
    const { code, stdout } = await type(['explore', 'visitors', '--careless']);
    expect(stdout).toContain('4 of 6 orders');
    expect(stdout).toContain('npx ipc-demo explore visitors --careful');
    expect(code).toBe(1);
    expect((await type(['explore', 'visitors', '--careful'])).code).toBe(0);
  });

  test('plays, and the order that was played can be typed', async () => {
    const { code, stdout } = await type(['play', 'visitors', '--careless'], { input: '0101\n' });
    expect(stdout).toContain('1 were counted, 1 were not.');
    expect(stdout).toContain('npx ipc-demo visitors --careless');
    expect(code).toBe(0);
  });

  test('is verified', async () => {
    const all = lines(await type(['verify', '--json'], { program: alone }));
    const verdicts = all.filter((line) => line.type === 'verdict');
    expect(
      verdicts
        .map(({ demo, act, ok }) => `${String(demo)} ${String(act)} ${String(ok)}`)
        .toSorted(),
    ).toEqual(['visitors careful true', 'visitors careless true']);
  });
});
