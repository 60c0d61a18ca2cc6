import { grouped } from '../grammar/alike.js';
import { close, some } from '../grammar/chinese.js';
import type { DiagramWords, PictureWords } from '../words/pictures.js';

export const pictures: PictureWords = {
  parts: {
    size: '条数',
    kinds: { spaces: '信号量', writers: '锁', pipe: '管道', readers: '锁', items: '信号量' },
    cells: {
      pass: '通过',
      oneMore: '加 1',
      lock: '获取',
      free: '释放',
      into: (bytes) => `入 ${bytes} B`,
      out: (bytes) => `出 ${bytes} B`,
    },
    about: {
      spaces: '信号量：还有几个空位；没有空位时，put 在这里等',
      writers: '锁：同一时刻只有一个进程往管道里写',
      pipe: '管道：运送消息的字节，先进先出',
      readers: '锁：同一时刻只有一个进程从管道里读',
      items: '信号量：里面有几条消息；没有消息时，get 在这里等',
    },
  },
  screen: { title: '终端', more: (lines) => `……还有 ${grouped(lines)} 行` },
  comparison: {
    title: '对比',
    columns: {
      act: '',
      sold: '卖出',
      left: '余票',
      oversold: '超卖',
      time: '用时',
      order: '买票顺序',
    },
    meaning:
      'join 让整个过程串行，顺序由程序员指定；锁只让临界区（需要互斥的那一段）串行，谁排队最久，下一个就是谁。',
    time: '用时只算卖票，不含启动进程的时间。',
  },
  mechanisms: {
    title: '同样的任务，在这台机器上',
    tickets: '每秒票数',
    bytes: '每秒 MB',
    least: '最慢',
    most: '最快',
    locks: { own: '要自己加锁', inside: '自带锁', none: '没有锁' },
    directions: { 'both ways': '双向', 'one way': '单向' },
    users: { anyone: '知道名字的任何进程', relatives: '有亲缘关系的进程（父子、兄弟）' },
    meaning:
      '列出各轮的中位数、最慢和最快。横条为对数刻度，等长的差距代表相同的倍数。管道没有锁：多个进程共用同一端时，要加锁，或者消息足够短，由内核保证完整。',
  },
};

export const diagram: DiagramWords = {
  happens: (process, deed) => close`${process} ${deed}。`,
  overwrites: (processes, all) => close`覆盖了 ${some(processes, all)} 写入的值`,
  begins: '开始运行',
  starts: (process) => close`启动 ${process}`,
  arrows: {
    overwrites: '一次写入，以及覆盖它的那次写入',
    released: '锁被释放，随后由下一个进程获取',
    sent: '消息被发出，随后被收到',
    started: '进程被启动，随后开始运行',
  },
  waits: '等待',
  holds: '锁由谁持有',
  leftOut: (count) => `……省略 ${grouped(count)} 步`,
  thinned: (drawn, all) =>
    `共 ${grouped(all)} 步，只画出 ${grouped(drawn)} 步：开头、结尾，以及关键的步骤。`,
  nothing: '这次运行没有记录任何步骤，没有可画的内容。',
};
