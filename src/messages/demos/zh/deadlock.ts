import type { DemoWords } from '../../demo-words.js';
import type { ForgottenFigures, KilledFigures } from '../en/deadlock.js';

const buyer = (name: string | null): string => name?.replace('buyer', '买家') ?? '无人';

export const deadlock: DemoWords = {
  short: '锁的五种误用，每种之后都有解法',
  setting: () => '买家、锁、一个 JSON 文件',
  acts: {
    'wrong-lock': { title: '各锁各的', short: '每个进程各造一把锁：毫无保护', intro: ({ buyers }) => `${buyers} 个买家，${buyers} 把锁：各锁各的，当然总是空闲。` },
    'right-lock': { title: '同一把锁', short: '解法：大家用同一把锁', intro: ({ buyers }) => `${buyers} 个买家，1 把锁：传给每个买家的都是它。` },
    'forgotten-release': { title: '忘记释放', short: '锁一直没有释放：谁在等，等谁，等多久', intro: ({ delay }) => `第一个买家把锁揣在口袋里，散步 ${4 * delay!} 毫秒。` },
    released: { title: '无论如何都释放', short: '解法：在 finally 里释放，或者用 withLock', intro: ({ delay }) => `锁在 finally 里释放；然后同样散步 ${4 * delay!} 毫秒。` },
    twice: { title: '加锁两次', short: '进程等待的锁，正在它自己手里', intro: () => '每个买家加了锁，又调用一个函数去锁同一把锁。' },
    reentrant: { title: '可重入锁', short: '解法：持有者可以再次获取的锁', intro: () => '代码相同。这把锁会数持有者获取了几次。' },
    'lock-order': { title: '顺序相反', short: '两个进程、两把锁、顺序相反：死锁', intro: ({ delay }) => `一个先锁 A 再锁 B，另一个先锁 B 再锁 A，中间隔 ${delay} 毫秒：各搬一张票。` },
    'same-order': { title: '顺序一致', short: '解法：大家都先锁 A 再锁 B', intro: ({ delay }) => `不管票往哪边搬，都先锁 A 再锁 B，中间隔 ${delay} 毫秒。` },
    'holder-killed': { title: '持锁者死亡', short: '持锁时被杀：锁被收回，并告知下一个持有者', intro: () => '主进程在第一个买家卖到一半时杀死它。第二个买家正在等锁。' },
    repaired: { title: '接手者修复', short: '解法：得知有人死了，就检查什么只做了一半', intro: () => '同样的死亡。第二个买家向锁询问：是否有人持锁而死。' },
  },
  options: { buyers: '买家的人数，用于可以多于两人的几幕' },
  says: { walks: '去散步', walksWithLock: '去散步，锁还揣在口袋里' },
  outcomes: { moved: '搬完了票' },
  sentences: {
    stuckAndTold: ({ toldAfterMs }: { toldAfterMs: number }) => `圈子闭合 ${toldAfterMs} 毫秒后，从锁自身的状态看了出来；放着不管，它会永远僵下去。`,
    notStuck: () => '没有出现互相等待的圈子。',
    allDone: ({ done }: { done: number }) => `${done} 个进程，全部走到了终点：谁也没有卡住。`,
    notAllDone: ({ done, processes }: { done: number; processes: number }) => `${processes} 个进程中只有 ${done} 个走到了终点。`,
    forgotten: ({ holder, waiter, waitedMs }: ForgottenFigures) =>
      `${buyer(waiter)} 等了 ${waitedMs} 毫秒：锁被 ${buyer(holder)} 忘在口袋里。直到 ${buyer(holder)} 退出，锁才回来，${buyer(waiter)} 也得知了原因；换作别的系统，它会一直等下去。`,
    notForgotten: ({ holder, waiter }: ForgottenFigures) => `没有人需要等待被遗忘的锁（先：${buyer(holder)}，后：${buyer(waiter)}）。`,
    releasedInTime: ({ holder, waiter, waitedMs }: ForgottenFigures) => `${buyer(holder)} 还在散步，${buyer(waiter)} 已经拿到了锁${waitedMs === null ? '' : `，只等了 ${waitedMs} 毫秒`}。没有人持锁而死。`,
    notReleased: ({ waiter }: ForgottenFigures) => `${waiter === null ? '下一个买家' : buyer(waiter)} 直到持锁者退出才拿到锁。`,
    recovered: ({ recoveredAfterMs, lost }: KilledFigures) =>
      `持锁者被杀；${recoveredAfterMs} 毫秒后，下一个买家拿到了锁，并得知它原来属于谁。但有 ${lost} 张票随死者消失了：锁可以收回，做了一半的事不能。`,
    repaired: ({ recoveredAfterMs, sold, tickets }: KilledFigures) => `死亡 ${recoveredAfterMs} 毫秒后锁被收回。下一个买家得知此事，重新清点并修好了文件：${tickets} 张票卖出 ${sold} 张，一张不少。`,
    notRecovered: ({ holderExitCode, toldOf, lost, recoveredAfterMs }: KilledFigures) =>
      `持锁者的退出码是 ${holderExitCode ?? '未知'}，下一个持有者被告知的是${toldOf === null ? '无人' : `进程 ${toldOf}`}，丢失的票数是 ${lost ?? '未知'}${toldOf !== null && recoveredAfterMs === null ? '；但杀死持锁者的不是主进程' : ''}。`,
  },
  endings: {
    allDone: () => '全部走到了终点',
    notAllDone: () => '全部走到了终点',
    releasedInTime: () => '全部走到了终点',
    notReleased: () => '全部走到了终点',
    notStuck: () => '两张票都搬完了，没有人卡住',
  },
};
