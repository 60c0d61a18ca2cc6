import { isHappening } from '../view/diagram/diagram.js';
import type { ActOnPage, RunPage, TextsOnPage } from '../view/page/data.js';
import { el } from './dom.js';
import { isFree, type ShownPage, showPage, besideEachOther } from './frame.js';
import { circlePanel, codePanel, figuresPanel, legend, tablePanel, thingsPanel } from './panels.js';
import { Canvas } from './canvas.js';
import { Slider } from './slider.js';

/** The page of a run. */

const data = JSON.parse(document.getElementById('data')!.textContent) as RunPage;
let [act, at] = [0, -1];

showPage(data, (inLanguage, again) => {
  const { words, acts } = inLanguage;
  const tabs =
    acts.length < 2
      ? null
      : el(
          'nav',
          { 'aria-label': words.acts },
          ...acts.map(({ title }, number) =>
            el(
              'button',
              {
                type: 'button',
                'aria-pressed': String(number === act),
                click: () => {
                  [act, at] = [number, -1];
                  again();
                },
              },
              title,
            ),
          ),
        );
  return actOn(acts[act]!, words, tabs);
});

/** Where one begins: at the last step of which there is something to be noted, or at the end. */
function turnIn(rows: ActOnPage['diagram']['rows']): number {
  const noted = rows.findLastIndex((row) => isHappening(row) && row.note !== '');
  return noted < 0 ? rows.length - 1 : noted;
}

function actOn(one: ActOnPage, words: TextsOnPage, tabs: HTMLElement | null): ShownPage {
  const { diagram } = one;
  const { rows, lanes } = diagram;
  const sentence = el('p', { class: 'sentence', 'aria-live': 'polite' });
  const choose = (row: number): void => slider.to(row);
  const canvas = new Canvas(diagram, words.diagram, choose);
  const panels = [thingsPanel(diagram, words), codePanel(diagram, words)].filter(
    (panel) => panel !== null,
  );
  const table = tablePanel(diagram, words);
  const slider = new Slider(words, rows.length, at < 0 ? turnIn(rows) : at, (row) => {
    at = row;
    const here = rows[row];
    sentence.textContent =
      here === undefined ? diagram.remark : isHappening(here) ? here.sentence : here.leftOut;
    canvas.moveTo(row);
    for (const { moveTo } of panels) moveTo(row);
  });
  const main = el(
    'main',
    {},
    tabs,
    el(
      'header',
      { class: one.isWrong ? 'verdict wrong' : 'verdict' },
      el('h1', {}, one.title),
      el('p', {}, el('strong', {}, one.label), ' ', one.sentence),
    ),
    besideEachOther(
      [
        canvas.element,
        legend(diagram),
        diagram.remark === '' ? null : el('p', { class: 'remark' }, diagram.remark),
      ],
      el(
        'div',
        { class: 'right' },
        sentence,
        ...panels.map(({ element }) => element),
        circlePanel(diagram),
        figuresPanel(one, words),
      ),
    ),
    table,
    el('p', { class: 'keys' }, words.keys),
    slider.element,
  );
  /** A digit goes to the next step of that process, round to the first again. */
  const jump = (key: string): boolean => {
    const lane = Number(key) - 1;
    if (!/^[1-9]$/.test(key) || lanes[lane]?.kind !== 'process') return false;
    const isIts = (row: number): boolean => {
      const one = rows[row];
      return isHappening(one) && one.lane === lane;
    };
    for (let step = 1; step <= rows.length; step++) {
      const row = (slider.at + step) % rows.length;
      if (isIts(row)) {
        slider.to(row);
        break;
      }
    }
    return true;
  };
  return {
    main,
    key: (event) => (!isFree(event) ? false : slider.key(event) || jump(event.key)),
    print: () => {
      table.open = true;
      canvas.draw(true);
    },
    stop: () => slider.stop(),
  };
}
