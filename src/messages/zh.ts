import type { DaemonFigures, Messages, TicketFigures } from './en.js';

/** 命令行里用户看到的每一句话，中文版。 */

const near = (name: string | null): string => (name === null ? '' : `；是不是想写 ${name}？`);

/** 模拟的部分要说明白。 */
const slowDisk = (inPlace: number | undefined, delay: number): string =>
  inPlace ? `文件原地改写，磁盘故意放慢：先写一半，过 ${delay} 毫秒再写另一半；旁边有一块看板在看。` : '';

export const zh: Messages = {
  roles: { buyer: '买家', board: '看板', main: '主进程', helper: '帮手' },
  labels: { race: '竞争', holds: '成立', failed: '与承诺不符' },
  demos: {
    daemon: { short: '主进程结束时，子进程会怎样', setting: ({ tickets }) => `主进程卖 ${tickets} 张票，看板显示余票` },
    ticket: { short: '多个买家，一个票务文件：竞争，以及如何终结它', setting: ({ buyers, tickets }) => `${buyers} 个买家，${tickets} 张票，一个 JSON 文件` },
  },
  acts: {
    daemon: {
      daemon: { title: '守护进程', short: '主进程一结束，守护进程就在工作中途被终止', intro: () => '看板是守护进程，它的活比主进程多。它的最后一行会打印出来吗？' },
      'non-daemon': { title: '非守护进程', short: '主进程会等待非守护的子进程', intro: () => '同一块看板，但不是守护进程。主进程的代码先结束。' },
      'no-children': { title: '不许有孙进程', short: '守护进程不能创建自己的子进程', intro: () => '看板是守护进程，它想启动一个帮手。' },
    },
    ticket: {
      nolock: { title: '不加锁', short: '竞争：卖出的票比有的票还多', intro: ({ delay, inPlace }) => `每个买家先读余票，经过 ${delay} 毫秒的网络延迟，再写回 余票 - 1。${slowDisk(inPlace, delay!)}` },
      lock: { title: '加锁', short: '解法：读与写之间，同一时刻只有一个买家', intro: ({ delay, inPlace }) => `大家同时查询；但读取、等待 ${delay} 毫秒、写入，必须先拿到锁。${slowDisk(inPlace, delay!)}` },
      join: { title: '逐个 join', short: '另一种解法：上一个买家 join 之后才启动下一个', intro: ({ delay, inPlace }) => `主进程启动一个买家，join 它，再启动下一个。没有锁，也没有竞争。${slowDisk(inPlace, delay!)}` },
    },
  },
  events: {
    up: (count, pids) => `${count} 个进程就绪（${pids}），开门`,
    looks: (value) => `查询：${value}`,
    reads: (value) => `读到 ${value}`,
    writes: (value) => `写入 ${value}`,
    torn: (text) => `读到半个文件：${text === '' ? '空的' : text}`,
    waits: (holder) => (holder === null ? '等待锁' : `等待锁；锁在 ${holder} 手里`),
    acquires: (queue) => (queue.length === 0 ? '拿到锁' : `拿到锁；排队：${queue.join('、')}`),
    releases: '释放锁',
    abandoned: (pid) => `接管锁：进程 ${pid} 持锁时死了`,
    left: (count) => `余票 ${count} 张`,
    forks: (process, pid, daemon) => `启动 ${process}（进程 ${pid}${daemon ? '，守护进程' : ''}）`,
    exits: '已退出',
    exitsWith: (code) => `已退出，退出码 ${code}`,
    endedBy: (signal) => `已退出，被 ${signal} 终止`,
  },
  outcomes: { bought: '买到票', 'sold-out': '售罄，空手而归', torn: '无法继续：半个文件不是 JSON', refused: '被拒绝', 'has-child': '有了子进程' },
  says: { mainEnds: '主进程的代码到此结束', boardOpens: '看板亮了', boardCloses: '看板完成：这是它的最后一行' },
  sentences: {
    soldAgain: ({ sold, tickets }: TicketFigures) => (tickets === 1 ? `第 ${sold} 次卖出同一张` : `第 ${sold} 张，总共只有 ${tickets} 张`),
    oversold: ({ sold, tickets, oversold, tornReads }: TicketFigures) =>
      `${sold} 个买家买到了票，而票只有 ${tickets} 张。超卖 ${oversold} 张。${tornReads > 0 ? `有 ${tornReads} 次读到半个文件。` : ''}`,
    racedOtherwise: ({ lostUpdates, tornReads }: TicketFigures) =>
      [
        tornReads > 0 ? `${tornReads} 次读到半个文件。` : '',
        lostUpdates === null ? '文件已损坏。' : lostUpdates !== 0 ? `丢失 ${Math.abs(lostUpdates)} 次更新。` : '',
        '这一次没有超卖。',
      ].join(''),
    noRace: ({ sold, tickets }: TicketFigures) => `这一次没有发生竞争：${tickets} 张票卖出 ${sold} 张。不加锁，只是运气好。`,
    soldWithLock: ({ sold, tickets }: TicketFigures) => `${tickets} 张票，卖出 ${sold} 张。读与写之间，任何时刻只有一个买家。`,
    soldInTurn: ({ sold, tickets }: TicketFigures) => `${tickets} 张票，卖出 ${sold} 张，顺序就是主进程启动买家的顺序。`,
    soldWrongly: ({ sold, tickets, left, tornReads }: TicketFigures) => `${tickets} 张票卖出 ${sold} 张，文件里是 ${left ?? '读不出的内容'}，读到半个文件 ${tornReads} 次。`,
    daemonEnded: ({ looks, looksPlanned, boardPid }: DaemonFigures) =>
      `守护进程（进程 ${boardPid}）随主进程一起被终止，只查询了 ${looks}/${looksPlanned} 次。它的最后一行从未打印。`,
    daemonSurvived: ({ survivors, boardExitCode }: DaemonFigures) =>
      survivors.length > 0 ? `${survivors.join('、')} 在主进程之后仍然活着。` : `守护进程没有在工作中途随主进程终止（退出码 ${boardExitCode}）。`,
    mainWaited: ({ looks, looksPlanned }: DaemonFigures) => `主进程的代码早已结束，但它一直等到看板完成：查询 ${looks}/${looksPlanned} 次，最后一行也打印了。`,
    mainDidNotWait: ({ looks, looksPlanned }: DaemonFigures) => `主进程没有等看板：只查询了 ${looks}/${looksPlanned} 次。`,
    childRefused: ({ error }: { error: string }) => `AssertionError：${error}（守护进程不允许有子进程）`,
    childAllowed: () => '守护进程竟然有了子进程。',
  },
  lanes: {
    time: '时间',
    lock: '锁、队列',
    file: '文件',
    cells: { read: '读', write: '写', acquire: '加锁', release: '放锁', torn: '撕裂' },
    legend: 'r：读   w：写',
    legendWithLock: 'r：读   w：写   6 < 4 2：锁在 6 手里，下一个是 4',
    before: (process) => `在 ${process} 写之前`,
    overwrites: (process, others) => `覆盖了 ${process}${others > 0 ? ` 等 ${others + 1} 个` : ''}`,
    moment: ({ reader, value, readAt, writer, writtenAt }) =>
      `竞争的瞬间：${readAt} 时 ${reader} 读到 ${value}，而 ${writer} 到 ${writtenAt} 才写入；两者都以同一个 ${value} 为依据。`,
    andMore: (count) => `……还有 ${count} 个进程`,
    moreRows: (count) => `……还有 ${count} 步`,
  },
  comparison: {
    title: '对比',
    columns: { act: '', sold: '卖出', oversold: '超卖', time: '用时', order: '服务顺序' },
    meaning: 'join 让整个过程串行，顺序由程序写死；锁只让需要的那一段串行，先到先得。',
  },
  repeat: {
    progress: (done, all) => `第 ${done}/${all} 次`,
    summary: ({ runs, raced, worst }) => `${runs} 次运行中有 ${raced} 次发生竞争${raced > 0 ? `；最严重的一次超卖 ${worst} 张` : ''}。`,
    tally: (oversold) => `超卖 ${oversold} 张`,
  },
  next: { cure: '解法', contrast: '竞争', every: '三种一起看', again: '同样的顺序' },
  order: {
    kept: (token) => `按 ${token} 的顺序：一次一步，轮到谁就是谁；不等网络。`,
    notKept: (steps, process, why) => `走了 ${steps} 步之后，顺序无法保持：${process} ${{ 'goes-on': '还有事要做', 'is-over': '已经结束', 'would-wait': '必须等待', died: '死了' }[why]}。`,
    differs: (step, real, model) => `${step === null ? '结局' : `第 ${step} 步`}与预料不符：是 ${real}，而不是 ${model}。`,
  },
  working: { starting: (count) => `正在启动 ${count} 个进程` },
  casualty: (process, exitCode, signal) => (signal === null ? `${process} 中途退出，退出码 ${exitCode}。` : `${process} 中途被 ${signal} 终止。`),
  list: { head: '所有演示及其各幕', hint: 'ipc-demo <演示> --help 查看详情。' },
  help: {
    description: '用真实的进程，演示进程如何共享、竞争与通信。',
    usage: '用法：',
    arguments: '参数：',
    options: '选项：',
    commands: '命令：',
    examples: '例子：',
    help: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    version: '显示版本号',
    list: '列出所有演示和各幕，每行一个',
    act: '只演这一幕（可以重复给出）',
    lock: '购买过程加锁',
    nolock: '不加锁：竞争（也可写作 --no-lock）',
    join: '买家一个接一个',
    buyers: '有多少个进程想买票',
    tickets: '有多少张票',
    delay: '读与写之间的网络延迟，毫秒',
    file: '从你自己的 JSON 文件 {"count": N} 里卖票',
    schedule: '按这个顺序一步一步走（0101：轮到谁）',
    inPlace: '像初学者那样原地改写文件：会读到半个文件',
    repeat: '运行 N 次：多常发生，有多严重',
    json: '每行一个 JSON 对象，别无其他',
    lang: '语言：en 或 zh',
    color: '不用颜色',
    quiet: '只显示结论',
    timeout: '整个命令最多运行多少秒',
    allActs: '不给 --lock、--nolock、--join 时：三种都演，并作对比。',
  },
  defaultsTo: (value) => `（默认 ${value}）`,
  errors: {
    prefix: 'ipc-demo：',
    count: (option, value, least, most) => `${option} ${value} 不行：需要 ${least} 到 ${most} 之间的整数`,
    seconds: (option, value) => `${option} ${value} 不行：需要大于 0 的秒数`,
    together: (a, b) => `${a} 和 ${b} 不能同时使用：选一个，或者都不写，三种一起看`,
    choice: (option, value, choices) => `${option} ${value} 不认识：请选择 ${choices}`,
    unknownCommand: (name, other) => `没有叫 ${name} 的演示或命令${near(other)}（ipc-demo list 列出全部）`,
    unknownOption: (name, other) => `这里没有选项 ${name}${near(other)}（--help 列出全部）`,
    missingArgument: (option) => `${option} 需要一个值（--help 里有例子）`,
    excessArgument: (argument) => `多了一个词 ${argument}：选项以 -- 开头`,
    fileMissing: (path) => `没有文件 ${path}：请先创建，内容如 {"count": 3}`,
    fileFolder: (path) => `${path} 是文件夹：请给出内容为 {"count": N} 的 JSON 文件`,
    fileSpecial: (path) => `${path} 不是普通文件：请给出内容为 {"count": N} 的 JSON 文件`,
    fileJson: (path, why) => `${path} 不是 JSON（${why}）：内容应为 {"count": N}`,
    fileCount: (path, found) => `${path}：count 是 ${found}，应为 0 或更大的整数，如 {"count": 3}`,
    absent: '缺失的',
    fileReadOnly: (path) => `${path} 不可写：票要从这个文件里卖出，需要写权限`,
    fileInPlace: '--in-place 会把文件写坏，只用演示自己的文件：请去掉 --file 或 --in-place',
    fileTickets: '--tickets 和 --file 不能同时使用：有多少张票由文件决定',
    fileMode: '--file 只能卖一次：请说明怎么卖，--nolock、--lock 或 --join',
    filePermission: (path) => `${path} 不可读`,
    folderPermission: (path) => `${path} 不可写：票务文件会被整个替换，所在文件夹必须可写`,
    timeout: (seconds) => `${seconds} 秒内没有完成：已全部终止（用 --timeout S 给更多时间）`,
    interrupted: '已中断：全部进程已终止',
    environment: (why) => `系统不允许：${why}`,
    orderText: (text, at) => `顺序 "${text}" 的第 ${at} 个字符看不懂：每步一个数字或字母，例如 0101 或 0*3,1*2`,
    order: (step, { why, who, on, heldBy }) =>
      `顺序在第 ${step} 步走不下去：${
        {
          'ends-here': `顺序到此为止，但 ${who} 还能继续`,
          'no-such-process': `没有 ${who} 号进程，只有 ${on}`,
          'has-ended': `${who} 已经结束`,
          'has-not-started': `${who} 还没有开始`,
          waits: `${who} 在等 ${on}${heldBy.length > 0 ? `，它在 ${heldBy.join('、')} 手里` : ''}`,
        }[why]
      }`,
    orderMode: '--schedule 是某一幕的顺序：请用 --nolock、--lock 或 --join 指明',
    orderOfLifecycle: '进程的生与死没有可以保持的顺序：由系统决定',
    windows: 'Windows 没有 FIFO 和信号：请在 WSL 里运行 ipc-demo',
  },
};
