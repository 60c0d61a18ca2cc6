import type { PageWords } from '../words/page.js';

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
