import type { MapWords, PageWords } from '../words/page.js';

export const page: PageWords = {
  ownName: '中文',
  language: '语言',
  dark: '深色',
  noScript: '本页用自带的脚本作图：请允许运行脚本。',
  acts: '各幕',
  place: (at, all) => `第 ${at} 步，共 ${all} 步`,
  first: '到第一步',
  back: '退一步',
  on: '进一步',
  last: '到最后一步',
  play: '播放',
  pause: '暂停',
  keys: '按键：方向键前进或后退一步，Home 和 End 到开头和结尾，空格播放，数字键跳到该进程的下一步。',
  diagram: '这次运行：每个进程、每个共享对象一列，时间从上往下',
  things: '此刻的共享数据',
  code: '代码，以及各进程所在的行',
  figures: '数据（同 --json）',
  table: '用表格列出所有步骤',
  columns: { number: '序号', time: '时间', process: '进程', event: '发生了什么' },
};

const upTo = (from: number, to: number): string => (from === to ? `${to}` : `${from} 到 ${to}`);

export const map: MapWords = {
  titled: (title, sentence) => `${title}。${sentence}`,
  state: (orders, share) => `从这里出发有 ${orders} 种交错顺序，其中 ${share} 会出错。`,
  end: (orders, meaning) => `${orders} 种交错顺序在这里结束：${meaning}。`,
  legend: {
    safe: '从这里出发都不会出错',
    open: '有的会出错：占圆点的比例',
    lost: '都会出错',
    last: '结局，旁边是交错顺序的数目',
    turn: '从这一步起无法挽回',
    column: '列：从那里出发，会出错的交错顺序所占的比例',
    size: '越大，状态越多；旁边是状态数',
    ends: '有交错顺序在那里结束',
    flow: '越宽，交错顺序越多',
    noReturn: '无法挽回的界线：右边的都会出错',
    read: '读',
    write: '写',
    acquire: '获取锁',
    release: '释放锁',
    send: '发送、放入',
    receive: '接收、取出',
    wait: '发现已满、为空或被占用',
  },
  grouped: (states, most, steps) =>
    `共 ${states} 个状态，分组画出（不超过 ${most} 个才逐个画）：${steps === 1 ? '每步' : `每 ${steps} 步`}一行，每列是从那里出发会出错的比例。`,
  group: (from, to, states, orders, share, ended) => {
    const where = `最多走 ${upTo(from, to)} 步之后：${states.count} 个状态`;
    if (share === '') return `${where}，交错顺序都在这一行内继续。`;
    const through = `${orders.count} 种交错顺序${from === to ? '经过这里' : '从这里离开这一行'}`;
    return `${where}，${through}，其中 ${share} 会出错。${ended === '' ? '' : `有 ${ended} 种在这里结束。`}`;
  },
  flow: (orders, _, row, column) => `${orders} 种交错顺序到 ${row} 步那一行的 ${column} 列`,
  unknown: '画不出全图：状态没有全部查清，或者步骤会循环。',
  serial: '没有全图：一个进程结束后，下一个才开始，只有 1 种交错顺序。',
  page: {
    picture: '全图：每个圆点是一个状态，每一行多走一步',
    tabs: '全图',
    walk: '下一步由谁执行？',
    lanes: '目前的交错顺序：{0}',
    again: '从头再来',
    undo: '退一步',
    token: '用真实进程重放这个交错顺序',
    waits: '等待：{0}',
    ended: '已结束',
    legend: '图例',
    here: '此处',
    keys: '按键：数字是进程的编号，让它执行下一步；Backspace 退一步，Home 从头再来。点一下有线相连的圆点，就走那一步。',
    table: '用表格列出所有状态（{0}）',
    columns: { number: '序号', share: '交错顺序', things: '共享数据', next: '接下来' },
    groups: {
      picture: '全图：每个标记是一组状态，每一行多走一步',
      onTo: '这些交错顺序接着去哪里？',
      ends: '怎样结束',
      keys: '按键：数字是接着去的那一组；Backspace 退回上一组，Home 从头再来。点一下标记，就看那一组。从一组走到另一组的路线，不一定是同一种交错顺序。',
      table: '用表格列出所有组（{0}）',
      group: '组',
    },
  },
};
