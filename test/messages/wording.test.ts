import { describe, expect, test } from '@jest/globals';
import { MAKERS } from '../../src/scenario/shared.js';
import { languages } from '../languages.js';
import { INSTEAD } from './instead.js';
import { type Said, sentencesOf, USUAL } from './sentences.js';

const { en, zh } = { en: sentencesOf(languages.en), zh: sentencesOf(languages.zh) };
const found = (said: readonly Said[], wrong: RegExp): string[] =>
  said.filter(({ text }) => wrong.test(text)).map(({ path, text }) => `${path}: ${text}`);

/**
 * Sentences with such figures as occur. Where a figure is itself a part of a sentence, what stands
 * beside it is its own affair.
 */
const isWhole = ({ path }: Said): boolean =>
  !/lanes\.moment|stage\.keys|explore\.(?:wrong|safe|unknown|stopped\.max|repeats|story)|faults\.busy|refused\.cannot/.test(
    path,
  );
const usual = sentencesOf(languages.zh, USUAL).filter(isWhole);

describe('in Chinese', () => {
  test('every key has something to say, whatever its figures', () => {
    expect(zh.length).toBeGreaterThan(600);
    expect([...new Set(zh.map(({ path }) => path))].toSorted()).toEqual(
      [...new Set(en.map(({ path }) => path))].toSorted(),
    );
  });

  test.each(INSTEAD)('%s is not said, but %s', (wrong) => {
    expect(found(zh, wrong)).toEqual([]);
  });

  test('a title has one colon, which stands behind the demonstration’s name', () => {
    const titles = Object.values(languages.zh.demos).flatMap(({ acts }) =>
      Object.values(acts).map(({ title }) => title),
    );
    expect(titles.filter((title) => title.includes('：'))).toEqual([]);
  });

  test('the words of the field are there', () => {
    const all = zh.map(({ text }) => text).join('\n');
    for (const word of [
      '抢票',
      '竞态',
      '循环等待',
      '亲缘',
      '临界区',
      '互斥',
      '阻塞',
      '死锁',
      '交错',
    ])
      expect(all).toContain(word);
  });

  test('no English is left over but names, of what one types or writes in a program', () => {
    const words = new Set(
      [
        // What one types.
        'npx ipc-demo daemon ticket list classics peterson challenge verify explore play replay run show help n s ms u r w g q en zh',
        // What stands in programs.
        'hello join lock put get set send recv append Queue Manager Full Empty withLock finally AssertionError await worker daemonic processes are not allowed to have children connection is read-only',
        'block false timeout count spaces items writers readers halfway scenario shares workers holds always progress crash rounds default least most door bell inside run learn name async function named clerk given shared account balance latency list export const x process exit return true id mjs js options choose repeats Promise p ends overtaken say wants has',
        // Names of the system, of formats and of units.
        'SVG Backspace Home End English ui perfetto dev Chrome trace JSON XML JUnit Markdown README Lewandowski CI EOF FIFO Node TypeScript Windows WSL Python MB GB kB B worker SIGTERM SIGKILL',
        // What makes a thing that is shared.
        ...Object.values(MAKERS),
        // The figures of this test.
        'buyer one N S A B C D a b',
      ]
        .join(' ')
        .split(' '),
    );
    const typed = /--[a-z-]+|\S+\.(?:json|mjs|js)\b|buyer-\d|<[^>]*>/g;
    const left = zh.flatMap(({ path, text }) =>
      (text.replaceAll(typed, ' ').match(/[A-Za-z]+(?:-[a-z]+)*/g) ?? [])
        .filter((word) => !words.has(word))
        .map((word) => `${path}: ${word}`),
    );
    expect([...new Set(left)]).toEqual([]);
  });

  test.each([
    [
      'a mark of English beside a Chinese character',
      /[\u4e00-\u9fff] ?[,;:!]|[,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]/,
    ],
    ['a space beside a Chinese mark', /[，。；：！？（）、“”] (?! )|(?<! ) [，。；：！？（）、”]/],
    [
      'a Chinese character that touches a letter or a number',
      /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/,
    ],
    ['two marks, or two spaces', /[，。；：、]{2}|，。|[\u4e00-\u9fff] {2,}[\u4e00-\u9fff]/],
    ['a sentence that ends in nothing', /[，、；]$/],
  ])('there is nowhere %s', (_, wrong) => {
    expect(found(usual, wrong)).toEqual([]);
  });
});

