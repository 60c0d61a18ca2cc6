import { grouped } from '../grammar/alike.js';
import { close, some } from '../grammar/chinese.js';
import type { RunWords, StageWords } from '../words/run.js';

export const run: RunWords = {
  about: '用真实进程运行你自己写的场景',
  file: '导出了场景的文件（你自己写的），或一个经典问题（见 classics）',
  repeat: '运行 N 次：多少次没出错，多少次出错，结局各是什么',
  delay: 'latency() 的时长（毫秒）',
  more: '退出码：没出错（这一次；加 --repeat 时，每一次）为 0，出错为 1。加 --schedule 时：结果与该交错顺序应有的一致为 0（会出错的顺序也一样），不一致为 1。',
  died: (process, step) => close`${process} 按交错顺序在第 ${grouped(step)} 步崩溃（SIGKILL）。`,
  breach: {
    always: (steps) =>
      `每一步之后都必须满足的条件（always）在第 ${grouped(steps)} 步之后没有满足。`,
    overtaken: (steps) => `到第 ${grouped(steps)} 步，有进程被插队的次数过多（progress）。`,
  },
  wentWell: (luck) => {
    if (luck === null) return '这一次只执行了一种交错顺序；其余的用 explore 查看。';
    const { orders, wrong } = luck;
    if (orders === 1n) return '只有这 1 种交错顺序。';
    const all = `执行的是 ${grouped(orders)} 种交错顺序中的 1 种`;
    return wrong === 0n
      ? `${all}，哪一种都不会出错。`
      : `${all}，其中 ${grouped(wrong)} 种会出错；其余的用 explore 查看。`;
  },
  couldHave: {
    safe: (orders, one, processes) =>
      one
        ? '只有 1 种交错顺序，不会出错。'
        : `这 ${grouped(processes)} 个进程无论怎样调度都不会出错：全部 ${orders}都在内。`,
    lost: (orders, one, processes) =>
      one
        ? '只有 1 种交错顺序，它会出错。'
        : `这 ${grouped(processes)} 个进程无论怎样调度都会出错：全部 ${orders}都在内。`,
    some: (orders, processes, told) => `这 ${grouped(processes)} 个进程共有 ${orders}，${told}`,
    rarelyWrong: (oneIn) => close`每 ${oneIn} 种里只有 1 种出错。`,
    wrong: (count, percent) => `其中 ${count} 种出错（${percent}）。`,
    noChance: (isPrompt) =>
      `这是数出来的比例，不是概率：实际运行时，各种交错顺序出现的机会并不均等。${isPrompt ? '没有延迟时，一个进程往往在下一个开始之前就走完所有步骤：这样的交错顺序只有很少几种，却经常出现。' : ''}`,
  },
  times: (times, well) =>
    well === times
      ? `${grouped(times)} 次运行都是如此。这还不是证明：explore 会穷举所有交错顺序。`
      : `${grouped(times)} 次运行中有 ${grouped(times - well)} 次；另外 ${grouped(well)} 次没有出错。`,
  oneAct: (acts) => `--schedule 是某一幕的交错顺序：请用 --act 指明（${acts}）`,
};

export const stage: StageWords = {
  event: (number, all) => `第 ${grouped(number)} 个事件，共 ${grouped(all)} 个`,
  begins: '各进程都已就绪，还没有发生任何事。',
  keys: '空格 前进   退格 后退   g 播放   + - 快慢   数字 选进程   q 结束',
  playing: (seconds) => `每 ${seconds} 秒一个事件   + 加快   - 放慢   g 停   q 结束`,
  nothingMore: (process) => close`${process} 之后没有别的事件。`,
  noSuch: (key) => `没有第 ${key} 个进程。`,
  readToo: (process, value) =>
    close`${process} 已读到同一个 ${value}，还没有写入：两者都以它为依据。`,
  readBefore: (names, count) => close`${some(names, count)} 在此之前已经读过，会把它覆盖。`,
  overwrites: (names, count) => close`覆盖了 ${some(names, count)} 在它读之后写入的内容。`,
  noReturn: '这一步之后，不管怎样调度，都会出错。',
  moreProcesses: (count) => `……还有 ${grouped(count)} 个进程`,
  noTerminal: '--stage 需要终端：它把运行重新演示一遍，一个键一个事件',
  notWith: (other) => `--stage 和 ${other} 不能同时使用：它把一次运行演示给人看`,
};
