import {
  type Given,
  type MessageQueue,
  queue,
  type Scenario,
  scenario,
  type Shared,
} from '../../scenario/index.js';

/** A message that is larger than what a pipe holds, from one who is joined before anybody gets. */

type Album = { photos: Shared<MessageQueue<string>> };

/** In 100,000 characters. A pipe of Linux holds 65,536 bytes. */
const PHOTO = 'photo'.repeat(20_000);

// ---- What a buyer does, and the seller.

async function sendPhoto({ photos }: Given<Album>): Promise<void> {
  await photos.put(PHOTO);
}

async function receivePhoto({ photos, outcome }: Given<Album>): Promise<void> {
  const photo = await photos.get();
  outcome(photo === PHOTO ? 'whole' : 'in-pieces');
}

// ---- The act.

export const large: Scenario = scenario({
  shares: (): Album => ({ photos: queue() }),
  workers: () => [
    { name: 'buyer', run: sendPhoto },
    { name: 'seller', run: receivePhoto },
  ],
  starts: 'one-by-one',
  holds: ({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'whole'),
});
