import { grouped } from '../grammar/alike.js';
import { close } from '../grammar/chinese.js';
import type { ChallengeWords, LearnWords } from '../words/learn.js';

export const learn: LearnWords = {
  about: '课程：先预测，再运行，再看，再想明白',
  chapter: '章的编号或名字；不写则列出各章',
  auto: '无人作答，自动走完：用于投影和 CI',
  pace: '与 --auto 同用：每一屏停留的秒数',
  notes: '教师备课用的说明',
  export: '把讲义（Markdown）写入这个文件，答案在最后一页',
  reset: '清除学习进度，从头开始',
  more: '每一章都先提问，后运行。你的回答会保存下来，下次接着学。',

  head: '课程',
  minutes: (count) => `${count} 分钟`,
  score: (done, chapters, right, asked) =>
    `共 ${chapters} 章，已学完 ${done} 章；首次预测 ${asked} 题，答对 ${right} 题`,
  next: '下一章',
  which: (number) => `输入章的编号；直接按回车：第 ${number} 章`,

  chapterOf: (number, all) => `第 ${number} 章，共 ${all} 章`,
  labels: {
    prediction: '你的预测',
    opening: '开始之前',
    seen: '实际结果',
    why: '为什么',
    belief: '很多人以为',
    python: '在 Python 里',
    change: '改一处试试',
    exercise: '自己动手改',
    transfer: '换一个故事',
    answer: '答案',
    code: '代码',
  },
  run: (number, all, title) =>
    all === 1 ? '现在运行。' : `第 ${grouped(number)} 次运行，共 ${grouped(all)} 次。${title}`,
  said: (guess) => `你的回答：${guess}`,
  right: '对了。',
  wrong: '不对。',
  itIs: (answer) => `答案是：${answer}`,
  guessedBefore: '这道题你以前答过；计分只看第一次的回答。',
  held: (belief) => `“${belief}”`,
  prints: (program) => `${program} 的输出：`,
  notAsPromised: '这一次运行没有出现应有的现象；请把这一章再运行一次。',
  line: (number, text) => `第 ${number} 行：${text}`,
  none: '一个也没有',

  goOn: '回车：继续',
  choose: '用方向键或字母选择，再按回车',
  chooseSeveral: '用方向键移动，空格选中或取消，再按回车',
  number: (least, most) => `输入 ${least} 到 ${most} 之间的整数，再按回车`,
  numberOr: (least, most, suggested) =>
    `输入 ${least} 到 ${most} 之间的整数，再按回车；直接按回车：${suggested}`,
  orderOf: (processes) =>
    `每一步一个数字：${processes.map((name, at) => close`${at} 是 ${name}`).join('，')}。`,
  sentence: '写一两句话，再按回车',
  refused: {
    number: (least, most) => `请输入 ${least} 到 ${most} 之间的整数。`,
    line: (least, most) => `请输入行号，${least} 到 ${most}。`,
    order: '交错顺序是一串数字，例如 0011。',
    empty: '请写下你的想法；只有你自己会看到。',
  },

  canHappen: (token) => `${token} 可能发生。`,
  cannotHappen: (token, why) => `${token} 不可能发生：${why}`,
  orderWent: (token, isWrong) => `按交错顺序 ${token}，结果${isWrong ? '出错' : '正确'}。`,
  tooManySwitches: (token, switches, most) =>
    `${token} 切换了 ${grouped(switches)} 次；${grouped(most)} 次就够了。`,

  begun: (file) => `程序的开头已写在当前文件夹里：${file}`,
  goesOn: (file) => `当前文件夹里还有你的 ${file}；就用它，不作改动。`,
  edit: (file) => `请用编辑器修改 ${file} 并保存。回车：检查   s：先跳过`,
  fails: (token) =>
    `还没改好：${token === '' ? '谁也没有走一步' : `按交错顺序 ${token}`}，结果出错。`,
  endsOtherwise: (token) =>
    `还没改好：${token === '' ? '谁也没有走一步' : `按交错顺序 ${token}`}，结束时的状态不是应有的样子。`,
  onRealProcesses: (token) => `同一个交错顺序，由真实进程执行：${token}`,
  mended: (orders) => `改好了：${orders}，结果都正确。`,
  notKnown: '无法确定：交错顺序太多，没能全部检查。',
  skip: '先放一放。文件留着，下次学这一章时接着用。',
  solution: '一种改法：',

  opening: {
    ask: '两个买家是两个进程，文件里只有一张票。每个买家先读余票，有票就写回少一张的数目，于是买到票。会出什么问题吗？如果会：谁先做什么，再做什么？请一步一步写出来。',
    thanks: '已记下。课程结束时会再问一次。',
  },
  closing: {
    ask: '再答一次开头的问题：两个买家是两个进程，文件里只有一张票。会出什么问题吗？如果会：谁先做什么，再做什么？请一步一步写出来。',
    before: '课程开始时',
    now: '现在',
    model:
      '完整的回答是：两个买家都先读到 1，之后才有人写；随后两个都写 0，两个都买到票。开课时问学生，100 人中有 97 人说票可能卖两次，只有 9 人说得出这样的交错顺序（Lewandowski 等，2007）。',
  },
  finished: (right, asked) =>
    `课程学完了。首次预测 ${asked} 题，答对 ${right} 题。接下来可以检查你自己的程序：npx ipc-demo explore ./mine.mjs`,

  noTerminal: '课程要在终端里提问；没有终端时请用：npx ipc-demo learn --auto',
  stopped: '已停止；你的回答已保存，下次运行 npx ipc-demo learn 接着学',
  onlyList: '--json 只列出各章，不能与课程的其他选项同用',
  unknown: (name, near, all) =>
    `没有 ${name} 这一章${near === null ? `；现有：${all}` : `；是不是 ${near}？`}`,
  notTogether: (one, other) => `${one} 与 ${other} 不能同用`,
  progress: {
    damaged: (file) => `${file} 已损坏；原样保留，这次不保存进度`,
    newer: (file) => `${file} 是由更新版本的 ipc-demo 写的；原样保留，这次不保存进度`,
    unreadable: (file, why) => `无法读取 ${file}（${why}）；这次不保存进度`,
    unwritable: (file, why) => `无法写入 ${file}（${why}）；这次不保存进度`,
    reset: (file) => `进度已清除：${file}`,
  },

  teacher: {
    goal: '教学目标',
    minutes: (count) => `用时：${count} 分钟`,
    misconceptions: '常见误解',
    ask: '提问',
    expect: (answer) => `预期回答：${answer}`,
  },
  handout: {
    title: '进程如何共享数据、产生竞态、相互通信',
    intro: '先写下预测，再输入命令，两相对照。',
    yours: '你的预测：',
    try: '然后运行：',
    answers: '答案',
    written: (file) => `讲义已写入：${file}`,
    unwritable: (file, why) => `无法写入讲义 ${file}：${why}`,
  },
};

