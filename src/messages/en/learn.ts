import { grouped } from '../grammar/alike.js';
import { plural } from '../grammar/english.js';
import type { ChallengeWords, LearnWords } from '../words/learn.js';

export const learn: LearnWords = {
  about: 'the course: predict, run, see, understand',
  chapter: 'its number or its name; the list of all chapters when nobody says',
  auto: 'go through it without anybody: for a projector, for CI',
  pace: 'with --auto, seconds before it goes on',
  notes: 'what a teacher wants to know beforehand',
  export: 'write a handout into this file, in Markdown; its answers are on the last page',
  reset: 'forget the progress, and begin again',
  more: 'Each chapter asks first and runs then. What you have answered is kept, and the course goes on where you left it.',

  head: 'The course',
  minutes: (count) => `${count} min`,
  score: (done, chapters, right, asked) =>
    `${done} of ${plural(chapters, 'chapter')} done; first guesses: ${right} of ${asked} right`,
  next: 'next',
  which: (number) => `The number of a chapter; Enter for ${number}`,

  chapterOf: (number, all) => `chapter ${number} of ${all}`,
  labels: {
    prediction: 'Your prediction',
    opening: 'Before you begin',
    seen: 'What happened',
    why: 'Why',
    belief: 'Many believe',
    python: 'In Python',
    change: 'Change one thing',
    exercise: 'Mend it yourself',
    transfer: 'Another story',
    answer: 'The answer',
    code: 'The code',
  },
  run: (number, all, title) =>
    all === 1 ? 'Now it is run.' : `Run ${grouped(number)} of ${grouped(all)}: ${title}.`,
  said: (guess) => `You said: ${guess}`,
  right: 'That is right.',
  wrong: 'That is not so.',
  itIs: (answer) => `It is: ${answer}`,
  guessedBefore: 'You have answered this before; your first answer counts.',
  held: (belief) => `“${belief}”`,
  prints: (program) => `Printed by ${program}:`,
  notAsPromised: 'This time the run has not shown what it was to show; run the chapter again.',
  line: (number, text) => `line ${number}: ${text}`,
  none: 'none of them',

  goOn: 'Enter: go on',
  choose: 'arrow keys or a letter, then Enter',
  chooseSeveral: 'arrow keys, space to mark or unmark, then Enter',
  number: (least, most) => `a number from ${least} to ${most}, then Enter`,
  numberOr: (least, most, suggested) =>
    `a number from ${least} to ${most}, then Enter; Enter alone: ${suggested}`,
  orderOf: (processes) =>
    `A digit for each step: ${processes.map((name, at) => `${at} is ${name}`).join(', ')}.`,
  sentence: 'a sentence or two, then Enter',
  refused: {
    number: (least, most) => `A number from ${least} to ${most}, please.`,
    line: (least, most) => `The number of a line, from ${least} to ${most}, please.`,
    order: 'An order is a row of digits such as 0011.',
    empty: 'Write what you think; nobody but you will read it.',
  },

  canHappen: (token) => `${token} can happen.`,
  cannotHappen: (token, why) => `${token} cannot happen: ${why}`,
  orderWent: (token, isWrong) => `The order ${token} goes ${isWrong ? 'wrong' : 'well'}.`,
  tooManySwitches: (token, switches, most) =>
    `${token} has ${plural(switches, 'switch', 'switches')}; ${grouped(most)} ${most === 1 ? 'is' : 'are'} enough.`,

  begun: (file) => `The program has been begun for you in this folder: ${file}`,
  goesOn: (file) => `Your ${file} is still in this folder; it is used as it stands.`,
  edit: (file) => `Edit ${file} in your editor and save it. Enter: check it   s: leave it`,
  fails: (token) =>
    `Not yet: it goes wrong ${token === '' ? 'where nobody takes a step' : `in the order ${token}`}.`,
  endsOtherwise: (token) =>
    `Not yet: ${token === '' ? 'nobody takes a step, and' : `in the order ${token}`} it ends as it must not.`,
  onRealProcesses: (token) => `The same order on real processes: ${token}`,
  mended: (orders) => `Mended: it goes well in ${orders}.`,
  notKnown: 'Not known: it has too many orders to look at all of them.',
  skip: 'Left for now. The file stays; the chapter takes it up again.',
  solution: 'One way to mend it:',

  opening: {
    ask: 'Two buyers, two processes, one ticket in a file. Each reads how many are left and, if there is one, writes one fewer and has a ticket. Can anything go wrong? If so: who does what, step by step?',
    thanks: 'Kept. At the end you will be asked again.',
  },
  closing: {
    ask: 'The question of the beginning once more: two buyers, two processes, one ticket in a file. Can anything go wrong? If so: who does what, step by step?',
    before: 'At the beginning',
    now: 'Now',
    model:
      'An answer that says it all: both read 1 before either writes; then both write 0, and both have the ticket. Asked at the beginning of a course, 97 in 100 say that a ticket can be sold twice, and 9 in 100 name such an order (Lewandowski et al. 2007).',
  },
  finished: (right, asked) =>
    `That was the course. First guesses: ${right} of ${asked} right. Go on with a program of your own: npx ipc-demo explore ./mine.mjs`,

  noTerminal: 'the course asks its questions in a terminal; without one: npx ipc-demo learn --auto',
  stopped: 'stopped; what you have answered is kept, and npx ipc-demo learn goes on from there',
  onlyList: '--json lists the chapters; it goes with none of the other options of the course',
  unknown: (name, near, all) =>
    `there is no chapter ${name}; ${near === null ? `there are ${all}` : `did you mean ${near}?`}`,
  notTogether: (one, other) => `${one} and ${other} cannot be used together`,
  progress: {
    damaged: (file) => `${file} is damaged; it is left as it is, and progress is not kept`,
    newer: (file) =>
      `${file} was written by a newer ipc-demo; it is left as it is, and progress is not kept`,
    unreadable: (file, why) => `${file} cannot be read (${why}); progress is not kept`,
    unwritable: (file, why) => `${file} cannot be written (${why}); progress is not kept`,
    reset: (file) => `Progress forgotten: ${file}`,
  },

  teacher: {
    goal: 'Goal',
    minutes: (count) => `Minutes: ${count}`,
    misconceptions: 'What many think',
    ask: 'Ask',
    expect: (answer) => `expect: ${answer}`,
  },
  handout: {
    title: 'How processes share, race and talk',
    intro: 'Predict first. Then type the command, and compare.',
    yours: 'Your prediction:',
    try: 'Then try:',
    answers: 'Answers',
    written: (file) => `Handout written: ${file}`,
    unwritable: (file, why) => `cannot write the handout ${file}: ${why}`,
  },
};

