import type { DemoWords } from '../../words/demos.js';
import { grouped, timed } from '../../grammar/alike.js';
import { plural } from '../../grammar/english.js';

export interface QueueFigures {
  readonly put: readonly string[];
  readonly served: string | null;
  readonly left: readonly string[];
  readonly waitedMs: number | null;
  readonly timeoutMs: number;
  readonly raised: 'Full' | 'Empty' | null;
}

export interface LargeFigures {
  readonly charactersPut: number | null;
  readonly charactersGot: number | null;
  readonly joinedBeforeGet: boolean;
  readonly whole: boolean;
}

export interface PartFigures {
  readonly size: number;
  readonly bytes: number;
}

export interface AnatomyFigures {
  readonly put: readonly string[];
  readonly get: readonly string[];
  readonly bytesIn: number | null;
}

export interface ManyFigures {
  readonly producers: number;
  readonly consumers: number;
  readonly sent: number;
  readonly received: number;
  readonly duplicates: number;
  readonly missing: number;
  readonly outOfOrder: number;
}

const patience = ({ block, timeout }: { block?: boolean; timeout?: number }): string =>
  block === false ? '{ block: false }' : `{ timeout: ${timeout} }`;

export const queue: DemoWords<'queue'> = {
  short: 'messages, first in, first out: what a queue does, and how it is built',
  setting: () => 'a queue between processes',
  acts: {
    fifo: {
      title: 'first in, first out',
      short: 'what was put first is got first',
      intro: () =>
        'A buyer puts three requests into the queue; the seller gets them a moment later. In which order?',
    },
    'full-blocks': {
      title: 'full: put blocks',
      short: 'a fourth put into Queue(3) blocks until a get',
      intro: ({ delay }) =>
        `Three fit in. The buyer puts four; the seller gets one, after ${grouped(delay!)} ms. When does the fourth go in?`,
    },
    'full-nowait': {
      title: 'full: put does not wait',
      short: 'put with { block: false } raises Full at once',
      intro: () =>
        'The buyer fills the queue, and puts one more with { block: false }. The seller starts when the buyer has finished.',
    },
    'full-timeout': {
      title: 'full: put waits for a while',
      short: 'put with { timeout } waits that long: then Full',
      intro: ({ delay }) =>
        `The buyer fills the queue, and puts one more with { timeout: ${delay} }. The seller starts when the buyer has finished.`,
    },
    'empty-blocks': {
      title: 'empty: get blocks',
      short: 'get from an empty queue blocks until a put',
      intro: ({ delay }) =>
        `The seller gets, and nothing is there yet. The buyer puts hello after ${grouped(delay!)} ms. When does the get return?`,
    },
    'empty-nowait': {
      title: 'empty: get does not wait',
      short: 'get with { block: false } raises Empty at once',
      intro: () =>
        'The seller gets with { block: false }, before anybody has put anything. The buyer starts when the seller has finished.',
    },
    'empty-timeout': {
      title: 'empty: get waits for a while',
      short: 'get with { timeout } waits that long: then Empty',
      intro: ({ delay }) =>
        `The seller gets with { timeout: ${delay} }, before anybody has put anything. The buyer starts when the seller has finished.`,
    },
    'join-first': {
      title: 'joined before anybody gets',
      short: 'join waits for the put, the put for room: nobody gets',
      intro: () =>
        'Three fit in. The buyer puts four. Main joins the buyer, and then starts the seller, who gets. Does the join return?',
    },
    large: {
      title: 'a large message',
      short: 'larger than a pipe holds; whoever puts it can be joined',
      intro: () =>
        'The buyer puts a message that is larger than what a pipe holds. Main joins the buyer, and then starts the seller, who gets. Does the join return?',
    },
    anatomy: {
      title: 'inside a queue',
      short: 'the inside of one put and one get, step by step',
      intro: () =>
        'One put, one get, and what they do inside: the pipe carries the bytes; a lock at each end lets one process at a time use it; two semaphores count the free places and the messages.',
    },
    many: {
      title: 'many processes, one queue',
      short: 'nothing lost, nothing twice, no lock of your own',
      intro: ({ producers, consumers, messages }) =>
        `${plural(producers!, 'producer puts', 'producers put')} ${messages === 1 ? '1 message' : `${grouped(messages!)} messages`} each into one queue of 100 places, ${plural(consumers!, 'consumer gets', 'consumers get')} them. There is no lock in their code.`,
    },
    office: {
      title: 'the office',
      short: 'the fix without a lock: one seller owns the file',
      intro: ({ buyers, tickets, delay }) =>
        `${plural(buyers!, 'buyer')}, ${plural(tickets!, 'ticket')}. The buyers ask through a queue and never see the file; the one seller reads it, waits ${grouped(delay!)} ms, writes it, and answers each through a queue of its own.`,
      beside:
        'No lock is needed, since one process owns the file: requests wait in the queue; buyers do not wait for a lock. The sale is serial in all three; join makes even the start of the processes serial.',
    },
  },
  outcomes: {
    '1A': 'has got 1A',
    '1A 1B 1C': 'has got 1A, 1B, 1C',
    hello: 'has got hello',
    whole: 'has got the whole photo',
    'in-pieces': 'has got another photo than was put',
    full: 'catches Full',
    empty: 'catches Empty',
    'went-in': 'has put it into the queue',
    'all-sent': 'has put all its messages',
    'all-received': 'has got its share',
  },
  says: {
    oneMore: (how: { block?: boolean; timeout?: number }) =>
      `one more: put('1D', ${patience(how)})`,
    anybodyThere: (how: { block?: boolean; timeout?: number }) =>
      `is anybody there? get(${patience(how)})`,
  },
  steps: {
    'requests.spaces acquire': () => 'semaphore spaces: there is a place, go on',
    'requests.spaces release': () => 'semaphore spaces: +1, one place more',
    'requests.items acquire': () => 'semaphore items: there is a message, go on',
    'requests.items release': () => 'semaphore items: +1, one message more',
    'requests.writers acquire': () => 'lock writers: acquired, nobody else can write now',
    'requests.writers release': () => 'lock writers: released',
    'requests.readers acquire': () => 'lock readers: acquired, nobody else can read now',
    'requests.readers release': () => 'lock readers: released',
    'requests.pipe send': ({ bytes }: PartFigures) => `pipe: ${plural(bytes, 'byte')} in`,
    'requests.pipe recv': ({ bytes }: PartFigures) => `pipe: ${plural(bytes, 'byte')} out`,
  },
  sentences: {
    firstInFirstOut: ({ put, served }: QueueFigures) =>
      `Put: ${put.join(' ')}. Got: ${served}. First in, first out.`,
    notFirstInFirstOut: ({ put, served }: QueueFigures) =>
      `Put: ${put.join(' ')}. Got: ${served ?? 'nothing'}.`,
    fourthWaited: ({ waitedMs }: QueueFigures) =>
      `The fourth put blocked${timed(waitedMs, (time) => ` for ${time} ms`)}: it went in only when the seller had got one.`,
    fourthDidNotWait: ({ left, served }: QueueFigures) =>
      `The fourth put did not wait for a get. Got: ${served ?? 'nothing'}; in the queue: ${left.join(' ') || 'nothing'}.`,
    getWaited: ({ waitedMs, served }: QueueFigures) =>
      `The get blocked${timed(waitedMs, (time) => ` for ${time} ms`)}: the seller went on only when ${served} had been put.`,
    getDidNotWait: ({ served }: QueueFigures) =>
      served === null
        ? 'The get brought nothing.'
        : `The get did not have to wait: ${served} was there.`,
    joinedTooSoon: ({ put }: QueueFigures) =>
      `Main waits for the buyer to end, and starts the seller only then. ${put.length} are in the queue, and nobody gets: get before you join.`,
    joinedInTime: ({ put, left }: QueueFigures) =>
      `The buyer did not wait for ever. Put: ${put.join(' ') || 'nothing'}; in the queue: ${left.join(' ') || 'nothing'}.`,
    largeArrived: ({ charactersPut }: LargeFigures) =>
      `The buyer put ${plural(charactersPut!, 'character')}, and had ended before anybody got; the seller got all. In Python this join waits for ever: there, a process does not end before its messages are in the pipe, and one that large is in only when somebody gets it.`,
    largeLost: ({ charactersPut, charactersGot, joinedBeforeGet }: LargeFigures) =>
      `Put: ${plural(charactersPut ?? 0, 'character')}; got: ${grouped(charactersGot ?? 0)}. The buyer had ${joinedBeforeGet ? '' : 'not '}ended before that.`,
    fullAtOnce: ({ waitedMs, served }: QueueFigures) =>
      `Full was raised at once${timed(waitedMs, (time) => `, after ${time} ms`)}. The seller found ${served}, and no 1D.`,
    fullInTime: ({ waitedMs, timeoutMs, served }: QueueFigures) =>
      `Full was raised${timed(waitedMs, (time) => ` after ${time} ms`)}; the timeout was ${grouped(timeoutMs)} ms. The seller found ${served}, and no 1D.`,
    emptyAtOnce: ({ waitedMs }: QueueFigures) =>
      `Empty was raised at once${timed(waitedMs, (time) => `, after ${time} ms`)}. The request came too late, and is still in the queue.`,
    emptyInTime: ({ waitedMs, timeoutMs }: QueueFigures) =>
      `Empty was raised${timed(waitedMs, (time) => ` after ${time} ms`)}; the timeout was ${grouped(timeoutMs)} ms. The request came too late, and is still in the queue.`,
    notRaised: ({ raised, waitedMs, timeoutMs }: QueueFigures) =>
      raised === null
        ? 'No error was raised.'
        : `${raised} was raised${timed(waitedMs, (time) => ` after ${time} ms`)}; ${timeoutMs === 0 ? 'it should have been at once' : `the timeout was ${grouped(timeoutMs)} ms`}.`,
    queueIsMadeOf: ({ bytesIn }: AnatomyFigures) =>
      `A queue is a pipe, a lock at each end and two semaphores: five steps put ${plural(bytesIn!, 'byte')} in, five get them out.`,
    queueIsNotMadeOf: ({ put, get }: AnatomyFigures) =>
      `Not as expected. put: ${put.join(', ') || 'nothing'}; get: ${get.join(', ') || 'nothing'}.`,
    nothingLost: ({ sent, producers, consumers }: ManyFigures) =>
      `${grouped(sent)} sent by ${plural(producers, 'producer')}, ${grouped(sent)} received by ${plural(consumers, 'consumer')}: none lost, none twice, each producer's in order.`,
    somethingLost: ({ sent, received, duplicates, missing, outOfOrder }: ManyFigures) =>
      `${grouped(sent)} sent by the producers that finished, ${grouped(received)} received: ${grouped(missing)} missing, ${plural(duplicates, 'duplicate')}, ${grouped(outOfOrder)} out of order.`,
  },
  endings: {
    notFirstInFirstOut: ({ served }: QueueFigures) => `got ${served}`,
    fourthDidNotWait: ({ served, left }: QueueFigures) =>
      `got ${served}; in the queue: ${left.join(' ')}`,
    joinedInTime: ({ left }: QueueFigures) => `in the queue: ${left.join(' ') || 'nothing'}`,
    largeLost: ({ whole }: LargeFigures) =>
      whole ? 'got the whole photo' : 'no whole photo arrived',
    getDidNotWait: ({ served }: QueueFigures) => `got ${served}`,
    notRaised: ({ raised, left }: QueueFigures) =>
      `${raised ?? 'no error'} raised; in the queue: ${left.join(' ') || 'nothing'}`,
    queueIsNotMadeOf: () => 'one put, one get',
    nothingLost: ({ sent, received }: ManyFigures) =>
      `${grouped(sent)} sent, ${grouped(received)} received, none lost, none twice, all in order`,
  },
};
