import type { DemoWords } from '../../words/demos.js';
import type {
  AnatomyFigures,
  LargeFigures,
  ManyFigures,
  PartFigures,
  QueueFigures,
} from '../../en/demos/queue.js';
import { grouped, timed } from '../../grammar/alike.js';

/** 1A 1B 变成 1A、1B。 */
const listed = (served: string | null): string => served?.replaceAll(' ', '、') || '无';

const patience = ({ block, timeout }: { block?: boolean; timeout?: number }): string =>
  block === false ? '{ block: false }' : `{ timeout: ${timeout} }`;

export const queue: DemoWords<'queue'> = {
  short: '先进先出的消息：队列做什么，由什么构成',
  setting: () => '进程之间的队列',
  acts: {
    fifo: {
      title: '先进先出',
      short: '先放入的先取出',
      intro: () => '买家往队列里放三个请求，售票员稍后取出。取出的顺序是什么？',
    },
    'full-blocks': {
      title: '满时 put 阻塞',
      short: 'Queue(3) 的第四个 put 阻塞，直到有进程 get',
      intro: ({ delay }) =>
        `队列只有三个位置。买家要放四个；售票员 ${grouped(delay!)} 毫秒后才取一个。第四个什么时候能放进去？`,
    },
    'full-nowait': {
      title: '满时 put 不等待',
      short: 'put 带 { block: false }：立即抛出 Full',
      intro: () => '买家先放满队列，再用 { block: false } 放一个。买家结束后，售票员才来取。',
    },
    'full-timeout': {
      title: '满时 put 限时等待',
      short: 'put 带 { timeout }：等够时间，再抛出 Full',
      intro: ({ delay }) =>
        `买家先放满队列，再用 { timeout: ${delay} } 放一个。买家结束后，售票员才来取。`,
    },
    'empty-blocks': {
      title: '空时 get 阻塞',
      short: '从空队列 get 会阻塞，直到有进程 put',
      intro: ({ delay }) =>
        `售票员先来取，队列里还什么都没有。买家 ${grouped(delay!)} 毫秒后才放入 hello。get 什么时候返回？`,
    },
    'empty-nowait': {
      title: '空时 get 不等待',
      short: 'get 带 { block: false }：立即抛出 Empty',
      intro: () =>
        '队列里还什么都没有，售票员就用 { block: false } 来取。售票员结束后，买家才来放。',
    },
    'empty-timeout': {
      title: '空时 get 限时等待',
      short: 'get 带 { timeout }：等够时间，再抛出 Empty',
      intro: ({ delay }) =>
        `队列里还什么都没有，售票员就用 { timeout: ${delay} } 来取。售票员结束后，买家才来放。`,
    },
    'join-first': {
      title: '还没人取，就先 join',
      short: 'join 等 put，put 等空位：没有进程来取',
      intro: () =>
        '队列只有三个位置，买家要放四个。主进程先 join 买家，再启动售票员来取。join 会返回吗？',
    },
    large: {
      title: '很大的消息',
      short: '消息大过管道的容量：放的进程也能先 join',
      intro: () =>
        '买家放入一条消息，比管道的容量还大。主进程先 join 买家，再启动售票员来取。join 会返回吗？',
    },
    anatomy: {
      title: '队列的内部',
      short: '一次 put、一次 get 的内部，一步一步看',
      intro: () =>
        '一次 put，一次 get，看看里面做了什么：管道运送字节；两端各有一把锁，同一时刻只让一个进程操作；两个信号量说明有没有空位、有没有消息。',
    },
    many: {
      title: '多个进程共用一个队列',
      short: '不丢、不重，也不用自己加锁',
      intro: ({ producers, consumers, messages }) =>
        `${grouped(producers!)} 个生产者，每个往同一个队列（100 个位置）放 ${grouped(messages!)} 条消息；${grouped(consumers!)} 个消费者来取。它们的代码里没有锁。`,
    },
    office: {
      title: '售票处',
      short: '解法：自己不用锁，文件只归一个售票员',
      intro: ({ buyers, tickets, delay }) =>
        `${grouped(buyers!)} 个买家，${grouped(tickets!)} 张票。买家通过队列提出请求，看不到文件；唯一的售票员读文件，等 ${grouped(delay!)} 毫秒，写文件，再通过每个买家各自的队列答复。`,
      beside:
        '不需要锁，因为文件只归一个进程：排队的是队列里的请求，而不是锁前的买家。卖票本身在三种方式里都是串行的；join 还让进程的启动也变成串行。',
    },
  },
  outcomes: {
    '1A': '取到 1A',
    '1A 1B 1C': '取到 1A、1B、1C',
    hello: '取到 hello',
    whole: '取到完整的照片',
    'in-pieces': '取到的照片与放入的不同',
    full: '捕获 Full',
    empty: '捕获 Empty',
    'went-in': '已放进队列',
    'all-sent': '消息全部放完',
    'all-received': '取完了自己的一份',
  },
  says: {
    oneMore: (how: { block?: boolean; timeout?: number }) =>
      `再放一个：put('1D', ${patience(how)})`,
    anybodyThere: (how: { block?: boolean; timeout?: number }) => `有人吗？get(${patience(how)})`,
  },
  steps: {
    'requests.spaces acquire': () => '信号量 spaces：有空位，继续',
    'requests.spaces release': () => '信号量 spaces：加 1，多一个空位',
    'requests.items acquire': () => '信号量 items：有消息，继续',
    'requests.items release': () => '信号量 items：加 1，多一条消息',
    'requests.writers acquire': () => '锁 writers：获取，现在其他进程不能写',
    'requests.writers release': () => '锁 writers：释放',
    'requests.readers acquire': () => '锁 readers：获取，现在其他进程不能读',
    'requests.readers release': () => '锁 readers：释放',
    'requests.pipe send': ({ bytes }: PartFigures) => `管道：写入 ${grouped(bytes)} 字节`,
    'requests.pipe recv': ({ bytes }: PartFigures) => `管道：读出 ${grouped(bytes)} 字节`,
  },
  sentences: {
    firstInFirstOut: ({ put, served }: QueueFigures) =>
      `放入：${put.join('、')}。取出：${listed(served)}。先进先出。`,
    notFirstInFirstOut: ({ put, served }: QueueFigures) =>
      `放入：${put.join('、')}。取出：${listed(served)}。`,
    fourthWaited: ({ waitedMs }: QueueFigures) =>
      `第四个 put 阻塞${timed(waitedMs, (time) => `了 ${time} 毫秒`)}，直到售票员取走一个才放进去。`,
    fourthDidNotWait: ({ left, served }: QueueFigures) =>
      `第四个 put 没有等 get。取出：${listed(served)}；队列里还有：${left.join('、') || '无'}。`,
    getWaited: ({ waitedMs, served }: QueueFigures) =>
      `get 阻塞${timed(waitedMs, (time) => `了 ${time} 毫秒`)}，直到买家放入 ${listed(served)}，售票员才继续。`,
    getDidNotWait: ({ served }: QueueFigures) =>
      served === null ? 'get 什么也没取到。' : `get 没有等待：${listed(served)} 已经在队列里。`,
    joinedTooSoon: ({ put }: QueueFigures) =>
      `主进程要等买家结束，才启动售票员。队列里已有 ${put.length} 个，没有进程来取。应当先取，再 join。`,
    joinedInTime: ({ put, left }: QueueFigures) =>
      `买家没有一直等下去。放入：${put.join('、') || '无'}；队列里还有：${left.join('、') || '无'}。`,
    largeArrived: ({ charactersPut }: LargeFigures) =>
      `买家放入 ${grouped(charactersPut!)} 个字符，还没有进程来取，它就已经结束；售票员全部取到。在 Python 里，这个 join 会一直等下去：进程要等自己的消息都进入管道才结束，而这么大的消息，有进程来取才能全部进入。`,
    largeLost: ({ charactersPut, charactersGot, joinedBeforeGet }: LargeFigures) =>
      `放入 ${grouped(charactersPut ?? 0)} 个字符，取出 ${grouped(charactersGot ?? 0)} 个。在那之前，买家${joinedBeforeGet ? '已经' : '没有'}结束。`,
    fullAtOnce: ({ waitedMs, served }: QueueFigures) =>
      `立即抛出 Full${timed(waitedMs, (time) => `，只用了 ${time} 毫秒`)}。售票员取到 ${listed(served)}，没有 1D。`,
    fullInTime: ({ waitedMs, timeoutMs, served }: QueueFigures) =>
      `${timed(waitedMs, (time) => `等了 ${time} 毫秒，`)}抛出 Full；timeout 是 ${grouped(timeoutMs)} 毫秒。售票员取到 ${listed(served)}，没有 1D。`,
    emptyAtOnce: ({ waitedMs }: QueueFigures) =>
      `立即抛出 Empty${timed(waitedMs, (time) => `，只用了 ${time} 毫秒`)}。请求来晚了，还留在队列里。`,
    emptyInTime: ({ waitedMs, timeoutMs }: QueueFigures) =>
      `${timed(waitedMs, (time) => `等了 ${time} 毫秒，`)}抛出 Empty；timeout 是 ${grouped(timeoutMs)} 毫秒。请求来晚了，还留在队列里。`,
    notRaised: ({ raised, waitedMs, timeoutMs }: QueueFigures) =>
      raised === null
        ? '没有抛出异常。'
        : `${timed(waitedMs, (time) => `过了 ${time} 毫秒才`)}抛出 ${raised}；${timeoutMs === 0 ? '本应立即抛出' : `timeout 是 ${grouped(timeoutMs)} 毫秒`}。`,
    queueIsMadeOf: ({ bytesIn }: AnatomyFigures) =>
      `队列 = 一条管道 + 两端各一把锁 + 两个信号量：五步把 ${grouped(bytesIn!)} 字节放进去，五步取出来。`,
    queueIsNotMadeOf: ({ put, get }: AnatomyFigures) =>
      `不符合预期。put：${put.join('、') || '无'}；get：${get.join('、') || '无'}。`,
    nothingLost: ({ sent, producers, consumers }: ManyFigures) =>
      `${grouped(producers)} 个生产者放入 ${grouped(sent)} 条，${grouped(consumers)} 个消费者取出 ${grouped(sent)} 条：不丢，不重，每个生产者的消息顺序不变。`,
    somethingLost: ({ sent, received, duplicates, missing, outOfOrder }: ManyFigures) =>
      `做完的生产者放入 ${grouped(sent)} 条，取出 ${grouped(received)} 条：丢失 ${grouped(missing)} 条，重复 ${grouped(duplicates)} 条，乱序 ${grouped(outOfOrder)} 条。`,
  },
  endings: {
    notFirstInFirstOut: ({ served }: QueueFigures) => `取出 ${listed(served)}`,
    fourthDidNotWait: ({ served, left }: QueueFigures) =>
      `取出 ${listed(served)}；队列里还有 ${left.join('、')}`,
    joinedInTime: ({ left }: QueueFigures) => `队列里还有：${left.join('、') || '无'}`,
    largeLost: ({ whole }: LargeFigures) => (whole ? '取到完整的照片' : '没有取到完整的照片'),
    getDidNotWait: ({ served }: QueueFigures) => `取出 ${listed(served)}`,
    notRaised: ({ raised, left }: QueueFigures) =>
      `${raised === null ? '没有抛出异常' : `抛出 ${raised}`}；队列里还有：${left.join('、') || '无'}`,
    queueIsNotMadeOf: () => '一次 put，一次 get',
    nothingLost: ({ sent, received }: ManyFigures) =>
      `放入 ${grouped(sent)} 条，取出 ${grouped(received)} 条，不丢、不重、不乱`,
  },
};
