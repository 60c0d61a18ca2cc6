import { describe, expect, test } from '@jest/globals';
import { type Line, lines, pidsIn, run, Running } from '../command.js';
import { isGone } from '../outside.js';

interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

interface Row {
  readonly mechanism: string;
  readonly opsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly ownLockNeeded: boolean;
  readonly direction: string;
  readonly users: string;
  readonly opsSpread: Spread;
  readonly bytesSpread: Spread;
  readonly sold: { readonly tickets: number; readonly crates: number };
}

const FEW = ['--tickets', '40', '--rounds', '4', '--size', '4096', '--bulk', '50'];
const verdictsOf = (all: readonly Line[]): Line[] => all.filter(({ type }) => type === 'verdict');

describe('ipc-demo compare', () => {
  test('a row for each mechanism, each of which sells everything once; shared memory is the fastest', async () => {
    const finished = await run(['compare', ...FEW, '--json']);
    const rows = verdictsOf(lines(finished)).map(({ summary }) => summary as unknown as Row);
    expect(
      rows.map(({ mechanism, ownLockNeeded, direction, users }) => [
        mechanism,
        ownLockNeeded,
        direction,
        users,
      ]),
    ).toEqual([
      ['file', true, 'both ways', 'anyone'],
      ['pipe', false, 'one way', 'relatives'],
      ['queue', false, 'one way', 'relatives'],
      ['manager', true, 'both ways', 'relatives'],
      ['memory', true, 'both ways', 'relatives'],
    ]);
    for (const { mechanism, opsPerSecond, bytesPerSecond, opsSpread, bytesSpread, sold } of rows) {
      expect(sold).toEqual(
        mechanism === 'memory' ? { tickets: 8000, crates: 800 } : { tickets: 160, crates: 16 },
      );
      expect([opsPerSecond, bytesPerSecond]).toEqual([opsSpread.median, bytesSpread.median]);
      for (const { least, median, most } of [opsSpread, bytesSpread])
        expect([least > 0, least <= median, median <= most]).toEqual([true, true, true]);
    }
    const { opsPerSecond: memory } = rows.at(-1)!;
    expect(rows.slice(0, -1).every(({ opsPerSecond }) => opsPerSecond < memory)).toBe(true);
    expect(finished.code).toBe(0);
    expect(finished.left).toEqual([]);
  });

  test('the rates are those of the moments at which the rounds were over', async () => {
    const all = lines(await run(['compare', '--act', 'file', ...FEW, '--json']));
    const ends = all
      .filter(({ op }) => op === 'say')
      .map(({ at, value }) => ({ at: at as number, ...(value as { pile: string; left: number }) }))
      .filter(({ pile }) => pile === 'tickets')
      .toSorted((a, b) => b.left - a.left || a.at - b.at)
      .filter(({ left }, index, both) => both[index - 1]?.left !== left);
    expect(ends.map(({ left }) => left)).toEqual([120, 80, 40, 0]);
    const inTime = ends.filter(({ at }, round) =>
      ends.slice(round + 1).every((later) => later.at > at),
    );
    const rates = inTime
      .slice(1)
      .map(({ at, left }, round) =>
        Math.round((inTime[round]!.left - left) / ((at - inTime[round]!.at) / 1e9)),
      )
      .toSorted((a, b) => a - b);
    expect((verdictsOf(all)[0]!['summary'] as unknown as Row).opsSpread).toEqual({
      least: rates[0],
      median: rates[rates.length >> 1],
      most: rates.at(-1),
    });
  });

  test('people see one table of all, the fastest first, and it fits', async () => {
    const { stdout } = await run(['compare', ...FEW]);
    const table = stdout.slice(stdout.indexOf('the same work, on this machine'));
    expect(table.match(/^ {2}(shared memory|file|pipe|queue|manager) /gm)).toHaveLength(15);
    expect(table).toMatch(/^ {2}shared memory +[\d,]+ +[\d,]+ +[\d,]+ {2}█+$/m);
    expect(table).toMatch(/^ {2}pipe +no lock +one way +related processes \(a family\)$/m);
    expect(table).toMatch(/^ {2}queue +a lock inside +one way/m);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await run(['compare', '--act', 'memory', ...FEW])).stdout).not.toContain(
      'on this machine',
    );
  });

  test('a single round, which would only warm up, is refused: there is always something measured', async () => {
    const few = ['compare', '--act', 'memory', '--tickets', '5', '--rounds'];
    const { code, stderr } = await run([...few, '1']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/--rounds 1 .* from 2/)]);
    expect((await run([...few, '2'])).code).toBe(0);
  });

  test.each([
    ['queue', 'office'],
    ['file', 'seller-1'],
  ])('%s: when %s is killed, it is told, and nobody waits for ever', async (act, who) => {
    const running = new Running(['compare', '--act', act, '--tickets', '1000', '--json']);
    await running.until((stdout) => stdout.includes('"op":"say"'));
    const victim = running.stdout
      .split('\n')
      .filter((line) => line.includes('"op":"start"'))
      .map((line) => JSON.parse(line) as Line)
      .find(({ process }) => process === who)!;
    process.kill(victim['pid'] as number, 'SIGKILL');
    const finished = await running.finished();
    expect(verdictsOf(lines(finished))[0]).toMatchObject({
      ok: false,
      message: expect.stringContaining(`${who} was ended by SIGKILL before its work was done`),
    });
    expect(finished.code).toBe(1);
    expect(pidsIn(finished.stdout).filter((pid) => !isGone(pid))).toEqual([]);
    expect(finished.left).toEqual([]);
  });

  test('explore: by no mechanism can a ticket be sold twice', async () => {
    const finished = await run(['explore', 'compare', '--json']);
    expect(
      lines(finished)
        .filter(({ type }) => type === 'exploration')
        .map(({ act, violations, deadlocks, complete }) => [act, violations, deadlocks, complete]),
    ).toEqual(['file', 'pipe', 'queue', 'manager', 'memory'].map((act) => [act, 0, 0, true]));
    expect(finished.code).toBe(0);
  });
});