export const challenge: ChallengeWords = {
  about: 'one breaks, the other mends; the explorer is the referee',
  file: 'a file with a scenario, and if there is one its fix, as in the README; or a classic',
  more: 'The breaker types an order that goes wrong, such as 0011. The mender changes the file. Each scenario of the file is played in turn; without a terminal, a line each.',
  intro: (program, processes) =>
    `${program}: ${processes.map((name, at) => `${at} is ${name}`).join(', ')}.`,
  breaker: 'Breaker: an order that goes wrong; g: there is none, or I find none',
  mender: (file) => `Mender: change ${file} and save it, then Enter; g: give up`,
  copyFirst: (name) =>
    `A classic stays as it is in the package. To mend it, take a copy: npx ipc-demo classics ${name} --copy, and then: npx ipc-demo challenge ${name}.mjs`,
  broken: (token) => `Broken: ${token} goes wrong. A point for the breaker.`,
  wentWell: (token) => `${token} goes well. Another one?`,
  holds: (orders) => `The referee: no order goes wrong, of ${orders}. A point for the mender.`,
  breakable: (token) => `The referee: ${token} would have broken it. No point.`,
  notKnown: 'The referee: there are too many orders to look at all of them. No point.',
  unchanged: (file) => `${file} is as it was.`,
  points: (breaker, mender) => `breaker ${breaker}, mender ${mender}.`,
  winner: {
    breaker: 'The breaker wins: what is broken has not been mended.',
    mender: 'The mender wins: nothing goes wrong any more.',
    nobody: 'Nobody wins: it can still go wrong, and the breaker has not found out how.',
  },
};
