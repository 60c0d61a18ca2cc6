import type { PageWords } from '../words/page.js';

export const page: PageWords = {
  ownName: 'English',
  language: 'language',
  dark: 'dark',
  noScript: 'This page draws with a script of its own: allow scripts to see it.',
  acts: 'acts',
  place: (at, all) => `step ${at} of ${all}`,
  first: 'to the first step',
  back: 'one step back',
  on: 'one step on',
  last: 'to the last step',
  play: 'play',
  pause: 'pause',
  keys: 'Keys: arrows step, Home and End go to the ends, space plays, a digit goes to the next step of that process.',
  diagram: 'The run: a lane for each process and each thing, time running down',
  things: 'Shared, at this moment',
  code: 'The code, and who is where',
  figures: 'Figures, as in --json',
  table: 'All steps as a table',
  columns: { number: 'no.', time: 'time', process: 'process', event: 'what happens' },
};
