import { close } from './close.js';
import { words } from './zh/demos/index.js';
import { printed } from './zh/demos/terminal.js';
import { type Ended, ended, fromTo, type Messages } from './en.js';
import { inChinese } from './scales.js';

/** 命令行里用户看到的每一句话，中文版。 */

const near = (name: string | null): string => (name === null ? '' : `；是不是想写 ${name}？`);

/** 一共这么多个，先列出前几个：买家-4、买家-2 等 5 个。 */
const some = (names: readonly string[], all: number): string =>
  `${names.join('、')}${all > names.length ? ` 等 ${all} 个` : ''}`;

export const zh: Messages = {
  figures: {
    about: (power, words) => `约 ${power}${words === '' ? '' : `，即 ${words}`}`,
    words: (digits, exponent) => inChinese(digits, exponent) ?? '',
  },
  roles: {
    buyer: '买家',
    seller: '售票员',
    board: '看板',
    main: '主进程',
    manager: '管理进程',
    helper: '帮手',
    child: '子进程',
    process: '进程',
    office: '售票处',
    producer: '生产者',
    consumer: '消费者',
    writer: '写者',
    reader: '读者',
  },
  title: (demo, act) => `${demo}：${act}`,
  milliseconds: (count) => `${count} 毫秒`,
  data: (text) => printed(text.replace(/^bought$/, '“买到票”').replace(/^sold-out$/, '“已售罄”')),
  quoted: (text) => `“${text}”`,
  listed: (items) => items.join('、'),
  clauses: (parts) => parts.join('；'),
  labels: {
    race: '竞态',
    holds: '符合预期',
    failed: '不符合预期',
    deadlock: '死锁',
    well: '没有出错',
    wrong: '出错了',
  },
  demos: words.demos,
  outcomes: words.outcomes,
  says: words.says,
  steps: words.steps,
  events: {
    looks: (value) => `查询：${value}`,
    reads: (value) => close`读到 ${value}`,
    writes: (value) => close`写入 ${value}`,
    torn: (text) => `读到半截文件：${text === '' ? '空的' : text}`,
    waits: (holder) => close`在等待锁（${holder} 持有）`,
    behind: (before, all) => `；排在前面：${some(before, all)}`,
    acquires: (queue, all) => (all === 0 ? '获取锁' : `获取锁；排队等待：${some(queue, all)}`),
    abandoned: (pid, process) => close`接管 ${process ?? `进程 ${pid}`} 的锁（它已结束）`,
    left: (count) => `余票 ${count} 张`,
    forks: (process, pid, daemon) =>
      close`启动 ${process}（进程 ${pid}${daemon ? '，守护进程' : ''}）`,
    exits: '结束',
    exitsWith: (code) => `结束，退出码 ${code}`,
    endedBy: (signal) => `被 ${signal} 终止`,
    kills: (process) => close`终止 ${process}`,
    waitsForRoom: (queue) => close`等待：${queue} 满了`,
    waitsForMessage: (from) => `等待：${from} 是空的`,
  },
  sentences: {
    ...words.sentences,
    stuck: () => '没有一个能继续，本次运行已强制结束。',
    holdsAtEnd: () => '结束时的检查（holds）通过。',
    brokenAtEnd: ({ ending }: { ending: Ended }) =>
      `结束时的检查（holds）未通过：${ended(ending, '；', '没有留下任何结果')}。`,
  },
  lanes: {
    time: '时间',
    milliseconds: '毫秒',
    step: '步',
    atStep: (number) => `第 ${number} 步`,
    lock: '锁、排队',
    free: '空闲',
    killed: '被终止',
    ends: '结束',
    kills: '终止',
    cells: {
      read: '读',
      write: '写',
      update: '更新',
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
      close`覆盖了 ${process}${others === null ? ' 等进程' : others > 0 ? close` 等 ${others + 1} 个` : ''}`,
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
      queue: (holder, next) => close`${holder} 持有锁，${next} 排在第一`,
    },
    entry: (mark, meaning) => `${mark}：${meaning}`,
    moment: ({ reader, value, thing, readAt, writer, writtenAt }) =>
      close`竞态发生的瞬间：${readAt}时，${reader} ${thing === null ? '' : `从 ${thing} `}读到 ${value}；${writtenAt}时，${writer} 才写入。两者都以同一个 ${value} 为依据。`,
    circle: '循环等待：每一个都在等下一个。',
    moreRows: (count) => `……省略 ${count} 步`,
    hidden: {
      processes: (names, count) =>
        `有 ${count} 个进程画不下：${names.join('、')}${count > names.length ? '等' : ''}。`,
      things: (names, count) =>
        close`画不下 ${names.join('、')}${count > names.length ? ` 等 ${count} 个` : ''} 的状态。`,
      wider: (columns) => `终端宽于 ${columns} 列，或减少进程，就能画得更全；完整记录见 --json。`,
      rows: '完整记录见 --json。',
    },
  },
  parts: {
    size: '条数',
    kinds: { spaces: '信号量', writers: '锁', pipe: '管道', readers: '锁', items: '信号量' },
    cells: {
      pass: '通过',
      oneMore: '加 1',
      lock: '获取',
      free: '释放',
      into: (bytes) => `入 ${bytes} B`,
      out: (bytes) => `出 ${bytes} B`,
    },
    about: {
      spaces: '信号量：还有几个空位；没有空位时，put 在这里等',
      writers: '锁：同一时刻只有一个进程往管道里写',
      pipe: '管道：运送消息的字节，先进先出',
      readers: '锁：同一时刻只有一个进程从管道里读',
      items: '信号量：里面有几条消息；没有消息时，get 在这里等',
    },
  },
  screen: { title: '终端', more: (lines) => `……还有 ${lines} 行` },
  comparison: {
    title: '对比',
    columns: {
      act: '',
      sold: '卖出',
      left: '余票',
      oversold: '超卖',
      time: '用时',
      order: '买票顺序',
    },
    meaning:
      'join 让整个过程串行，顺序由程序员指定；锁只让临界区（需要互斥的那一段）串行，谁排队最久，下一个就是谁。',
    time: '用时只算卖票，不含启动进程的时间。',
  },
  mechanisms: {
    title: '同样的任务，在这台机器上',
    tickets: '每秒票数',
    bytes: '每秒 MB',
    least: '最慢',
    most: '最快',
    locks: { own: '要自己加锁', inside: '自带锁', none: '没有锁' },
    directions: { 'both ways': '双向', 'one way': '单向' },
    users: { anyone: '知道名字的任何进程', relatives: '有亲缘关系的进程（父子、兄弟）' },
    meaning:
      '列出各轮的中位数、最慢和最快。横条为对数刻度，等长的差距代表相同的倍数。管道没有锁：多个进程共用同一端时，要加锁，或者消息足够短，由内核保证完整。',
  },
  repeat: {
    times: (count) => `${count} 次`,
    progress: (done, all) => `第 ${done}/${all} 次`,
    summary: ({ runs, raced, worst }) =>
      raced === 0
        ? `${runs} 次运行都没有发生竞态。`
        : `${runs} 次运行中有 ${raced} 次发生竞态；最严重的一次超卖 ${worst} 张。`,
    rare: '不加锁仍然可能出错：多运行几次，或加大 --delay，竞态更容易出现。',
    tally: (oversold) => `超卖 ${oversold} 张`,
  },
  verify: {
    about: '把每一幕都运行一遍，检查结果是否符合预期：用作 CI 的冒烟测试',
    junit: '同时把结果以 JUnit XML 写入这个文件',
    passed: '符合预期',
    failed: '不符合预期',
    progress: (done, acts) => `已检查 ${done} 幕；正在运行：${acts}`,
    passedOf: (passed, acts) => (passed === acts ? `${acts} 幕` : `${acts} 幕中的 ${passed} 幕`),
    notRun: '未运行',
    notRunFor: (why) => (why === '' ? '未运行：输出已无人读取' : `未运行：${why}`),
    unwritable: (path, why) => `无法把报告写入 ${path}（${why}）：请换一个可写的文件`,
    noFile: '不是普通文件',
    summary: (acts, failed) =>
      failed === 0 ? `全部 ${acts} 幕都符合预期。` : `${acts} 幕中有 ${failed} 幕不符合预期。`,
  },
  beside: '再用另外几种方式卖同样的票，以作对比',
  next: {
    fix: '解法',
    contrast: '竞态',
    every: '三种对比',
    again: '重放这个交错顺序',
    more: '多运行几次',
  },
  notAwaited: (processes, call, line) =>
    close`${processes.join('、')} 没有等待 ${call}()${line === null ? '' : `（第 ${line} 行）`}：是不是漏写了 await？`,
  order: {
    notation: (hasRuns) =>
      `交错顺序写明每一步由谁执行：0 是第一个进程，1 是第二个${hasRuns ? '；0*3 表示 0 连续执行三步' : ''}。`,
    kept: (token) => `按交错顺序 ${token} 执行：一次一步，轮到谁就是谁；不等网络。`,
    notKept: (steps, process, why) =>
      `执行了 ${steps} 步之后，无法再按这个交错顺序执行：${process} ${{ 'goes-on': '还有步骤要执行', 'is-over': '已经结束', 'would-wait': '必须等待', died: '已意外终止' }[why]}。`,
    differs: (step, real, model) =>
      `${step === null ? '结局' : `第 ${step} 步`}不符合预期：实际是 ${real}，预期是 ${model}。`,
  },
  working: { starting: (count) => `正在启动 ${count} 个进程` },
  between: '',
  checkIsVoid: '结束时的检查（holds）虽然通过，但说明不了什么。',
  death: (process, exitCode, signal) =>
    signal === null
      ? close`${process} 中途结束，退出码 ${exitCode}${exitCode === 0 ? '（process.exit）' : ''}。`
      : close`${process} 中途被 ${signal} 终止。`,
  list: { head: '所有演示及其各幕', hint: '查看详情：npx ipc-demo <演示> --help' },
  help: {
    description: '用真实的进程，演示进程如何共享数据、产生竞态、相互通信。',
    usage: '用法：\n ',
    arguments: '参数：',
    options: '选项：',
    commands: '命令：',
    examples: '例子：',
    help: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    ofCommand: '要查看哪个命令',
    version: '显示版本号',
    list: '列出所有演示和各幕，每行一个',
    act: '只运行这一幕（可以多次使用）',
    lock: '加锁：买票过程互斥',
    nolock: '不加锁：出现竞态（也可写作 --no-lock）',
    join: '买家一个接一个（串行）',
    buyers: '有多少个进程想买票',
    tickets: '有多少张票',
    producers: '有多少个进程发送消息',
    consumers: '有多少个进程接收消息',
    messages: '每个生产者发送多少条消息',
    processes: '有多少个进程参加',
    increments: '每个进程加 1 多少次',
    rounds: '测量多少轮',
    size: '每箱货物多少字节',
    bulk: '共享内存卖的数量是其他方式的多少倍',
    delay: '网络延迟（毫秒）',
    file: '从你自己的 JSON 文件 {"count": N} 卖票',
    save: '把这次运行保存到文件，供 replay 使用',
    saved: '用 --save 保存的文件',
    ofFile: '你自己的场景文件：保存的是它的运行时需要',
    replay: '用真实进程按原来的顺序重放保存的运行',
    schedule: '按这个交错顺序单步执行（0101：每步轮到谁；0*3：0 连续三步）',
    inPlace: '像初学者那样原地改写文件：会读到半截文件',
    repeat: '运行 N 次：统计出错的次数和严重程度',
    json: '只输出 JSON，每行一个对象',
    lang: '语言：en 或 zh',
    color: '不使用颜色',
    quiet: '只显示结论',
    timeout: '整个命令最多运行多少秒',
    allActs: '不写 --lock、--nolock、--join 时：三种都运行，并作对比。',
  },
  placeholders: {
    options: '选项',
    command: '命令',
    demo: '演示',
    file: '文件',
    path: '文件',
    name: '名称',
    order: '交错顺序',
    code: '语言',
    trace: '运行记录',
  },
  oneOf: (about, names) => `${about}：${names.join('、')}`,
  defaultsTo: (value) => `（默认 ${value}）`,
  errors: {
    prefix: 'ipc-demo：',
    count: (option, value, least, most) =>
      `${option} 的值 ${value} 无效：应为 ${least} 到 ${most} 的整数`,
    seconds: (option, value) => `${option} 的值 ${value} 无效：应为大于 0 的秒数`,
    together: (a, b) => `${a} 和 ${b} 不能同时使用：请选一个，或者都不写，三种一起对比`,
    choice: (option, value, choices) => `无法识别 ${option} ${value}：可选 ${choices}`,
    unknownCommand: (name, other) =>
      `没有名为 ${name} 的演示或命令${near(other)}（npx ipc-demo list 列出全部）`,
    unknownOption: (name, other) => `这里没有选项 ${name}${near(other)}（--help 列出全部）`,
    missingArgument: (option) => `${option} 需要一个值（--help 里有例子）`,
    excessArgument: (argument) => `多余的参数 ${argument}：选项以 -- 开头`,
    fileMissing: (path) => `找不到文件 ${path}：请先创建，内容如 {"count": 3}`,
    fileFolder: (path) => `${path} 是文件夹：请给出内容为 {"count": N} 的 JSON 文件`,
    fileSpecial: (path) => `${path} 不是普通文件：请给出内容为 {"count": N} 的 JSON 文件`,
    fileJson: (path, at) =>
      `${path} 不是 JSON${at === null ? '' : `（第 ${at.line} 行第 ${at.column} 列）`}：内容应为 {"count": N}`,
    fileDeep: (path, most) => `${path} 嵌套超过 ${most} 层：内容应为 {"count": N}`,
    fileCount: (path, found) => `${path}：count 是 ${found}，应为 0 或更大的整数，如 {"count": 3}`,
    absent: '缺失的',
    fileChanged: (path) => `${path} 在运行期间被其他程序删除或改动：所有进程都已终止`,
    fileReadOnly: (path) => `${path} 不可写：票要从这个文件里卖出，需要写权限`,
    fileInPlace: '--in-place 会写坏文件，只能用于演示自带的文件：请去掉 --file 或 --in-place',
    fileTickets: '--tickets 和 --file 不能同时使用：票数由文件决定',
    fileMode: '--file 只卖一次：请用 --nolock、--lock 或 --join 指明卖法',
    filePermission: (path) => `${path} 不可读`,
    notFile: {
      missing: (path) => `找不到文件 ${path}`,
      folder: (path) => `${path} 是文件夹：请给出一个文件`,
      special: (path) => `${path} 不是普通文件：请给出一个普通文件`,
    },
    fileLarge: (path, most) => `${path} 太大：最多读取 ${most} 兆字节`,
    fileUnread: (path, code) => `${path} 无法读取（${code}）：请换一个可读的文件`,
    folderPermission: (path) => `${path} 不可写：余票文件会被整个替换，所在文件夹必须可写`,
    timeout: (seconds) => `${seconds} 秒内没有完成：已全部终止（用 --timeout S 延长时间）`,
    interrupted: '已中断：全部进程已终止',
    environment: (why, path) => `系统不允许：${path === null ? '' : `${path} `}${why}`,
    refusals: {
      EACCES: '没有权限',
      EPERM: '没有权限',
      EROFS: '文件系统只读',
      ENOSPC: '磁盘空间不足',
      EDQUOT: '磁盘配额已用完',
      EMFILE: '本进程打开的文件太多',
      ENFILE: '系统打开的文件太多',
      EAGAIN: '无法再启动进程',
      ENOMEM: '内存不足',
      EFBIG: '文件会太大',
      EIO: '设备没有响应',
      ENOENT: '所在的文件夹不存在',
      ENOTDIR: '不在文件夹里',
    },
    saveFile: (path, why) => `无法把这次运行保存到 ${path}（${why}）：请换一个可写的文件`,
    orderText: (text, at) =>
      `无法识别交错顺序“${text}”的第 ${at} 个字符：每步一个数字或字母，例如 0101；0*3,1*2 表示 0 三步，再 1 两步`,
    order: (step, why) => `交错顺序在第 ${step} 步无法继续：${why}`,
    orderReasons: {
      'ends-here': (could) => close`交错顺序到此为止，但 ${could.join('、')} 还能继续`,
      'no-such-process': (token, processes) =>
        `没有 ${token} 号进程，只有 ${fromTo(
          processes.map((one) => `${one.token}（${one.name}）`),
          '、',
          '到 ',
        )}`,
      'has-ended': (who) => close`${who} 已经结束`,
      'has-not-started': (who) => close`${who} 还没有启动`,
      waits: (who, on, heldBy) =>
        close`${who} 在等待 ${on}${heldBy.length > 0 ? close`（${heldBy.join('、')} 持有）` : ''}`,
    },
    orderMode: '--schedule 是某一幕的交错顺序：请用 --nolock、--lock 或 --join 指明',
    orderStuck:
      '按这个交错顺序，所有进程都会永远等下去，等的却不是锁：用真实进程运行，无法区分是死锁还是慢（可用 npx ipc-demo play 查看）',
    orderOfLifecycle: '进程何时启动、何时结束由系统决定，不能指定交错顺序',
    contradiction: (order) =>
      close`explore 的结果自相矛盾，所以不下结论：交错顺序 ${order} 出了错，却没有哪种结局是错的。要么 holds 对同样的输入回答不一致，要么是 ipc-demo 自身的错误，请反馈`,
    windows:
      '这条命令要用真实进程，而 Windows 没有 FIFO 和信号：请在 WSL 里运行（list、explore、play 可以直接运行）',
  },
  rehearsal: {
    real: '每一种交错顺序也用真实进程执行一遍，并作比较',
    working: (orders) => `真实进程：${orders} 种交错顺序`,
    agrees: ({ orders, deadlocks, complete, rate }) =>
      `${complete ? '每一种交错顺序' : `前 ${orders} 种交错顺序（其余的没有）`}都用真实进程执行过，每一步都与内存中的一样：${complete ? `共 ${orders} 种，` : ''}每秒 ${rate} 种。${deadlocks > 0 ? `另有 ${deadlocks} 种交错顺序会死锁，只在内存中执行过。` : ''}`,
    disagrees: ({ orders, mismatches }) =>
      `${orders} 种交错顺序中有 ${mismatches} 种，真实进程与模型不一致。`,
  },
  replay: {
    missing: (path) => `找不到文件 ${path}：请先用 --save ${path} 保存一次运行`,
    noLine: (path, line) => `${path} 的第 ${line} 行不是保存的运行：请给出用 --save 保存的文件`,
    noOrder: (path) =>
      `${path} 里没有已知交错顺序的运行：请保存一次出错的运行，或带 --schedule 的运行`,
    ofFile: (path, file) =>
      `${path} 保存的是 ${file} 的运行，而保存的运行不会启动任何代码：请自己指明文件，例如 npx ipc-demo replay ${path} mine.mjs`,
    option: (path, name, value, least, most) =>
      `${path}：${name} 是 ${value}，应为 ${least} 到 ${most} 的整数`,
    times: (times, ok) =>
      ok
        ? `按同一个交错顺序重放 ${times} 次，每次步骤相同，结局相同。`
        : `${times} 次重放并不都一样。`,
  },
  explore: {
    about: '穷举所有交错顺序：多少种出错，最短的出错顺序是哪种',
    subject: '一个演示，或导出了场景的文件（你自己写的）',
    full: '逐一执行每一种交错顺序',
    steps: '一种交错顺序执行多少步之后截断（默认 1000）',
    max: '每一幕最多执行多少种交错顺序',
    more: '不指定人数时是三个买家，便于逐步查看；用 --buyers 10 可数出十个买家的全部交错顺序。\n退出码：1 会出错，0 不会出错，4 无法确定（到了上限）。',
    setting: (processes) => `${processes} 个进程`,
    intro: (full) =>
      full ? '在内存中逐一执行每一种交错（调度）顺序。' : '在内存中穷举所有交错（调度）顺序。',
    working: (act) => `正在尝试 ${act} 的所有交错顺序`,
    labels: { wrong: '会出错', safe: '不会出错', unknown: '无法确定', faulty: '无法探索' },
    orders: (count, _, about) => `${count} 种交错顺序${about === null ? '' : `（${about}）`}`,
    wrong: (losing, orders, all) =>
      all
        ? `${orders}中，有 ${losing} 种出错。`
        : `已检查的 ${orders}中，有 ${losing} 种出错；还有未检查的。`,
    safe: (orders, one) => (one ? '只有 1 种交错顺序，已经检查过。' : `全部 ${orders}都检查过。`),
    unknown: (checked) => `看过的 ${checked}都没有出错；还有没看过的。`,
    states: (count) => `${count.toLocaleString('en')} 个状态`,
    endless: (states) =>
      `全部 ${states.toLocaleString('en')} 个状态都已检查。进程可能反复询问，交错顺序可以无限长；但没有一种出错，只要能走的进程不会永远轮不到，每种都会结束。`,
    someWrong: (states) =>
      `有的交错顺序会出错。没有计数：进程可能反复询问，交错顺序可以无限长（共 ${states.toLocaleString('en')} 个状态）。`,
    circle: (way, round) =>
      `可能永不结束：走完 ${way} 之后，${round} 这几步可以永远重复下去，而且能走的进程都在走（活锁）。`,
    rarelyWell: (oneIn) => `每 ${oneIn} 种里只有 1 种正确。`,
    counted: ({ states, runs, seconds }) =>
      `用 ${seconds} 秒按 ${states} 个状态计数；并执行了 ${runs} 种交错顺序作核对。`,
    coin: (percent) =>
      `如果每一步都抛硬币决定由哪个进程执行，出错的可能是 ${percent} %。机器并不抛硬币，也不会一视同仁地走遍所有交错顺序：这两个数都不是你的机器上出错的概率。`,
    taken: '一个进程重复同样的步骤 100 轮，就认为只要什么都不变，它会一直如此；证明以此为前提。',
    carriedOut: ({ runs, standsFor, seconds }) =>
      standsFor === null
        ? `用 ${seconds} 秒执行了 ${runs}。`
        : `用 ${seconds} 秒执行了 ${runs}，代表 ${standsFor}。`,
    stopped: {
      max: (runs) => `执行 ${runs}之后到了 --max 的上限：其余的没有检查。`,
      timeout: '时间到：其余的没有检查（用 --timeout S 延长时间）。',
      abort: '已中断：其余的没有检查。',
      memory: '状态超过了 1 GB 内存：其余的没有探索。',
      cut: (steps) => `超过 ${steps.toLocaleString('en')} 步（--steps）的交错顺序没有执行到底。`,
    },
    columns: { orders: '交错顺序', runs: '已执行' },
    could: (process, step) => `${process}（${step}）`,
    repeats: (process, steps, taken, others) =>
      close`${process} 反复执行同样的步骤：${steps.join('，')}。这样执行了 ${taken} 步，其间共享的内容毫无变化，它仍未结束。${others.length === 0 ? '这时没有别的进程能继续。' : `这时还能继续的：${others.join('、')}。`}其余的没有检查。不要反复查询，让它等待能唤醒它的操作：获取锁或信号量，从队列取（get），从管道接收（recv）。`,
    hows: {
      holds: '正确',
      broken: '出错',
      deadlock: '死锁',
      left: '未释放锁',
      error: '异常',
      cut: '过长',
    },
    moreEndings: (count) => `……还有 ${count} 种结局`,
    endings: {
      ...words.endings,
      holdsAtEnd: ({ ending }: { ending: Ended }) => ended(ending, '；', '没有留下任何结果'),
      brokenAtEnd: ({ ending }: { ending: Ended }) => ended(ending, '；', '没有留下任何结果'),
    },
    cut: '未执行到底',
    threw: (process, message) => close`${process} 抛出 ${message}`,
    orAnother: (meaning) => `${meaning}（或做同样事情的另一个进程）`,
    left: (processes, on) =>
      close`${processes.join('、')} 没有释放 ${on} 就结束了，锁由下一个进程接管；在 Python 里，等它的进程会一直等下去`,
    stuck: {
      holds: (process, held, wanted) => close`${process} 已持有 ${held}，又在等待 ${wanted}`,
      waits: (process, wanted, holders) =>
        close`${process} 在等待 ${wanted}${holders.length === 0 ? '' : close`（${holders.join('、')} 持有）`}`,
      told: (parts) => `${parts.join('；')}。`,
    },
    shortest: (token, switches, isSure) =>
      `${isSure ? '一种最短的出错顺序' : '已找到的最短出错顺序'}：${token}（${switches === 0 ? '不用切换进程' : `进程切换 ${switches} 次`}）`,
    story: {
      begins: (process, deeds) => close`${process} ${deeds}。`,
      goesOn: (process, deeds) => close`然后，${process} ${deeds}。`,
      interrupts: (before, next, process, deeds) =>
        close`${before} 还没来得及${next}，${process} ${deeds}。`,
      and: (deeds) => deeds.join('，'),
      outcome: (name) => `结束：${name}`,
      more: (count) => `……如此继续，还有 ${count} 次切换。`,
    },
    again: '重放',
    play: '单步执行',
    fix: '解法',
    everyOrder: '所有交错顺序',
    faults: {
      busy: (act, process, seconds) =>
        `${act}：${process ?? '场景本身'}已占用 ${seconds} 秒处理器时间，既没有走到下一步，也没有结束。是不是在一个没有 await 的循环里？`,
      late: (act) => `${act}：时间已到，还没有结果（用 --timeout S 延长时间）。`,
      gone: (act) => `${act}：有 worker 结束了整个进程：请去掉 process.exit，改用 return。`,
      threw: (act, line, error) =>
        `${act}：场景本身抛出异常${line === null ? '' : `，第 ${line} 行`}：${error}`,
      notDeterministic: (act, process, step) =>
        close`${act}：第 ${step} 步，同样的步骤之后，${process ?? '某个 worker'} 做了不同的事。worker 只能依赖交给它的东西：不能用随机数、时钟，也不能用文件里的变量保留或共享状态（真实进程各有一份）：要共享的，放进 shares。`,
      answer: (act, answer) =>
        `${act}：holds 返回了 ${answer.replace(/^a /, '')}：只能返回 true 或 false${answer === 'undefined' ? '（是不是漏了 return？）' : answer === 'a Promise' ? '（不能是 async 函数）' : ''}。`,
      key: (act, key, keys) =>
        `${act}：holds 要看 shared.${key}，但没有这一项：${keys.length === 0 ? '什么都没有' : `有 ${keys.join('、')}`}。`,
      endless: (act, processes) =>
        close`${act}：${processes.join('、')} 没有走到下一步，也没有结束：它在没有步骤的循环里，或在等待没有交给它的东西（定时器、自己的文件）。`,
    },
  },
  run: {
    about: '用真实进程运行你自己写的场景',
    file: '导出了场景的文件（你自己写的）',
    repeat: '运行 N 次：多少次没出错，多少次出错，结局各是什么',
    delay: 'latency() 的时长（毫秒）',
    more: '退出码：没出错（这一次；加 --repeat 时，每一次）为 0，出错为 1。加 --schedule 时：结果与该交错顺序应有的一致为 0（会出错的顺序也一样），不一致为 1。',
    wentWell: (luck) => {
      if (luck === null) return '这次没有出错，但只执行了一种交错顺序；其余的用 explore 查看。';
      const { orders, losing } = luck;
      if (orders === 1n) return '没有出错：只有这 1 种交错顺序。';
      const all = `执行的是 ${orders.toLocaleString('en')} 种交错顺序中的 1 种`;
      return losing === 0n
        ? `没有出错：${all}，哪一种都不会出错。`
        : `这次没有出错：${all}，其中 ${losing.toLocaleString('en')} 种会出错；其余的用 explore 查看。`;
    },
    times: (times, well) =>
      well === times
        ? `${times.toLocaleString('en')} 次运行都没有出错。这还不是证明：explore 会穷举所有交错顺序。`
        : `${times.toLocaleString('en')} 次运行中，${well.toLocaleString('en')} 次没有出错，${(times - well).toLocaleString('en')} 次出错。`,
    oneAct: (acts) => `--schedule 是某一幕的交错顺序：请用 --act 指明（${acts}）`,
  },
  subject: {
    missing: (path) => `找不到文件 ${path}`,
    unknown: (name, other, demos) =>
      `没有名为 ${name} 的演示，也没有这个文件${near(other)}${other === null ? '：' : ''}请选择 ${demos}，或给出文件，如 ./mine.mjs`,
    noModule: (path) => `${path} 不是模块：请给出你自己的以 .mjs 或 .js 结尾的文件`,
    noTypes: (file, node) =>
      close`${file} 是 TypeScript，Node 22.18 起才能直接运行；当前是 ${node}：请先编译，或换用更新的 Node`,
    syntax: (path, line, why) =>
      `${path} 有语法错误${line === null ? '' : `，第 ${line} 行`}：${why}${why.includes('outside a module') ? '（请把文件改名为 .mjs）' : ''}`,
    throws: (path, line, why) =>
      `${path} 加载时抛出异常${line === null ? '' : `，第 ${line} 行`}：${why}`,
    neverLoads: (path, seconds, computed) =>
      `${path} ${computed ? `已占用 ${seconds.toFixed(1)} 秒处理器时间，仍未加载完：函数之外是不是有循环？` : `${seconds.toFixed(1)} 秒后仍未加载完：函数之外的代码必须能执行完`}`,
    endsItself: (path) => `${path} 加载时结束了进程：请去掉 process.exit`,
    noScenario: (path) =>
      `${path} 没有导出场景：需要 export const x = scenario({ shares, workers, holds })`,
    noOption: (demo, option) => `${demo} 没有选项 ${option}`,
    nothingNamed: (example) => `缺少对象：请给出一个演示或你自己的文件，如 ${example}`,
    flaws: {
      shares: (scenario, found) =>
        `${scenario} 的 shares 是 ${found}：它应是函数，返回要共享的东西：() => ({ account: jsonFile('account.json', { balance: 100 }) })`,
      thing: (scenario, found) =>
        `${scenario} 共享的 ${found} 不是能共享的东西：请用 jsonFile、lock、rlock、semaphore、queue、pipe、bytePipe、dict、list、counter、block 或 terminal 创建`,
      workers: (scenario, found) =>
        `${scenario} 的 workers 是 ${found}：它应是函数，至少返回一个：() => named('clerk', 2, async (given) => { … })`,
      worker: (scenario, found) =>
        `${scenario} 里的 worker 是 ${found}：每个都需要 name 和异步函数 run`,
      name: (scenario, found) =>
        `${scenario} 里的名字 ${found} 无效：名字应有 1 到 60 个字符，不含 / 和 \\、..、控制字符`,
      namesakes: (scenario, found) =>
        `${scenario} 共享的两样东西都叫 ${found}：名字不能重复（不另起名时，就是 shares 里的键）`,
      twins: (scenario, found) => `${scenario} 里有两个 worker 都叫 ${found}：名字不能重复`,
      holds: (scenario, found) =>
        `${scenario} 的 holds 是 ${found}：它应是函数，判断结果是否正确：({ shared }) => shared.account.balance === 0`,
    },
  },
  play: {
    intro: '你就是调度器：下一步由哪个进程执行，你说了算。让它出错，你就赢了。',
    next: '下一步由谁执行？',
    steps: {
      look: (on, value) => (value === null ? close`查询 ${on}` : close`查询 ${on}：${value}`),
      read: (on, value) => (value === null ? close`读 ${on}` : close`从 ${on} 读到 ${value}`),
      write: (on, value) => (value === null ? close`写 ${on}` : close`把 ${value} 写入 ${on}`),
      half: (on, value) => close`写 ${on} 的前一半${value === null ? '' : `：${value}`}`,
      torn: (on, value) => close`读到半截 ${on}${value === null ? '' : `：${value}`}`,
      update: (on, value) => (value === null ? close`更新 ${on}` : close`更新 ${on}：${value}`),
      acquire: (on) => close`获取 ${on}`,
      busy: (on) => close`发现 ${on} 被占用，不等待`,
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
      close: (on) => close`关闭自己的 ${on} 写端`,
    },
    depth: (depth) => `（层数 ${depth}）`,
    waits: (on, holders) =>
      close`在等待 ${on}${holders.length === 0 ? '' : close`（${holders.join('、')} 持有）`}`,
    late: (on) => close`不再等待 ${on}`,
    ended: (outcome) => (outcome === null ? '已结束' : `已结束：${outcome}`),
    notStarted: '还没有启动',
    throws: (error) => `抛出 ${error}`,
    passedOn: (on) => close`接管 ${on}（原持有者已结束）`,
    order: (token, switches) =>
      `目前的交错顺序：${token === '' ? '还没有执行任何一步' : `${token}，切换 ${switches} 次`}`,
    keys: 'u 退一步   r 重来   g 认输   q 退出   ? 帮助',
    help: [
      '0、1……   让那个进程执行下一步（第十个是 9，第十一个是 a）',
      'u        退回一步          r   从头再来',
      'g        认输：穷举所有交错顺序，给出最短的出错顺序',
      'q        退出              ?   显示帮助',
      '从管道输入时，一行可以写几步，写法与交错顺序相同：0101，或 0*3,1。',
    ],
    refused: {
      cannot: (process, why) => close`${process} 不能执行：它${why}`,
      unknown: (text, last) =>
        `无法识别“${text}”：请输入进程的编号（${last === '0' ? '0' : `0 到 ${last}`}），或 u、r、g、q（? 查看帮助）`,
      nothingTaken: '没有可退的：还没有执行任何一步',
    },
    undone: (token) =>
      `已退回一步；${token === '' ? '还没有执行任何一步' : `目前的交错顺序：${token}`}`,
    labels: { won: '你赢了', holds: '没有出错', open: '未完', givenUp: '认输' },
    deadlock: (waits) => `没有进程能继续：死锁。${waits.join('；')}。`,
    open: (names) => close`这个交错顺序还没有结束：${names.join('、')} 还能继续。`,
    needed: (switches, fewest, token) => {
      const mine = `你用了 ${switches} 次切换`;
      if (fewest === null) return mine;
      return fewest >= switches ? `${mine}：不能再少了` : `${mine}，${fewest} 次就够：${token}`;
    },
    notYet: '想再试：u 退一步，r 重来，g 认输。',
    searching: '正在穷举所有交错顺序……',
    unbreakable: (orders, one) =>
      orders === null
        ? '不会出错：全部状态都检查过了'
        : one
          ? '不会出错：只有 1 种交错顺序，已检查'
          : `不会出错：全部 ${orders}都检查过了`,
    breakable: (switches, token) => `切换 ${switches} 次就会出错：${token}`,
    notKnown: (checked, seconds) =>
      `无法确定：${seconds} 秒内检查了 ${checked.toLocaleString('en')} 个，没有出错，但还有未检查的（用 --timeout S 延长时间）。`,
    again: '重放这个交错顺序',
    shortest: '最短的出错顺序',
    errors: {
      lifecycle: (demo, act) =>
        `${demo} 的 ${act} 这一幕演示的是进程的启动和结束，只能用真实进程运行：npx ipc-demo ${demo} --act ${act}`,
      tooMany: (count, most) => `${count} 个进程太多：每个进程一个键，最多 ${most} 个`,
    },
    about: '你来当调度器：下一步由哪个进程执行？',
    subject: '一个演示，或导出了场景的文件（你自己写的）',
    more: '只运行一幕，不指明就是第一幕；默认三个买家，十个太多，难以手动调度。\n按键：数字是进程，u 退一步，r 重来，g 认输，q 退出；从管道输入时一行一个选择。\n慢慢想：--timeout 只限制认输之后的搜索。',
  },
};
