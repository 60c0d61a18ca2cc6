import { type Ended, ended, grouped } from '../grammar/alike.js';
import { close, near } from '../grammar/chinese.js';
import { words } from './demos/index.js';
import type { ExploreWords } from '../words/explore.js';

export const explore: ExploreWords = {
  about: '穷举所有交错顺序：多少种出错，最短的出错顺序是哪种',
  subject: '一个演示、一个经典问题（见 classics），或导出了场景的文件（你自己写的）',
  full: '逐一执行每一种交错顺序',
  steps: '一种交错顺序执行多少步之后截断（默认 1000）',
  max: '每一幕最多执行多少种交错顺序',
  more: '不指定人数时是三个买家，便于逐步查看；用 --buyers 10 可数出十个买家的全部交错顺序。\n退出码：1 会出错，0 不会出错，4 无法确定（到了上限）。',
  setting: (processes) => `${grouped(processes)} 个进程`,
  intro: (full) =>
    full ? '在内存中逐一执行每一种交错（调度）顺序。' : '在内存中穷举所有交错（调度）顺序。',
  smaller: (numbers) =>
    `规模较小，便于查看：${numbers.map(({ flag, value, usual }) => `${flag} ${grouped(value)}（运行时为 ${grouped(usual)}）`).join('、')}。`,
  working: (act, counted) =>
    counted === null ? close`正在尝试 ${act} 的所有交错顺序` : `已有 ${counted}：${act}`,
  labels: { wrong: '会出错', safe: '不会出错', unknown: '无法确定', faulty: '无法探索' },
  orders: (count, _, about) => `${count} 种交错顺序${about === null ? '' : `（${about}）`}`,
  wrong: (losing, orders, all) =>
    all
      ? `${orders}中，有 ${losing} 种出错。`
      : `已检查的 ${orders}中，有 ${losing} 种出错；还有未检查的。`,
  safe: (orders, one) => (one ? '只有 1 种交错顺序，已经检查过。' : `全部 ${orders}都检查过。`),
  unknown: (checked) => `看过的 ${checked}都没有出错；还有没看过的。`,
  states: (count) => `${grouped(count)} 个状态`,
  endless: (states, rounds) =>
    `全部 ${grouped(states)} 个状态都已检查。进程可以${rounds ? '一轮接一轮地做下去' : '反复询问'}，交错顺序可以无限长；但没有一种出错，只要能走的进程不会永远轮不到，${rounds ? '总有进程能做完一轮' : '每种都会结束'}。`,
  someWrong: (states) =>
    `有的交错顺序会出错。没有计数：进程可以反复询问，或一轮接一轮地做下去，交错顺序可以无限长（共 ${grouped(states)} 个状态）。`,
  turns: (states, most) =>
    `检查了全部 ${grouped(states)} 个状态。各进程永远轮流进入，没有出错：只要没有能走的进程永远轮不到，${most === Infinity ? '总有进程能进入，但不保证每个都能' : `想进入的进程被同一个进程插队不超过 ${grouped(most)} 次，每个进程都能进入`}。`,
  circle: (way, round) =>
    `可能永不结束：${way === '' ? '从一开始' : `走完 ${way} 之后`}，${round} 这几步就可以永远重复下去。能走的进程都在走，却没有一个走到终点：这叫活锁。`,
  endlessOrder: (way, round) =>
    `可能永不结束：${way === '' ? '从一开始' : `走完 ${way} 之后`}，${round} 这几步就可以永远重复下去。其间也许有能走的进程一直没轮到；但这里要求（progress）每种交错顺序都能结束。`,
  rarelyWell: (oneIn) => close`每 ${oneIn} 种里只有 1 种正确。`,
  counted: ({ states, runs, seconds }) =>
    `许多交错顺序会经过相同的状态（共享内容，加上各进程走到哪一步），所以只要查看 ${grouped(states)} 个状态，用时 ${seconds} 秒${runs === 0 ? '' : `；另外逐步执行了 ${grouped(runs)} 种，作为核对`}。`,
  coin: (percent) =>
    `如果每一步都抛硬币决定由哪个进程执行，有 ${percent} % 的情况会出错。但机器并不抛硬币，各种交错顺序出现的机会也不均等：这两个百分比都不是你的机器上出错的概率。`,
  roundsTaken: (tried) =>
    `再来一轮的进程视为回到起点，文件里是这样写的（repeats）；每种走法又试过 ${grouped(tried)} 轮。`,
  taken: (rounds) =>
    `一个进程重复同样的步骤 ${grouped(rounds)} 轮，就认为只要什么都不变，它会一直如此；证明以此为前提。`,
  carriedOut: ({ runs, standsFor, seconds }) =>
    standsFor === null
      ? `用 ${seconds} 秒执行了 ${runs}。`
      : `用 ${seconds} 秒执行了 ${runs}，代表 ${standsFor}。`,
  stopped: {
    max: (runs) => `执行 ${runs}之后到了 --max 的上限：其余的没有检查。`,
    timeout: '时间到：其余的没有检查（用 --timeout S 延长时间）。',
    abort: '已中断：其余的没有检查。',
    memory: '状态超过了 1 GB 内存：其余的没有探索。',
    cut: (steps) => `超过 ${grouped(steps)} 步（--steps）的交错顺序没有执行到底。`,
  },
  columns: { orders: '交错顺序', runs: '已执行' },
  could: (process, step) => `${process}（${step}）`,
  repeats: (process, steps, taken, others) =>
    close`${process} 反复执行同样的步骤：${steps.join('，')}。这样执行了 ${grouped(taken)} 步，其间共享的内容毫无变化，它仍未结束。${others.length === 0 ? '这时没有别的进程能继续。' : `这时还能继续的：${others.join('、')}。`}其余的没有检查。不要反复查询，让它等待能唤醒它的操作：获取锁或信号量，从队列取（get），从管道接收（recv）。`,
  hows: {
    holds: '正确',
    broken: '出错',
    always: '中途出错',
    overtaken: '被插队',
    deadlock: '死锁',
    standstill: '永久等待',
    left: '未释放锁',
    error: '异常',
    cut: '过长',
  },
  moreEndings: (count) => `……还有 ${grouped(count)} 种结局`,
  endings: {
    ...words.endings,
    holdsAtEnd: ({ ending }: { ending: Ended }) => ended(ending, '；', '没有留下任何结果'),
    brokenAtEnd: ({ ending }: { ending: Ended }) => ended(ending, '；', '没有留下任何结果'),
  },
  cut: '未执行到底',
  overtaken: (most) => `想进入的进程被同一个进程插队超过 ${grouped(most)} 次（progress）`,
  always: (ending) =>
    `每一步之后都必须满足的条件（always）没有满足：${ended(ending, '；', '没有留下任何结果')}`,
  threw: (process, message) => close`${process} 抛出 ${message}`,
  orAnother: (meaning) => `${meaning}（或做同样事情的另一个进程）`,
  died: (processes, meaning) => close`${processes.join('、')} 崩溃；${meaning}`,
  mayDie: (processes, most) =>
    close`${processes.join('、')} 可能在任何一步之前崩溃${processes.length === 1 ? '' : `；一种交错顺序中最多崩溃 ${most} 个`}。`,
  left: (processes, on) =>
    close`${processes.join('、')} 没有释放 ${on} 就结束了，锁由下一个进程接管；在 Python 里，等它的进程会一直等下去`,
  stuck: {
    holds: (process, held, wanted) => close`${process} 已持有 ${held}，又在等待 ${wanted}`,
    waitsFor: (process, wanted, holders) =>
      close`${process} 在等待 ${wanted}（${holders.join('、')} 持有）`,
    waits: (process, wanted, couldEnd) =>
      couldEnd.length === 0
        ? close`${process} 在等待 ${wanted}，但已经没有进程能让它继续`
        : close`${process} 在等待 ${wanted}，只有 ${couldEnd.join(' 或 ')} 能让它继续`,
    told: (parts) => `${parts.join('；')}。`,
  },
  shortest: (token, switches, isSure) =>
    token === ''
      ? '还没有执行任何一步就出错了：只有这一种交错顺序。'
      : `${isSure ? '一种最短的出错顺序' : '已找到的最短出错顺序'}：${token}（${switches === 0 ? '不用切换进程' : `进程切换 ${grouped(switches)} 次`}）`,
  story: {
    begins: (process, deeds) => close`${process} ${deeds}。`,
    goesOn: (process, deeds) => close`然后，${process} ${deeds}。`,
    interrupts: (before, next, process, deeds) =>
      close`${before} 还没来得及${next}，${process} ${deeds}。`,
    and: (deeds) => deeds.join('，'),
    outcome: (name) => `结果为“${name}”`,
    diesFirst: '还没执行第一步就崩溃（SIGKILL）',
    diesAfter: (deed) => close`在${deed} 之后崩溃（SIGKILL）`,
    more: (count) => `……如此继续，还有 ${grouped(count)} 次切换。`,
    moreDeeds: (count) => `再做 ${grouped(count)} 件事`,
    noReturn: (step, process, deed) =>
      close`无可挽回的是第 ${grouped(step)} 步：${process} ${deed}。这一步之后，不管怎样调度，都不会有正确的结局。`,
    safety: (step, process, deed) =>
      close`脱离危险的是第 ${grouped(step)} 步：${process} ${deed}。这一步之后，不管怎样调度，都不会出错。`,
  },
  again: '重放',
  play: '单步执行',
  fix: '解法',
  everyOrder: '所有交错顺序',
  faults: {
    busy: (act, process, seconds) =>
      `${act}：${process ?? '场景本身'}已占用 ${seconds} 秒处理器时间，既没有走到下一步，也没有结束。是不是在一个没有 await 的循环里？`,
    late: (act) => `${act}：时间已到，还没有结果（用 --timeout S 延长时间）。`,
    full: (act) => `${act}：还没有结果，内存已达上限。是不是有什么东西在无限增长？`,
    gone: (act) => `${act}：有 worker 结束了整个进程：请去掉 process.exit，改用 return。`,
    threw: (act, line, error) =>
      `${act}：场景本身抛出异常${line === null ? '' : `，第 ${line} 行`}：${error}`,
    notDeterministic: (act, process, step) =>
      close`${act}：第 ${grouped(step)} 步，同样的步骤之后，${process ?? '某个 worker'} 做了不同的事。worker 只能依赖交给它的东西：不能用随机数、时钟，也不能用文件里的变量保留或共享状态（真实进程各有一份）：要共享的，放进 shares。`,
    answer: (act, line, of, answer) =>
      `${act}：${of}${line === null ? ' ' : `（第 ${line} 行）`}返回了 ${answer.replace(/^a /, '')}：只能返回 true 或 false${answer === 'undefined' ? '（是不是漏了 return？）' : answer === 'a Promise' ? '（不能是 async 函数）' : ''}。`,
    key: (act, line, of, key, keys) =>
      `${act}：${of}${line === null ? ' ' : `（第 ${line} 行）`}要看 shared.${key}，但没有这一项：${keys.length === 0 ? '什么都没有' : `有 ${keys.join('、')}`}。`,
    misspelt: (act, line, asked, other, choices) =>
      `${act}：${line === null ? '某个 worker ' : `第 ${line} 行`}用到了 ${asked}，但没有这一项${near(other)}${other === null ? `：${choices.length === 0 ? '什么都没有' : `有 ${choices.join('、')}`}。` : ''}`,
    misuse: (act, line, why) => `${act}：${why}${line === null ? '' : `（第 ${line} 行）`}。`,
    choice: (act, line, process) =>
      close`${act}：${process} ${line === null ? '' : `在第 ${line} 行`}不能 choose：选择属于它之前的那一步，所以之前必须有一步，而且每一步只能选一次；写了 repeats 的 worker 做完一轮后是否继续，也是一次选择。`,
    unsaid: (act, orders) =>
      `${act}：progress 统计 say('wants') 与 say('has') 之间被插队的次数，但随机抽取的 ${grouped(orders)} 种交错顺序里，没有谁两句都说过：开始等待时请说 'wants'，等到之后请说 'has'。`,
    endless: (act, processes) =>
      close`${act}：${processes.join('、')} 没有走到下一步，也没有结束：它在没有步骤的循环里，或在等待没有交给它的东西（定时器、自己的文件）。`,
  },
};
