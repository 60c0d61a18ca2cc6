import { grouped } from '../../grammar/alike.js';
import type { DemoWords } from '../../words/demos.js';
import type { PipeFigures, ReadersFigures } from '../../en/demos/pipe.js';

/** 每个读者读到的各段：读者-1 读到“0014”、“Alice”。 */
const pieces = (read: ReadersFigures['read']): string =>
  Object.entries(read)
    .map(
      ([reader, texts]) =>
        `${reader.replace('reader', '读者')} ${texts.length === 0 ? '没有读到' : `读到${texts.map((text) => `“${text}”`).join('、')}`}`,
    )
    .join('；');

export const pipe: DemoWords<'pipe'> = {
  short: '有亲缘关系的进程之间，单向的字节流：一个读者，否则要加锁',
  setting: () => '内核提供的管道',
  acts: {
    'one-way': {
      title: '单向',
      short: '发送什么就收到什么，不能反向发送',
      intro: () => '买家通过管道发出三个请求，售票员接收。然后售票员试图从自己这一端往回发。',
    },
    'end-of-file': {
      title: '读到末尾（EOF）',
      short: '末尾（EOF）：写端的每一份副本都已关闭',
      intro: () =>
        '每个进程都有管道两端的副本。售票员先关闭自己的那份写端，否则就是在等自己；然后一直接收，直到末尾（EOF）。',
    },
    'two-readers-nolock': {
      title: '两个读者，不加锁',
      short: '两个读者共用一端，把消息撕成碎片',
      intro: ({ delay }) =>
        `管道运送的是字节，不是消息。写入两个请求，每个前面是 4 个字符的长度。两个读者来读：先读长度，经过 ${grouped(delay!)} 毫秒的网络延迟，再读正文。`,
    },
    'two-readers-lock': {
      title: '两个读者，加锁',
      short: '同样的读者，加了锁：消息完整',
      intro: ({ delay }) =>
        `同样的读者：先读长度，经过 ${grouped(delay!)} 毫秒的网络延迟，再读正文。但读一个请求之前，必须先获取锁。`,
    },
    office: {
      title: '售票处',
      short: '解法：自己不用锁，文件只归一个售票员',
      intro: ({ buyers, tickets, delay }) =>
        `${grouped(buyers!)} 个买家，${grouped(tickets!)} 张票。买家通过同一条管道提出请求，看不到文件；唯一的售票员读文件，等 ${grouped(delay!)} 毫秒，写文件，再通过每个买家各自的管道答复。`,
      beside:
        '不需要锁，因为文件只归一个进程：排队的是管道里的请求，而不是锁前的买家。卖票本身在三种方式里都是串行的；join 还让进程的启动也变成串行。',
    },
  },
  outcomes: { 'went-back': '往回发成功了', 'no-length': '无法继续' },
  says: {
    'connection is read-only': '连接是只读的（connection is read-only）',
    noLength: ({ text }: { text: string }) => `“${text}”不是长度`,
  },
  sentences: {
    oneWay: ({ received, error }: PipeFigures) =>
      `发出和收到的都是 ${received.join('、')}，顺序相同。往回发被拒绝：“${error}”（只读）。`,
    notOneWay: ({ sent, received, error }: PipeFigures) =>
      `发出：${sent.join('、') || '无'}。收到：${received.join('、') || '无'}。往回发：${error ?? '没有被拒绝'}。`,
    toTheEnd: ({ received }: PipeFigures) =>
      `收到 ${grouped(received.length)} 条消息；写端的两份副本都关闭之后，读到了末尾（EOF）。`,
    notToTheEnd: ({ sent, received, endOfFile }: PipeFigures) =>
      `发出 ${grouped(sent.length)} 条，收到 ${grouped(received.length)} 条${endOfFile ? '，过早读到末尾（EOF）' : '，没有读到末尾（EOF）'}。`,
    readTorn: ({ whole, torn, unread, read }: ReadersFigures) =>
      `${grouped(whole + torn + unread)} 条消息中有 ${grouped(torn)} 条被撕碎：${pieces(read)}。`,
    readNotAll: ({ whole, unread, read }: ReadersFigures) =>
      `${grouped(whole + unread)} 条消息只读了 ${grouped(whole)} 条：${pieces(read)}。`,
    readWhole: ({ whole, read }: ReadersFigures) =>
      `${grouped(whole)} 条消息全部完整：${pieces(read)}。`,
  },
  endings: {
    notOneWay: ({ served }: PipeFigures) => `收到 ${served?.replaceAll(' ', '、') ?? '无'}`,
    notToTheEnd: ({ served }: PipeFigures) =>
      `收到 ${served?.replaceAll(' ', '、') ?? '无'}，然后是末尾（EOF）`,
    readTorn: ({ texts, whole, torn, unread }: ReadersFigures) =>
      `${grouped(whole + torn + unread)} 条消息中 ${grouped(whole)} 条完整；读到：${texts.map((text) => `“${text}”`).join('、')}`,
    readNotAll: ({ whole, unread }: ReadersFigures) =>
      `${grouped(whole + unread)} 条消息读了 ${grouped(whole)} 条`,
    readWhole: ({ whole }: ReadersFigures) => `${grouped(whole)} 条消息全部完整`,
  },
};
