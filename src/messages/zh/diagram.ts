import { grouped } from '../grammar/alike.js';
import { close, some } from '../grammar/chinese.js';
import type { DiagramWords } from '../words/diagram.js';

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
