import { type Ended, ended, grouped } from '../grammar/alike.js';
import { close, some } from '../grammar/chinese.js';
import { words } from './demos/index.js';
import type { TellingWords } from '../words/telling.js';

export const telling: TellingWords = {
  demos: words.demos,
  outcomes: words.outcomes,
  says: words.says,
  steps: words.steps,
  sentences: {
    ...words.sentences,
    stuck: () => '没有一个能继续，本次运行已强制结束。',
    holdsAtEnd: () => '结束时的检查（holds）通过。',
    brokenAtEnd: ({ ending }: { ending: Ended }) =>
      `结束时的检查（holds）未通过：${ended(ending, '；', '没有留下任何结果')}。`,
  },
  labels: {
    race: '竞态',
    holds: '符合预期',
    failed: '不符合预期',
    deadlock: '死锁',
    standstill: '永久等待',
    well: '没有出错',
    wrong: '出错了',
  },
  events: {
    looks: (value) => `查询：${value}`,
    reads: (value) => close`读到 ${value}`,
    writes: (value) => close`写入 ${value}`,
    half: (text) => `写了前一半：${text}`,
    torn: (text) => `读到半截文件：${text === '' ? '空的' : text}`,
    waits: (holder) => close`在等待锁（${holder} 持有）`,
    behind: (before, all) => `；排在前面：${some(before, all)}`,
    acquires: (queue, all) => (all === 0 ? '获取锁' : `获取锁；排队等待：${some(queue, all)}`),
    abandoned: (pid, process) => close`接管 ${process ?? `进程 ${pid}`} 的锁（它已结束）`,
    left: (count) => `余票 ${typeof count === 'number' ? grouped(count) : count} 张`,
    forks: (process, pid, daemon) =>
      close`启动 ${process}（进程 ${pid}${daemon ? '，守护进程' : ''}）`,
    exits: '结束',
    exitsWith: (code) => `结束，退出码 ${code}`,
    endedBy: (signal) => `被 ${signal} 终止`,
    kills: (process) => close`终止 ${process}`,
    waitsForRoom: (queue) => close`等待：${queue} 满了`,
    waitsForChange: (on) => close`等待：${on} 还不满足条件`,
    waitsFor: (on) => close`等待 ${on}`,
    waitsForMessage: (from) => `等待：${from} 是空的`,
    goesOn: (text, times) => `${text}，反复 ${grouped(times)} 次，共享的内容一直没有变化`,
    asked: (times, isAll) => `……省略${isAll ? '' : '超过'} ${grouped(times)} 行同样的内容`,
  },
  unfinished: {
    repeats: (process, step, times) =>
      close`${process} ${step}，反复 ${grouped(times)} 次，共享的内容一直没有变化`,
    since: (process, step) => close`${process} ${step}，此后没有走到下一步`,
    none: (process) => close`${process} 一步也没有走`,
    more: (count) => `另有 ${grouped(count)} 个`,
    told: (timeout, parts) => `${timeout}：${parts.join('；')}`,
  },
  working: { starting: (count) => `正在启动 ${grouped(count)} 个进程` },
  death: (process, exitCode, signal) =>
    signal === null
      ? close`${process} 中途结束，退出码 ${exitCode}${exitCode === 0 ? '（process.exit）' : ''}。`
      : close`${process} 中途被 ${signal} 终止。`,
  notAwaited: (processes, call, line) =>
    close`${processes.join('、')} 没有等待 ${call}()${line === null ? '' : `（第 ${line} 行）`}：是不是漏写了 await？`,
  checkIsVoid: '结束时的检查（holds）虽然通过，但说明不了什么。',
  beside: '再用另外几种方式卖同样的票，以作对比',
  next: {
    fix: '解法',
    contrast: '竞态',
    every: '各种对比',
    again: '重放这个交错顺序',
    more: '多运行几次',
  },
};
