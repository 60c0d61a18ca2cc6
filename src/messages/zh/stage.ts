import { grouped } from '../grammar/alike.js';
import { close, some } from '../grammar/chinese.js';
import type { StageWords } from '../words/run.js';

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
