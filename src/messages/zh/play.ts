import { grouped } from '../grammar/alike.js';
import { close } from '../grammar/chinese.js';
import type { PlayWords } from '../words/play.js';

export const play: PlayWords = {
  intro: '你就是调度器：下一步由哪个进程执行，你说了算。让它出错，你就赢了。',
  next: '下一步由谁执行？',
  nextOfShares: '下一步由谁执行？百分数：选它之后，出错的交错顺序占多少',
  uncounted: '从这里走下去，出错的有多少种，无法计数。',
  asked: '你看过出错的比例（?）。',
  neverWell: '没有一种交错顺序有正确的结局：从一开始就注定了。',
  neverWrong: '没有一种交错顺序会出错：从一开始就是安全的。',
  steps: {
    look: (on, value) => (value === null ? close`查询 ${on}` : close`查询 ${on}：${value}`),
    read: (on, value) => (value === null ? close`读 ${on}` : close`从 ${on} 读到 ${value}`),
    write: (on, value) => (value === null ? close`写 ${on}` : close`把 ${value} 写入 ${on}`),
    half: (on, value) => close`写 ${on} 的前一半${value === null ? '' : `：${value}`}`,
    torn: (on, value) => close`读到半截 ${on}${value === null ? '' : `：${value}`}`,
    update: (on, value) => (value === null ? close`更新 ${on}` : close`更新 ${on}：${value}`),
    until: (on, value) =>
      value === null ? close`等到 ${on} 满足条件` : close`等到 ${on} 满足条件：${value}`,
    acquire: (on) => close`获取 ${on}`,
    busy: (on) => close`发现 ${on} 被占用，不等待`,
    timeout: (on) => close`等待 ${on} 超时，不再等待`,
    set: (on) => close`置位 ${on}`,
    clear: (on) => close`清除 ${on}`,
    pass: (on) => close`发现 ${on} 已置位`,
    arrive: (on, value) => (value === null ? close`到达 ${on}` : close`到达 ${on}：${value}`),
    leave: (on, value) => (value === null ? close`离开 ${on}` : close`离开 ${on}：${value}`),
    notify: (on) => close`通知 ${on}`,
    exists: (on, value) => close`在 ${on} 中查找文件${value === null ? '' : `：${value}`}`,
    create: (on, value) => close`在 ${on} 中新建文件${value === null ? '' : `：${value}`}`,
    rename: (on, value) => close`重命名 ${on} 中的文件${value === null ? '' : `：${value}`}`,
    remove: (on, value) => close`删除 ${on} 中的文件${value === null ? '' : `：${value}`}`,
    release: (on) => close`释放 ${on}`,
    put: (on, value) =>
      value === null ? close`放一条消息到 ${on}` : close`把 ${value} 放入 ${on}`,
    get: (on, value) => (value === null ? close`从 ${on} 取消息` : close`从 ${on} 取出 ${value}`),
    full: (on) => close`发现 ${on} 已满`,
    empty: (on) => close`发现 ${on} 为空`,
    send: (on, value) =>
      value === null ? close`经 ${on} 发送消息` : close`经 ${on} 发送 ${value}`,
    recv: (on, value) =>
      value === null ? close`从 ${on} 接收消息` : close`从 ${on} 收到 ${value}`,
    eof: (on) => close`发现 ${on} 已到末尾（EOF）`,
    die: () => '崩溃（SIGKILL）',
    close: (on) => close`关闭自己的 ${on} 写端`,
  },
  sleeps: (lock, condition) => close`释放 ${lock}，等待 ${condition}`,
  wakes: (lock, condition, isNotified) =>
    isNotified
      ? close`被 ${condition} 唤醒，重新获取 ${lock}`
      : close`等待 ${condition} 超时，重新获取 ${lock}`,
  depth: (depth) => `（层数 ${depth}）`,
  waits: (on, holders) =>
    close`在等待 ${on}${holders.length === 0 ? '' : close`（${holders.join('、')} 持有）`}`,
  late: (on) => close`不再等待 ${on}`,
  ended: (outcome) => (outcome === null ? '已结束' : `已结束：${outcome}`),
  notStarted: '还没有启动',
  throws: (error) => `抛出 ${error}`,
  passedOn: (on) => close`接管 ${on}（原持有者已结束）`,
  order: (token, switches) =>
    `目前的交错顺序：${token === '' ? '还没有执行任何一步' : `${token}，切换 ${grouped(switches)} 次`}`,
  keys: 'u 退一步   r 重来   g 认输   q 退出   ? 帮助、比例',
  help: [
    ['0、1……', '让那个进程执行下一步（第十个是 9，第十一个是 a）'],
    ['u', '退回一步'],
    ['r', '从头再来'],
    ['g', '认输：穷举所有交错顺序，给出最短的出错顺序'],
    ['q', '结束游戏'],
    ['?', '显示帮助，并列出：选每个进程之后，出错的交错顺序占多少（看过的，成绩里会注明）'],
  ],
  helpMore:
    '从管道输入时，一行可以写几步，写法与交错顺序相同：0101，或 0*3,1；0! 让允许崩溃的进程（crash）崩溃，0:1 表示执行后选第二个值。',
  looks: '“查询”只是看一眼，不据此做决定；“读”到的值，才是写入的依据。',
  refused: {
    cannot: (process, why) => close`${process} 不能执行：它${why}`,
    unknown: (text, last) =>
      `无法识别“${text}”：请输入进程的编号（${last === '0' ? '0' : `0 到 ${last}`}），或 u、r、g、q（? 查看帮助）`,
    noSuchValue: (process) => close`${process} 在那里没有这个值可选`,
    nothingTaken: '没有可退的：还没有执行任何一步',
  },
  undone: (token) =>
    `已退回一步；${token === '' ? '还没有执行任何一步' : `目前的交错顺序：${token}`}`,
  labels: { won: '你赢了', holds: '没有出错', open: '未完', givenUp: '认输' },
  deadlock: (waits, isCircular) =>
    `没有进程能继续：${isCircular ? '死锁' : '永久等待'}。${waits.join('；')}。`,
  open: (names) => close`这个交错顺序还没有结束：${names.join('、')} 还能继续。`,
  needed: (switches, fewest, token) => {
    const mine = `你用了 ${grouped(switches)} 次切换`;
    if (fewest === null) return mine;
    return fewest >= switches
      ? `${mine}：不能再少了`
      : `${mine}，${grouped(fewest)} 次就够：${token}`;
  },
  notYet: '想再试：u 退一步，r 重来，g 认输。',
  searching: '正在穷举所有交错顺序……',
  unbreakable: (orders, one) =>
    orders === null
      ? '不会出错：全部状态都检查过了'
      : one
        ? '不会出错：只有 1 种交错顺序，已检查'
        : `不会出错：全部 ${orders}都检查过了`,
  breakable: (switches, token) =>
    token === ''
      ? '还没有执行任何一步就出错了。'
      : `切换 ${grouped(switches)} 次就会出错：${token}`,
  notKnown: (checked, seconds) =>
    `无法确定：${seconds} 秒内检查了 ${grouped(checked)} 个，没有出错，但还有未检查的（用 --timeout S 延长时间）。`,
  again: '重放这个交错顺序',
  shortest: '最短的出错顺序',
  errors: {
    lifecycle: (demo, act) =>
      `${demo} 的 ${act} 这一幕演示的是进程的启动和结束，只能用真实进程运行：npx ipc-demo ${demo} --act ${act}`,
    tooMany: (count, most) =>
      `${grouped(count)} 个进程太多：每个进程一个键，最多 ${grouped(most)} 个`,
  },
  about: '你来当调度器：下一步由哪个进程执行？',
  subject: '一个演示、一个经典问题（见 classics），或导出了场景的文件（你自己写的）',
  more: '只运行一幕，不指明就是第一幕；默认三个买家，十个太多，难以手动调度。按键：数字是进程，u 退一步，r 重来，g 认输，q 结束，? 显示帮助和选每个进程之后出错的比例；从管道输入时一行一个选择，也可以连写几步，如 0101。慢慢想：--timeout 只限制认输之后的搜索。',
  oneAct: (acts) => `一次只玩一幕：请从 ${acts} 中选一个`,
};
