import { MAKERS } from '../../scenario/shared.js';
import { either, close, near } from '../grammar/chinese.js';
import type { ClassicWords, SubjectWords } from '../words/subject.js';

export const subject: SubjectWords = {
  missing: (path) => `找不到文件 ${path}`,
  unknown: (name, other, demos) =>
    `没有名为 ${name} 的演示或经典问题，也没有这个文件${near(other)}${other === null ? '：' : ''}请选择 ${demos}，或经典问题（npx ipc-demo classics 列出全部），或给出文件，如 ./mine.mjs`,
  noModule: (path) => `${path} 不是模块：请给出你自己的以 .mjs 或 .js 结尾的文件`,
  noTypes: (file, node) =>
    close`${file} 是 TypeScript，Node 22.18 起才能直接运行；当前是 ${node}：请先编译，或换用更新的 Node`,
  syntax: (path, line, why) =>
    `${path} 有语法错误${line === null ? '' : `，第 ${line} 行`}：${why}${why.includes('outside a module') ? '（请把文件改名为 .mjs）' : why.includes('reserved word') ? '（如果是 await：它所在的函数必须是 async）' : ''}`,
  throws: (path, line, why) =>
    `${path} 加载时抛出异常${line === null ? '' : `，第 ${line} 行`}：${why}`,
  neverLoads: (path, seconds, computed) =>
    `${path} ${computed ? `已占用 ${seconds.toFixed(1)} 秒处理器时间，仍未加载完：函数之外是不是有循环？` : `${seconds.toFixed(1)} 秒后仍未加载完：函数之外的代码必须能执行完`}`,
  takesTooMuch: (path) => `${path} 加载时占用的内存超过上限`,
  endsItself: (path) => `${path} 加载时结束了进程：请去掉 process.exit`,
  oldDoor: (path, name) =>
    `${path} 从 'ipc-demo' 导入了 ${name}，那里现在只有库：编写场景所用的一切请从 'ipc-demo/scenario' 导入`,
  noExport: (path, line, name, other) =>
    `${path} ${line === null ? '' : `第 ${line} 行`}导入了 ${name}，但 'ipc-demo/scenario' 里没有它${near(other)}`,
  noModuleThere: (path, line, wanted) =>
    `${path} ${line === null ? '' : `第 ${line} 行`}导入了 '${wanted}'，但找不到它${wanted.startsWith('ipc-demo') ? "：编写场景所用的一切请从 'ipc-demo/scenario' 导入" : ''}`,
  noScenario: (path) =>
    `${path} 没有导出场景：需要 export const x = scenario({ shares, workers, holds })`,
  notExported: (scenario, name) =>
    `${scenario} 没有导出：请写成 export const ${name} = scenario(…)`,
  inLine: (scenario, line) => (line === null ? scenario : `第 ${line} 行，${scenario}`),
  noOption: (demo, option, own) =>
    `${demo} 没有选项 ${option}${own.length === 0 ? '' : `；它有 ${own.join('、')}`}`,
  nothingNamed: (example) => `缺少对象：请给出一个演示或你自己的文件，如 ${example}`,
  flaws: {
    shares: (scenario, found) =>
      `${scenario} 的 shares 是 ${found}：它应是函数，返回要共享的东西：() => ({ account: jsonFile('account.json', { balance: 100 }) })`,
    thing: (scenario, found) =>
      `${scenario} 共享的 ${found} 不是能共享的东西：请用 ${either(Object.values(MAKERS))} 创建`,
    workers: (scenario, found) =>
      `${scenario} 的 workers 是 ${found}：它应是函数，至少返回一个：() => named('clerk', 2, async (given) => { … })`,
    worker: (scenario, found) =>
      `${scenario} 里的 worker 是 ${found}：每个都需要 name 和异步函数 run`,
    name: (scenario, found) =>
      `${scenario} 里的名字 ${found} 无效：名字应有 1 到 60 个字符，不能全是空格，不含 / 和 \\、..、控制字符`,
    namesakes: (scenario, found) =>
      `${scenario} 共享的两样东西都叫 ${found}：名字不能重复（不另起名时，就是 shares 里的键）`,
    guard: (scenario, found) =>
      `${scenario} 共享的条件变量以 ${found} 为锁：这里应写同一个 shares 中 lock 或 rlock 的键：{ door: lock(), bell: condition('door') }`,
    twins: (scenario, found) => `${scenario} 里有两个 worker 都叫 ${found}：名字不能重复`,
    holds: (scenario, found) =>
      `${scenario} 的 holds 是 ${found}：它应是函数，判断结果是否正确：({ shared }) => shared.account.balance === 0`,
    always: (scenario, found) =>
      `${scenario} 的 always 是 ${found}：它应是函数，判断每一步之后是否正确：({ shared }) => shared.inside <= 1`,
    option: (scenario, found) =>
      `${scenario} 的选项 ${found} 无效：名字由字母和数字组成，不能与命令自己的选项重名，整个文件里写法一致；数值都是整数，default 在 least 和 most 之间：{ rounds: { default: 1, least: 1, most: 5 } }`,
    throws: (scenario, found) => `${scenario} 的 shares 或 workers 抛出异常：${found}`,
    part: (scenario, found, other, choices) =>
      `${scenario} 里写了 ${found}，但场景没有这一项${near(other)}${other === null ? `：可以写 ${choices.join('、')}` : ''}`,
    workerPart: (scenario, found, other, choices) =>
      `${scenario} 的 worker 里写了 ${found}，但 worker 没有这一项${near(other)}${other === null ? `：可以写 ${choices.join('、')}` : ''}`,
    setting: (scenario, found) =>
      `${scenario} 写了 ${found}：starts 只能是 'together' 或 'one-by-one'，quiet 只能是 true 或 false，progress 只能是 'ends' 或 { overtaken: 2 }`,
    workerSetting: (scenario, found) =>
      `${scenario} 里有个 worker 写了 ${found}：这一项只能是 true 或 false`,
    daemons: (scenario, found) =>
      `${scenario} 里全是守护进程（${found}）：其余进程都结束时守护进程才结束，所以至少要有一个 worker 不是守护进程`,
    crash: (scenario, found) =>
      `${scenario} 的 crash 是 ${found}：应写明哪些 worker 可能中途终止：['p-1']，或 { workers: ['p-1', 'p-2'], most: 2 }`,
    nobody: (scenario, found, other, choices) =>
      `${scenario} 的 crash 里写了 ${found}，但没有叫这个名字的 worker${near(other)}${other === null ? `：只有 ${choices.join('、')}` : ''}`,
    deadly: (scenario, found) =>
      `${scenario} 既有 crash，又共享屏障 ${found}：进程在屏障处终止的情形没有建模，请去掉其中一个`,
    given: (scenario, found) =>
      `${scenario} 在 shares 里用了键 ${found}，但每个 worker 本来就有函数 ${found}：请换一个键`,
    noOption: (scenario, found, other, choices) =>
      `${scenario} 用到了选项 ${found}，但没有声明它${near(other)}${other === null ? `：options 里${choices.length === 0 ? '什么都没有' : `有 ${choices.join('、')}`}` : ''}`,
    async: (scenario, found) =>
      `${scenario} 的 ${found} 是 async 函数：请去掉 async，它必须直接返回结果，不能返回 Promise`,
  },
};

export const classics: ClassicWords = {
  about: '经典并发问题，有错的写法和正确的写法：列出、查看，或复制一份来修改',
  name: '要看哪一个；不写则列出全部',
  copy: '把它的文件复制到当前目录，供你修改',
  more: 'explore、run、play、challenge 可以直接用经典问题的名字，和用文件一样。',
  head: '经典并发问题及其各种写法',
  hint: '查看其中一个：npx ipc-demo classics <名称>；explore、run、play 可以直接用它的名字。',
  broken: '故意写错',
  right: '正确',
  source: '出处',
  onProcesses: '真实进程',
  toChange: '复制来修改',
  oneMends: '两人对局',
  copied: (file) => `${file} 已复制到当前目录，可以随意修改。`,
  unknown: (name, other) =>
    `没有名为 ${name} 的经典问题${near(other)}（npx ipc-demo classics 列出全部）`,
  copyWhich: '--copy 需要指明是哪一个：npx ipc-demo classics peterson --copy',
  exists: (file) => `当前目录里已有 ${file}，不会覆盖：请把它改名，或换一个目录`,
  notCopied: (file, why) => `无法把 ${file} 写入当前目录（${why}）：请换一个可写的目录`,
};
