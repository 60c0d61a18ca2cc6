import { close } from '../grammar/chinese.js';
import type { RunWords } from '../words/run.js';

export const run: RunWords = {
  about: '用真实进程运行你自己写的场景',
  file: '导出了场景的文件（你自己写的）',
  repeat: '运行 N 次：多少次没出错，多少次出错，结局各是什么',
  delay: 'latency() 的时长（毫秒）',
  more: '退出码：没出错（这一次；加 --repeat 时，每一次）为 0，出错为 1。加 --schedule 时：结果与该交错顺序应有的一致为 0（会出错的顺序也一样），不一致为 1。',
  wentWell: (luck) => {
    if (luck === null) return '这次没有出错，但只执行了一种交错顺序；其余的用 explore 查看。';
    const { orders, wrong } = luck;
    if (orders === 1n) return '没有出错：只有这 1 种交错顺序。';
    const all = `执行的是 ${orders.toLocaleString('en')} 种交错顺序中的 1 种`;
    return wrong === 0n
      ? `没有出错：${all}，哪一种都不会出错。`
      : `这次没有出错：${all}，其中 ${wrong.toLocaleString('en')} 种会出错；其余的用 explore 查看。`;
  },
  couldHave: {
    safe: (orders, one, processes) =>
      one
        ? '只有 1 种交错顺序，不会出错。'
        : `这 ${processes} 个进程无论怎样调度都不会出错：全部 ${orders}都在内。`,
    lost: (orders, one, processes) =>
      one
        ? '只有 1 种交错顺序，它会出错。'
        : `这 ${processes} 个进程无论怎样调度都会出错：全部 ${orders}都在内。`,
    some: (orders, processes, told) => `这 ${processes} 个进程共有 ${orders}，${told}`,
    rarelyWrong: (oneIn) => close`每 ${oneIn} 种里只有 1 种出错。`,
    wrong: (count, percent) => `其中 ${count} 种出错（${percent}）。`,
    noChance: '这是数出来的比例，不是机器上的概率。',
  },
  times: (times, well) =>
    well === times
      ? `${times.toLocaleString('en')} 次运行都没有出错。这还不是证明：explore 会穷举所有交错顺序。`
      : `${times.toLocaleString('en')} 次运行中，${well.toLocaleString('en')} 次没有出错，${(times - well).toLocaleString('en')} 次出错。`,
  oneAct: (acts) => `--schedule 是某一幕的交错顺序：请用 --act 指明（${acts}）`,
};
