import { fromTo, grouped } from '../grammar/alike.js';
import { close, either, inWords, near } from '../grammar/chinese.js';
import type { ErrorWords } from '../words/errors.js';

export const errors: ErrorWords = {
  prefix: 'ipc-demo：',
  count: (option, value, least, most) =>
    `${option} 的值 ${value} 无效：应为 ${least} 到 ${grouped(most)} 的整数`,
  seconds: (option, value) => `${option} 的值 ${value} 无效：应为大于 0 的秒数`,
  together: (a, b, all) =>
    `${a} 和 ${b} 不能同时使用：请选一个，或者都不写，${inWords(all)}种一起对比`,
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
  fileDeep: (path, most) => `${path} 嵌套超过 ${grouped(most)} 层：内容应为 {"count": N}`,
  fileCount: (path, found) => `${path}：count 是 ${found}，应为 0 或更大的整数，如 {"count": 3}`,
  absent: '缺失的',
  fileChanged: (path) => `${path} 在运行期间被其他程序删除或改动：所有进程都已终止`,
  fileReadOnly: (path) => `${path} 不可写：票要从这个文件里卖出，需要写权限`,
  fileInPlace: '--in-place 会写坏文件，只能用于演示自带的文件：请去掉 --file 或 --in-place',
  fileTickets: '--tickets 和 --file 不能同时使用：票数由文件决定',
  fileMode: (flags) => `--file 只卖一次：请用 ${either(flags)} 指明卖法`,
  filePermission: (path) => `${path} 不可读`,
  notFile: {
    missing: (path) => `找不到文件 ${path}`,
    folder: (path) => `${path} 是文件夹：请给出一个文件`,
    special: (path) => `${path} 不是普通文件：请给出一个普通文件`,
  },
  fileLarge: (path, most) => `${path} 太大：最多读取 ${grouped(most)} 兆字节`,
  fileUnread: (path, code) => `${path} 无法读取（${code}）：请换一个可读的文件`,
  folderPermission: (path) => `${path} 不可写：余票文件会被整个替换，所在文件夹必须可写`,
  timeout: (seconds, hadProcesses) =>
    `${seconds} 秒内没有完成${hadProcesses ? '：全部进程已终止' : ''}（用 --timeout S 延长时间）`,
  interrupted: (hadProcesses) => `已中断${hadProcesses ? '：全部进程已终止' : ''}`,
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
  pictureFile: (path, why) => `无法把图写入 ${path}（${why}）：请换一个可写的文件`,
  saveFile: (path, why) => `无法把这次运行保存到 ${path}（${why}）：请换一个可写的文件`,
  orderText: (text, at) =>
    `无法识别交错顺序“${text}”的第 ${grouped(at)} 个字符：每步一个数字或字母，例如 0101；0*3,1*2 表示 0 三步，再 1 两步`,
  order: (step, why) => `交错顺序在第 ${grouped(step)} 步无法继续：${why}`,
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
    'no-such-choice': (who, offered) =>
      offered === 1
        ? close`${who} 在那里没有可选的值`
        : close`${who} 在那里有 ${grouped(offered)} 个值可选，从 0 开始编号`,
    'does-not-die': (who) => close`${who} 不会在那里崩溃：谁会崩溃由 crash 指定`,
    always: () => '到这一步之前就已结束：每一步之后都必须满足的条件（always）不再满足',
    overtaken: () => '到这一步之前就已结束：有进程被插队的次数过多（progress）',
    daemons: () => '到这一步之前就已结束：只剩下守护进程',
    waits: (who, on, heldBy) =>
      close`${who} 在等待 ${on}${heldBy.length > 0 ? close`（${heldBy.join('、')} 持有）` : ''}`,
  },
  orderMode: (flags) => `--schedule 是某一幕的交错顺序：请用 ${either(flags)} 指明`,
  orderOfLifecycle: '进程何时启动、何时结束由系统决定，不能指定交错顺序',
  contradiction: (order) =>
    close`explore 的结果自相矛盾，所以不下结论：交错顺序 ${order} 出了错，却没有哪种结局是错的。要么 holds 对同样的输入回答不一致，要么是 ipc-demo 自身的错误，请反馈`,
  windows:
    '这条命令要用真实进程，而 Windows 没有 FIFO 和信号：请在 WSL 里运行（list、explore、play 可以直接运行）',
};
