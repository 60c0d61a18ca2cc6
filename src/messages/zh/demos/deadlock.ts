import { timed, grouped } from '../../grammar/alike.js';
import { close } from '../../grammar/chinese.js';
import type { DemoWords } from '../../words/demos.js';
import type { ForgottenFigures, KilledFigures } from '../../en/demos/deadlock.js';

const buyer = (name: string | null): string => name?.replace('buyer', '买家') ?? '无人';

export const deadlock: DemoWords<'deadlock'> = {
  short: '锁的五种误用，每种之后都有解法',
  setting: () => '买家、锁、一个 JSON 文件',
  acts: {
    'wrong-lock': {
      title: '各锁各的',
      short: '每个进程各建一把锁：不能互斥',
      intro: ({ buyers }) =>
        `${grouped(buyers!)} 个买家，${grouped(buyers!)} 把锁：各自获取自己的锁，当然总是空闲。`,
    },
    'right-lock': {
      title: '同一把锁',
      short: '解法：所有进程用同一把锁',
      intro: ({ buyers }) => `${grouped(buyers!)} 个买家，1 把锁：传给每个买家的都是它。`,
    },
    'forgotten-release': {
      title: '忘记释放',
      short: '锁一直没有释放：谁在等，等谁，等多久',
      intro: ({ delay }) =>
        `两个买家都忘了释放锁，各自又去做别的事，用 ${grouped(4 * delay!)} 毫秒。`,
    },
    released: {
      title: '无论如何都释放',
      short: '解法：在 finally 里释放，或者用 withLock',
      intro: ({ delay }) =>
        `锁在 finally 里释放；然后同样去做别的事，用 ${grouped(4 * delay!)} 毫秒。`,
    },
    twice: {
      title: '重复获取锁',
      short: '进程等待的锁，正由它自己持有',
      intro: () => '每个买家获取锁之后，又调用一个函数，再次获取同一把锁。',
    },
    reentrant: {
      title: '可重入锁',
      short: '解法：持有者可以再次获取的锁',
      intro: () => '代码相同。这把锁会记录持有者获取了几次（层数），减到 0 才空闲。',
    },
    'lock-order': {
      title: '顺序相反',
      short: '两个进程、两把锁、顺序相反：死锁',
      intro: ({ delay }) =>
        `一个先获取 A 再获取 B，另一个先获取 B 再获取 A，中间隔 ${grouped(delay!)} 毫秒：各转移一张票。`,
    },
    'same-order': {
      title: '顺序一致',
      short: '解法：都先获取 A 再获取 B',
      intro: ({ delay }) =>
        `不管票往哪边转移，都先获取 A 再获取 B，中间隔 ${grouped(delay!)} 毫秒。`,
    },
    'holder-killed': {
      title: '持锁者被终止',
      short: '持锁时被终止：锁由下一个买家接管，并得知原因',
      intro: () =>
        '主进程在第一个买家买到一半时终止它，第二个买家正在等锁。信号量 halfway 告诉主进程何时动手。',
    },
    repaired: {
      title: '接管者修复',
      short: '解法：得知持锁者被终止，检查并修复没做完的事',
      intro: () => '情形相同，但第二个买家会问锁：上一个持有者是不是中途被终止了。',
    },
  },
  options: { buyers: '买家的人数，用于可以多于两人的几幕' },
  says: { walks: '去做别的事', walksWithLock: '去做别的事，锁还没有释放' },
  steps: {
    'halfway release': () => '买到一半：释放信号量 halfway',
    'halfway acquire': () => '得知此事：获取信号量 halfway',
  },
  outcomes: { moved: '已转移票' },
  sentences: {
    stuckAndTold: ({ toldAfterMs }: { toldAfterMs: number }) =>
      `形成循环等待${timed(toldAfterMs, (time) => ` ${time} 毫秒`)}后，从锁的状态查了出来；不处理，就会永远卡死。`,
    notStuck: () => '没有出现循环等待。',
    allDone: ({ done }: { done: number }) => `${grouped(done)} 个进程全部正常结束，没有一个卡住。`,
    notAllDone: ({ done, processes }: { done: number; processes: number }) =>
      `${grouped(processes)} 个进程中只有 ${grouped(done)} 个正常结束。`,
    forgotten: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      close`${buyer(waiter)} ${timed(waitedMs, (time) => `等了 ${time} 毫秒`, '只能等待')}：${buyer(holder)} 忘了释放锁。直到 ${buyer(holder)} 结束，${buyer(waiter)} 才接管了锁，也得知了原因；在 Python 里，它会一直等下去。`,
    notForgotten: ({ holder, waiter }: ForgottenFigures) =>
      `没有买家因为锁没有释放而等待（先：${buyer(holder)}，后：${buyer(waiter)}）。`,
    releasedInTime: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      close`${buyer(holder)} 还在做别的事，${buyer(waiter)} 已经获取了锁${timed(waitedMs, (time) => `，只等了 ${time} 毫秒`)}。没有进程在持锁时结束。`,
    notReleased: ({ waiter }: ForgottenFigures) =>
      close`${waiter === null ? '下一个买家' : buyer(waiter)} 直到持锁者结束才获取到锁。`,
    recovered: ({ recoveredAfterMs, lost }: KilledFigures) =>
      `持锁者被终止；${timed(recoveredAfterMs, (time) => `${time} 毫秒后`, '随后')}，下一个买家接管了锁，并得知原持有者是谁。但有 ${grouped(lost!)} 张票随之丢失：锁可以接管，做了一半的事无法恢复。`,
    repaired: ({ recoveredAfterMs, sold, tickets }: KilledFigures) =>
      `持锁者被终止${timed(recoveredAfterMs, (time) => ` ${time} 毫秒`)}后，锁由下一个买家接管。它得知此事，重新清点并修复了文件：${grouped(tickets)} 张票，卖出 ${grouped(sold!)} 张，一张不少。`,
    notRecovered: ({ holderExitCode, toldOf, lost, recoveredAfterMs }: KilledFigures) =>
      `持锁者的退出码是 ${holderExitCode ?? '未知'}，下一个持有者被告知的是${toldOf === null ? '无人' : `进程 ${toldOf}`}，丢失的票数是 ${lost ?? '未知'}${toldOf !== null && recoveredAfterMs === null ? '；但终止持锁者的不是主进程' : ''}。`,
  },
  endings: {
    allDone: () => '全部正常结束',
    notAllDone: () => '全部正常结束',
    releasedInTime: () => '全部正常结束',
    notReleased: () => '全部正常结束',
    notStuck: () => '两张票都已转移，没有进程卡住',
  },
};
