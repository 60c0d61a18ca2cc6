import { grouped } from '../grammar/alike.js';
import { inEnglish } from '../grammar/english.js';
import type { TermWords } from '../words/terms.js';

export const terms: TermWords = {
  language: 'en',
  figures: {
    about: (power, words) => `about ${power}${words === '' ? '' : `: ${words}`}`,
    words: (digits, exponent) => inEnglish(digits, exponent) ?? '',
  },
  roles: {
    buyer: 'buyer',
    seller: 'seller',
    board: 'board',
    main: 'main',
    manager: 'manager',
    helper: 'helper',
    child: 'child',
    process: 'process',
    office: 'office',
    producer: 'producer',
    consumer: 'consumer',
    writer: 'writer',
    reader: 'reader',
  },
  title: (demo, act) => `${demo}, ${act}`,
  milliseconds: (count) => `${grouped(count)} ms`,
  data: (text) => text.replace(/^sold-out$/, 'sold out'),
  quoted: (text) => `"${text}"`,
  listed: (items) => items.join(', '),
  severalThings: 'several things',
  clauses: (parts) => parts.join('; '),
  between: ' ',
};
