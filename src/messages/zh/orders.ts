import { grouped } from '../grammar/alike.js';
import { close } from '../grammar/chinese.js';
import type { OrderWords } from '../words/orders.js';

export const orders: OrderWords = {
  order: {
    notation: (signs) =>
      `交错顺序写明每一步由谁执行：0 是第一个进程，1 是第二个${[
        signs.has('*') ? '；0*3 表示 0 连续执行三步' : '',
        signs.has(':') ? '；0:1 表示 0 执行后选第二个值' : '',
        signs.has('!') ? '；0! 表示 0 不执行这一步，当场崩溃' : '',
        signs.has('~') ? '；0~ 表示 0 自行醒来' : '',
      ].join('')}。`,
    kept: (token) =>
      token === ''
        ? '按一步也不执行的交错顺序运行。'
        : `按交错顺序 ${token} 执行：一次一步，轮到谁就是谁；不等网络。`,
    notKept: (steps, process, why) =>
      close`执行了 ${grouped(steps)} 步之后，无法再按这个交错顺序执行：${process} ${{ 'goes-on': '还有步骤要执行', 'is-over': '已经结束', 'would-wait': '必须等待', died: '已意外终止' }[why]}。`,
    differs: (step, real, model) =>
      `${step === null ? '结局' : `第 ${grouped(step)} 步`}不符合预期：实际是 ${real}，预期是 ${model}。`,
  },
  realOrders: {
    real: '每一种交错顺序也用真实进程执行一遍，并作比较',
    working: (orders) => `真实进程：${grouped(orders)} 种交错顺序`,
    agrees: ({ orders, deadlocks, cut, complete, drawn, rate }) =>
      `${complete ? '每一种交错顺序' : drawn ? `交错顺序无穷多，随机抽取的 ${grouped(orders)} 种` : `前 ${grouped(orders)} 种交错顺序（其余的没有）`}都用真实进程执行过，每一步都与内存中的一样：${complete ? `共 ${grouped(orders)} 种，` : ''}每秒 ${grouped(rate)} 种。${deadlocks > 0 ? `其中 ${grouped(deadlocks)} 种会死锁，真实进程也一样。` : ''}${cut > 0 ? `有 ${grouped(cut)} 种看不到结束，没有执行。` : ''}`,
    disagrees: ({ orders, mismatches }) =>
      `${grouped(orders)} 种交错顺序中有 ${grouped(mismatches)} 种，真实进程与模型不一致。`,
    none: ({ cut }) =>
      `无从比较：没有用真实进程执行任何交错顺序${cut > 0 ? `，因为在内存中试过的 ${grouped(cut)} 种都看不到结束` : ''}。`,
  },
  replay: {
    missing: (path) => `找不到文件 ${path}：请先用 --save ${path} 保存一次运行`,
    noLine: (path, line) => `${path} 的第 ${line} 行不是保存的运行：请给出用 --save 保存的文件`,
    noOrder: (path) => `${path} 里没有已知交错顺序的运行：请保存一次带 --schedule 的运行`,
    noRun: (path) => `${path} 里没有完整的运行：请先用 --save ${path} 保存一次`,
    ofFile: (path, file) =>
      `${path} 保存的是 ${file} 的运行，而保存的运行不会启动任何代码：请自己指明文件，例如 npx ipc-demo replay ${path} mine.mjs`,
    option: (path, name, value, least, most) =>
      `${path}：${name} 是 ${value}，应为 ${least} 到 ${grouped(most)} 的整数`,
    times: (times, ok) =>
      ok
        ? `按同一个交错顺序重放 ${grouped(times)} 次，每次步骤相同，结局相同。`
        : `${grouped(times)} 次重放并不都一样。`,
  },
  diff: {
    option: '对比同一幕的两次运行：从第一处不同的步骤开始',
    other: '与 --diff 一起使用：另一个保存的运行',
    missing: '--diff 对比两次保存的运行：请给出两个文件，例如 show --diff A B',
    parts: (same) => (same === 0 ? '从第一步起就不同。' : `前 ${grouped(same)} 步相同，之后不同。`),
    alike: (steps) => `两次运行的 ${grouped(steps)} 步完全相同，交错顺序也相同。`,
    ends: '没有更多步骤',
    apart: (one, other) => `--diff 只能对比同一幕的两次运行，而这里是 ${one} 和 ${other}`,
    moreSteps: (count) => `……还有 ${grouped(count)} 步`,
  },
  repeat: {
    times: (count) => `${count} 次`,
    progress: (done, all) => `第 ${grouped(done)}/${grouped(all)} 次`,
    summary: ({ runs, raced, worst }) =>
      raced === 0
        ? `${grouped(runs)} 次运行都没有发生竞态。`
        : `${grouped(runs)} 次运行中有 ${grouped(raced)} 次发生竞态；最严重的一次超卖 ${grouped(worst)} 张。`,
    rare: '不加锁仍然可能出错：多运行几次，或加大 --delay，竞态更容易出现。',
    tally: (oversold) => `超卖 ${grouped(oversold)} 张`,
  },
};