export const challenge: ChallengeWords = {
  about: '一人找出错的交错顺序，一人修改；由 explore 裁判',
  file: '一个文件，里面有一个场景，也可以带上它的解法，写法见 README；或一个经典问题',
  more: '攻方输入一个会出错的交错顺序，例如 0011；守方修改文件。文件里的场景逐个进行；没有终端时，每行输入一次。',
  intro: (program, processes) =>
    `${program}：${processes.map((name, at) => close`${at} 是 ${name}`).join('，')}。`,
  breaker: '攻方：输入一个会出错的交错顺序；g：没有，或者找不到',
  mender: (file) => `守方：修改 ${file} 并保存，再按回车；g：放弃`,
  copyFirst: (name) =>
    `命令自带的经典问题不在原处修改。要改，请先复制一份：npx ipc-demo classics ${name} --copy，再运行 npx ipc-demo challenge ${name}.mjs`,
  broken: (token) => `攻破：按交错顺序 ${token}，结果出错。攻方得一分。`,
  wentWell: (token) => `按交错顺序 ${token}，结果正确。再试一个？`,
  holds: (orders) => `裁判：检查了 ${orders}，没有一个会出错。守方得一分。`,
  breakable: (token) => `裁判：交错顺序 ${token} 就会出错。双方都不得分。`,
  notKnown: '裁判：交错顺序太多，没能全部检查。双方都不得分。',
  unchanged: (file) => `${file} 没有改动。`,
  points: (breaker, mender) => `攻方 ${breaker} 分，守方 ${mender} 分。`,
  winner: {
    breaker: '攻方胜：攻破之后没有改好。',
    mender: '守方胜：再也不会出错。',
    nobody: '不分胜负：仍会出错，而攻方没有找到怎样出错。',
  },
};
