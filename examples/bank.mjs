import { jsonFile, lock, named, scenario } from 'ipc-demo/scenario';

const account = jsonFile('account.json', { balance: 100 });
const allWithdrawn = ({ shared }) => shared.account.balance === 0;

/** Takes 50 out of the account: one step to read, one to write. */
async function withdraw({ account }) {
  const { balance } = await account.read();
  await account.write({ balance: balance - 50 });
}

/** Two clerks at once: both may read 100, and the bank loses 50. */
export const careless = scenario({
  shares: () => ({ account }),
  workers: () => named('clerk', 2, withdraw),
  holds: allWithdrawn,
});

/** The fix: whoever has the lock reads and writes, and nobody comes between. */
export const careful = scenario({
  shares: () => ({ account, lock: lock() }),
  workers: () => named('clerk', 2, (given) => given.lock.withLock(() => withdraw(given))),
  holds: allWithdrawn,
});
