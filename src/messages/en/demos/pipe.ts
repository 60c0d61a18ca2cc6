import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import { plural } from '../../grammar/english.js';

export interface PipeFigures {
  readonly sent: readonly string[];
  readonly received: readonly string[];
  readonly served: string | null;
  readonly error: string | null;
  readonly endOfFile: boolean;
}

export interface ReadersFigures {
  readonly read: Readonly<Record<string, readonly string[]>>;
  readonly texts: readonly string[];
  readonly whole: number;
  readonly torn: number;
  readonly unread: number;
}

/** What each reader took out, piece by piece: reader-1 "0014" "Alice". */
const pieces = (read: ReadersFigures['read']): string =>
  Object.entries(read)
    .map(([reader, texts]) => `${reader} ${texts.map((text) => `"${text}"`).join(' ') || '-'}`)
    .join(', ');

export const pipe: DemoWords<'pipe'> = {
  short: 'bytes one way, between related processes: one reader, or a lock',
  setting: () => 'a pipe of the kernel',
  acts: {
    'one-way': {
      title: 'one way',
      short: 'what is sent is received, and nothing goes back',
      intro: () =>
        'The buyer sends three requests through a pipe, the seller receives them. Then the seller tries to send through its end.',
    },
    'end-of-file': {
      title: 'to the end (EOF)',
      short: 'EOF: every copy of the writing end is closed',
      intro: () =>
        'Every process has a copy of both ends. The seller closes its own copy of the writing end, or it would wait for itself; then it receives until EOF.',
    },
    'two-readers-nolock': {
      title: 'two readers, no lock',
      short: 'two readers of one end tear the messages apart',
      intro: ({ delay }) =>
        `A pipe carries bytes, not messages. Two requests are written, each after its length in 4 characters. Two readers read the length, wait ${grouped(delay!)} ms for the network, and read the text.`,
    },
    'two-readers-lock': {
      title: 'two readers, with a lock',
      short: 'the same readers with a lock: whole messages',
      intro: ({ delay }) =>
        `The same readers: they read the length, wait ${grouped(delay!)} ms for the network, and read the text. But to read a request, a reader must hold the lock.`,
    },
    office: {
      title: 'the office',
      short: 'the fix without a lock: one seller owns the file',
      intro: ({ buyers, tickets, delay }) =>
        `${plural(buyers!, 'buyer')}, ${plural(tickets!, 'ticket')}. The buyers ask through one pipe and never see the file; the one seller reads it, waits ${grouped(delay!)} ms, writes it, and answers each through a pipe of its own.`,
      beside:
        'No lock is needed, since one process owns the file: requests wait in the pipe; buyers do not wait for a lock. The sale is serial in all three; join makes even the start of the processes serial.',
    },
  },
  outcomes: { 'went-back': 'has sent something back', 'no-length': 'cannot go on' },
  says: {
    'connection is read-only': 'connection is read-only',
    noLength: ({ text }: { text: string }) => `"${text}" is not a length`,
  },
  sentences: {
    oneWay: ({ received, error }: PipeFigures) =>
      `Sent and received: ${received.join(' ')}, in this order. Back: refused, "${error}".`,
    notOneWay: ({ sent, received, error }: PipeFigures) =>
      `Sent: ${sent.join(' ') || 'nothing'}. Received: ${received.join(' ') || 'nothing'}. Back: ${error ?? 'not refused'}.`,
    toTheEnd: ({ received }: PipeFigures) =>
      `${plural(received.length, 'message')}, then EOF, once both copies of the writing end were closed.`,
    notToTheEnd: ({ sent, received, endOfFile }: PipeFigures) =>
      `${grouped(received.length)} of ${plural(sent.length, 'message')} received${endOfFile ? ', and EOF too early' : ', and no EOF'}.`,
    readTorn: ({ whole, torn, unread, read }: ReadersFigures) =>
      `${grouped(torn)} of ${plural(whole + torn + unread, 'message')} torn apart: ${pieces(read)}.`,
    readNotAll: ({ whole, unread, read }: ReadersFigures) =>
      `${grouped(whole)} of ${plural(whole + unread, 'message')} read: ${pieces(read)}.`,
    readWhole: ({ whole, read }: ReadersFigures) =>
      `${plural(whole, 'message')}, all whole: ${pieces(read)}.`,
  },
  endings: {
    notOneWay: ({ served }: PipeFigures) => `received ${served}`,
    notToTheEnd: ({ served }: PipeFigures) => `received ${served}, then EOF`,
    readTorn: ({ texts, whole, torn, unread }: ReadersFigures) =>
      `${grouped(whole)} of ${plural(whole + torn + unread, 'message')} whole; read: ${texts.map((text) => `"${text}"`).join(', ')}`,
    readNotAll: ({ whole, unread }: ReadersFigures) =>
      `${grouped(whole)} of ${plural(whole + unread, 'message')} read`,
    readWhole: ({ whole }: ReadersFigures) =>
      `${grouped(whole)} of ${plural(whole, 'message')} whole`,
  },
};
