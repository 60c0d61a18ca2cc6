import { grouped } from '../grammar/alike.js';
import { close } from '../grammar/chinese.js';
import type { LaneWords } from '../words/lanes.js';

export const lanes: LaneWords = {
  time: '时间',
  milliseconds: '毫秒',
  step: '步',
  atStep: (number) => `第 ${grouped(number)} 步`,
  lock: '锁、排队',
  free: '空闲',
  killed: '被终止',
  ends: '结束',
  kills: '终止',
  cells: {
    read: '读',
    write: '写',
    update: '更新',
    until: '等到',
    half: '写一半',
    torn: '半截',
    acquire: '获取',
    busy: '被占',
    release: '释放',
    wait: '等待',
    put: '放',
    get: '取',
    full: '满',
    empty: '空',
    send: '发',
    recv: '收',
    eof: '末尾',
    close: '关',
  },
  permits: { acquire: '获取', release: '释放' },
  before: (process) => close`在 ${process} 写之前`,
  overwrites: (process, others) =>
    close`覆盖了 ${process}${others === null ? ' 等进程' : others > 0 ? close` 等 ${grouped(others + 1)} 个` : ''}`,
  heldBy: (process, closes) => close`等 ${process}${closes ? '：循环等待' : ''}`,
  legend: {
    read: '读',
    write: '写',
    update: '更新',
    half: '写了一半',
    torn: '读到了写到一半的内容',
    acquire: '获取',
    release: '释放',
    wait: '等待',
    waits: '仍在等待',
    abandoned: '接管已结束的进程的锁',
    cut: '有省略，全文见 --json',
    more: '另有几个在等',
    depth: '获取了几次，还没有释放',
    permits: '信号量的空余许可数；< 之后是等待者',
    queue: (holder, next) => close`${holder} 持有锁，${next} 在等，排在第一`,
  },
  entry: (mark, meaning) => `${mark}：${meaning}`,
  moment: ({ reader, value, thing, readAt, writer, writtenAt }) =>
    close`竞态发生的瞬间：${readAt}时，${reader} ${thing === null ? '' : `从 ${thing} `}读到 ${value}；${writtenAt}时，${writer} 才写入。两者都以同一个 ${value} 为依据。`,
  inCode: '那一刻各进程执行到的代码行，▶ 是刚执行完一步的：',
  standsInCode: '各进程停在哪一行代码：',
  turnsInCode: '无可挽回的那一步时，各进程执行到的代码行，▶ 是刚执行完这一步的：',
  circle: '循环等待：每一个都在等下一个。',
  moreRows: (count) => `……省略 ${grouped(count)} 步`,
  hidden: {
    processes: (names, count) =>
      `有 ${grouped(count)} 个进程画不下：${names.join('、')}${count > names.length ? '等' : ''}。`,
    things: (names, count) =>
      close`画不下 ${names.join('、')}${count > names.length ? ` 等 ${grouped(count)} 个` : ''} 的状态。`,
    wider: (columns) =>
      `终端宽于 ${grouped(columns)} 列，或减少进程，就能画得更全；完整记录见 --json。`,
    rows: '完整记录见 --json。',
  },
};