describe('a name in a Chinese sentence', () => {
  const { events, lanes, explore } = languages.zh;

  test('touches what is Chinese, and keeps away from what is not', () => {
    expect([lanes.before('买家-3'), lanes.before('看板'), lanes.before('clerk-1')]).toEqual([
      '在买家-3 写之前',
      '在看板写之前',
      '在 clerk-1 写之前',
    ]);
    expect(events.forks('看板', 7, true)).toBe('启动看板（进程 7，守护进程）');
    expect(explore.story.begins('看板', '读 a')).toBe('看板读 a。');
  });
});

test('no space parts a Chinese name from the Chinese around it, in what is told of processes', () => {
  const names = Object.assign(['看板'], { toString: () => '看板' });
  const ofProcesses =
    /^\.(?:death|diagram\.(?:happens|starts)|stage\.(?:nothingMore|readToo|readBefore)|lanes\.(?:before|heldBy|legend)|play\.(?:waits|refused\.cannot|open)|explore\.(?:threw|left|stuck|story\.(?:begins|goesOn|interrupts|noReturn|safety)))/;
  const said = sentencesOf(languages.zh, ['看板', names]).filter(({ path }) =>
    ofProcesses.test(path),
  );
  expect(said.length).toBeGreaterThan(15);
  const { order } = languages.zh;
  const notKept = { path: 'order.notKept', text: order.notKept(2, '看板', 'died') };
  expect(found([...said, notKept], /[\u4e00-\u9fff] 看板|看板 [\u4e00-\u9fff]/)).toEqual([]);
});

describe('in both languages', () => {
  test.each(['en', 'zh'] as const)(
    'what does not happen is not told: a latency of 0, three steps where none are in a row (%s)',
    (language) => {
      const { demos, order } = languages[language];
      for (const act of ['nolock', 'lock'])
        expect(demos['ticket']!.acts[act]!.intro({ delay: 0, inPlace: 1 })).not.toMatch(
          /0 (?:ms|毫秒)/,
        );
      const signs = { '*': '0*3', ':': '0:1', '!': '0!', '~': '0~' };
      for (const [sign, example] of Object.entries(signs)) {
        const [without, told] = [new Set<string>(), new Set([sign])].map(order.notation);
        expect([without!.includes(example), told!.includes(example)]).toEqual([false, true]);
      }
    },
  );

  test.each([[en], [zh]])('a command is named as it can be typed', (said) => {
    expect(found(said, /(?<!npx )ipc-demo (?:list|play|explore|run|replay|ticket|<)/)).toEqual([]);
  });
});

describe('in English', () => {
  test.each([
    /\bcure/i,
    /HOLDS/,
    /unbreakable|BROKEN/,
    /pocket|\bwalk\b/,
    /mid-work/,
    /foreseen/,
    /end of the file\b/,
    /is gone\b/,
    /came to (?:the|its|their) end/,
    /exclude each other/,
  ])('%s is not said', (wrong) => {
    expect(found(en, wrong)).toEqual([]);
  });

  test('there is no Chinese in it, no mark without its space, no space too many', () => {
    expect(found(en, /[\u3000-\u9fff\uff00-\uffef]/)).toEqual([]);
    expect(
      found(
        sentencesOf(languages.en, USUAL).filter(isWhole),
        / [,;:!](?: |$)|[a-z],[a-z]|[.,;:] {2}/,
      ),
    ).toEqual([]);
  });
});
