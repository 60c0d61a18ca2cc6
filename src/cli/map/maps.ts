/** Room: the map of all orders, for `explore`. */

import { type Act, type Demo, isLifecycle } from '../../act/act.js';
import type { NoMap, StateMap } from '../../explore/state-map.js';
import { allLanguages, type Messages } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { createLook } from '../../view/look.js';
import { mapIn } from '../../view/map/compose.js';
import type { OrdersMap } from '../../view/map/map.js';
import { mapSvg } from '../../view/map/svg.js';
import { type MapInLanguage, textsOf } from '../../view/page/data.js';
import { grouped } from '../../messages/grammar/alike.js';
import { about, digits } from '../../view/tables/figures.js';
import type { Subject } from '../args/subject.js';
import { typedOrder } from '../args/typed.js';
import { meaningOf } from '../output/meaning.js';
import { pageOf } from '../output/page-file.js';
import { PictureFiles } from '../output/picture-files.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';
import type { CommonOptions, Context } from '../shell/context.js';

/** More states than these are no picture any more. */
const MOST_STATES = 2000;

interface Mapped {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  readonly found: StateMap | NoMap;
}

/** The maps that are asked for: of each act that is explored, and beside it of its fix. */
export class Maps {
  readonly #files: PictureFiles<'html' | 'svg'>;
  readonly #languages: readonly [Messages, ...Messages[]];
  readonly #context: Context;
  readonly #all = new Map<string, Mapped>();

  private constructor(
    flags: CommonOptions,
    context: Context,
    languages: readonly [Messages, ...Messages[]],
  ) {
    this.#files = new PictureFiles(['html', 'svg'], flags, context.messages);
    this.#context = context;
    this.#languages = languages;
  }

  static async open(flags: CommonOptions, context: Context): Promise<Maps> {
    return new Maps(flags, context, await allLanguages(context.messages));
  }

  /** @param timeout milliseconds */
  async add({ demo, options }: Subject, act: Act, timeout: number): Promise<void> {
    const fix = demo.acts.find(({ name }) => name === act.fix);
    for (const one of [act, ...(fix && !isLifecycle(fix.scenario) ? [fix] : [])]) {
      if (this.#all.has(one.name)) continue;
      const found = await this.#find(demo, one, options, timeout);
      this.#all.set(one.name, { demo, act: one, options, found });
    }
  }

  write(): void {
    const languages = this.#languages;
    this.#files.write((kind) => {
      const [first, ...others] = languages.map((one) => this.#in(one)) as [
        MapInLanguage,
        ...MapInLanguage[],
      ];
      const title = first.maps.map((map) => `${map.title}: ${map.sentence}`).join(' ');
      return kind === 'html'
        ? pageOf('map', languages[0], title, [first, ...others])
        : mapSvg(first.maps, first.remarks, languages[0]);
    });
  }

  /** What is wrong with a scenario has been told by the exploration. */
  async #find(
    { source }: Demo,
    act: Act,
    options: Options,
    timeout: number,
  ): Promise<StateMap | NoMap> {
    const job = {
      kind: 'map',
      source,
      act: act.name,
      options,
      timeout,
      most: MOST_STATES,
    } as const;
    try {
      return await inThread(job, { signal: this.#context.interrupts.signal, timeout });
    } catch (error) {
      if (error instanceof ThreadTrouble) return { states: null };
      throw error;
    }
  }

  #in(messages: Messages): MapInLanguage {
    const { map, page, language } = messages;
    const maps: OrdersMap[] = [];
    const remarks: string[] = [];
    for (const mapped of this.#all.values()) {
      const { found } = mapped;
      if ('processes' in found) maps.push(drawn(mapped, found, messages));
      else remarks.push(`${titleOfMap(mapped, messages)}: ${whyNone(mapped.act, found, messages)}`);
    }
    const mapWords = { ...map.page, meanings: map.legend };
    return { language, words: textsOf(page), mapWords, maps, remarks };
  }
}

function whyNone({ scenario }: Act, { states }: NoMap, { map }: Messages): string {
  if (!isLifecycle(scenario) && scenario.starts === 'one-by-one') return map.serial;
  return states === null ? map.unknown : map.tooMany(grouped(states), grouped(MOST_STATES));
}

function titleOfMap({ demo, act }: Mapped, { demos, title }: Messages): string {
  return title(demo.name, demos[demo.name]?.acts[act.name]?.title ?? act.name);
}

function drawn(mapped: Mapped, found: StateMap, messages: Messages): OrdersMap {
  const { demo, act, options } = mapped;
  const { explore } = messages;
  const look = createLook(messages, 200, 0);
  const { orders, wrong } = found.states[0]!;
  const all = explore.orders(digits(orders), orders === 1n, about(orders, messages));
  return mapIn(
    look,
    found,
    {
      title: titleOfMap(mapped, messages),
      label: explore.labels[wrong > 0n ? 'wrong' : 'safe'],
      isWrong: wrong > 0n,
      sentence:
        wrong > 0n ? explore.wrong(digits(wrong), all, true) : explore.safe(all, orders === 1n),
      command: `npx ipc-demo ${typedOrder(demo, act, options, '')}`,
    },
    (end) => meaningOf(end, act, options, look),
  );
}
