import { describe, expect, test } from '@jest/globals';
import { App } from './app.js';
import { complaints } from './compiler.js';

/** What somebody who uses the package sees of it in an editor. */

describe('the types of the two doors', () => {
  test('are enough for a program and for a scenario', () => {
    const program = `
      import { Condition, Connection, Lock, main, Manager, Pipe, Process, Queue, RLock, SharedArray, Value } from 'ipc-demo';
      import { Empty, type Given, jsonFile, lock, named, queue, scenario, type Scenario } from 'ipc-demo/scenario';

      export async function count(turns: Lock, sum: Value<'i'>, all: Queue<number>, end: Connection): Promise<void> {
        await turns.withLock(() => sum.value++);
        await all.put(sum.value, { timeout: 5 });
        await end.send(new Date());
      }

      const shares = { account: jsonFile('account.json', { balance: 100 }), door: lock(), orders: queue<string>(3) };
      async function withdraw({ account, door, orders }: Given<typeof shares>): Promise<void> {
        const { balance }: { balance: number } = await account.read();
        await door.withLock(() => account.write({ balance: balance - 50 }));
        await orders.get({ block: false }).then(null, (error) => error instanceof Empty);
      }
      export const bank: Scenario = scenario({
        shares: () => shares,
        workers: () => named('clerk', 2, withdraw),
        holds: ({ shared }) => shared['account'] !== null,
      });

      await main(async () => {
        const [here, there]: [Connection, Connection] = Pipe();
        const args: Parameters<typeof count> = [new Lock(), new Value('i', 0, { lock: new RLock() }), new Queue<number>(3), there];
        new Process({ module: import.meta.url, target: count, args }).start();
        new Condition(new Lock()).notify();
        new SharedArray('d', [1, 2]).set(0, here.closed ? 1 : 2);
        await using manager = await Manager.start();
        const left: number = await (await manager.dict({ left: 3 })).update('left', (n = 0) => n - 1);
        console.log(left);
      });
    `;
    expect(complaints(program)).toBe('');
  });

  test.each([
    ['an address in the arena', 'new ipc.Lock(7)'],
    ['one behind the arguments', 'new ipc.Semaphore(1, 7)'],
    ['a place', 'new ipc.Queue(3, [7, 1])'],
    ['one of a value', "new ipc.Value('i', 0, {}, 7)"],
    ['a descriptor', 'new ipc.Connection(7, null, null)'],
    ['a proxy without a manager', 'new ipc.DictProxy(null as never, 7)'],
    ['how a primitive travels', 'new ipc.Lock()._handle()'],
    ['what is inside of one', 'new ipc.RLock()._inside'],
    ['what its kin may do', 'class Mine extends ipc.Queue { mine = this.pipe }'],
    ['scenarios at the library’s door', 'ipc.scenario'],
    ['a lock at the scenarios’ door', 'scenarios.Lock'],
  ])('do not offer %s', (_, code) => {
    const offered = `import * as ipc from 'ipc-demo';\nimport * as scenarios from 'ipc-demo/scenario';\nvoid [ipc, scenarios];\n`;
    expect(complaints(`${offered}${code.startsWith('class') ? '' : 'void '}${code};`)).toMatch(
      /^use\.ts\(4,\d+\): error TS/,
    );
  });
});

test('an error is the same class at both doors, and nothing else is at both', async () => {
  using app = new App({
    'use.mjs': `import * as library from 'ipc-demo';
import * as scenarios from 'ipc-demo/scenario';
const atBoth = Object.keys(scenarios).filter((name) => name in library);
console.log(JSON.stringify(atBoth.filter((name) => library[name] === scenarios[name])));
console.log(JSON.stringify(atBoth));`,
  });
  const { stdout } = await app.node(['use.mjs']);
  const [same, atBoth] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
  expect(same).toEqual(atBoth);
  expect(atBoth!.filter((name) => !/Error$|^(Empty|Full)$/.test(name))).toEqual([]);
  expect(atBoth).toEqual(expect.arrayContaining(['Empty', 'Full', 'EndOfFileError']));
});
