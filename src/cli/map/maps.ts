/** Room: the map of all orders, for `explore`. */

import { type Act, type Demo, isLifecycle } from '../../act/act.js';
import type { OrderEnd } from '../../explore/model/order-end.js';
import type { AllStates } from '../../explore/state-map.js';
import { allLanguages, type Messages } from '../../messages/index.js';
import type { Options } from '../../scenario/scenario.js';
import { createLook } from '../../view/look.js';
import { type AnyMap, bandsIn } from '../../view/map/bands.js';
import { mapIn } from '../../view/map/compose.js';
import { mapSvg } from '../../view/map/svg.js';
import { type MapInLanguage, packedMaps, textsOf } from '../../view/page/data.js';
import { grouped } from '../../messages/grammar/alike.js';
import { about, digits } from '../../view/tables/figures.js';
import type { Subject } from '../args/subject.js';
import { typedUpToOrder } from '../args/typed.js';
import { meaningOf } from '../output/meaning.js';
import { pageOf } from '../output/page-file.js';
import { PictureFiles } from '../output/picture-files.js';
import { sourceOf } from '../output/sources.js';
import { inThread, ThreadTrouble } from '../sandbox/thread.js';
import type { CommonOptions, Context } from '../shell/context.js';

/** Of more states than these there are groups. */
const MOST_STATES = 2000;

interface Mapped {
  readonly demo: Demo;
  readonly act: Act;
  readonly options: Options;
  /** Null where too little is known of them. */
  readonly found: AllStates | null;
}

/** The maps that are asked for: of each act that is explored, and beside it of its fix. */
export class Maps {
  readonly #files: PictureFiles<'html' | 'svg'>;
  readonly #languages: readonly [Messages, ...Messages[]];
  readonly #context: Context;
  /** On a page the code is seen as well. */
  readonly #isPage: boolean;
  readonly #all = new Map<string, Mapped>();

  private constructor(
    flags: CommonOptions,
    context: Context,
    languages: readonly [Messages, ...Messages[]],
  ) {
    this.#files = new PictureFiles(['html', 'svg'], flags, context.messages);
    this.#isPage = flags.html !== undefined;
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
      const { titled } = languages[0].map;
      const title = first.maps.map((one) => titled(one.title, one.sentence)).join(' ');
      return kind === 'html'
        ? pageOf('map', languages[0], title, packedMaps([first, ...others]))
        : mapSvg(first.maps, first.remarks, languages[0]);
    });
  }

  /** What is wrong with a scenario has been told by the exploration. */
  async #find(
    { source }: Demo,
    act: Act,
    options: Options,
    timeout: number,
  ): Promise<AllStates | null> {
    const job = {
      kind: 'map',
      source,
      act: act.name,
      options,
      timeout,
      most: MOST_STATES,
      inCode: this.#isPage,
    } as const;
    try {
      return await inThread(job, { signal: this.#context.interrupts.signal, timeout });
    } catch (error) {
      if (error instanceof ThreadTrouble) return null;
      throw error;
    }
  }

  #in(messages: Messages): MapInLanguage {
    const { map, page, language } = messages;
    const maps: AnyMap[] = [];
    const remarks: string[] = [];
    for (const mapped of this.#all.values()) {
      const { found } = mapped;
      const remark = remarkOn(mapped, messages);
      if (found !== null) maps.push(drawn(mapped, found, messages));
      if (remark !== null) remarks.push(map.titled(titleOfMap(mapped, messages), remark));
    }
    const mapWords = { ...map.page, meanings: map.legend, code: page.code };
    return { language, words: textsOf(page), mapWords, maps, remarks };
  }
}

/** That there is no map, or that it is one of groups; null where all is drawn. */
function remarkOn({ act: { scenario }, found }: Mapped, { map }: Messages): string | null {
  if (found !== null)
    return 'groups' in found
      ? map.grouped(grouped(found.states), grouped(MOST_STATES), found.steps)
      : null;
  return !isLifecycle(scenario) && scenario.starts === 'one-by-one' ? map.serial : map.unknown;
}

function titleOfMap({ demo, act }: Mapped, { demos, title }: Messages): string {
  return title(demo.name, demos[demo.name]?.acts[act.name]?.title ?? act.name);
}

function drawn(mapped: Mapped, found: AllStates, messages: Messages): AnyMap {
  const { demo, act, options } = mapped;
  const { explore } = messages;
  const look = createLook(messages, 200, 0);
  const { orders, wrong } = 'groups' in found ? found : found.states[0]!;
  const all = explore.orders(digits(orders), orders === 1n, about(orders, messages));
  const head = {
    title: titleOfMap(mapped, messages),
    label: explore.labels[wrong > 0n ? 'wrong' : 'safe'],
    isWrong: wrong > 0n,
    sentence:
      wrong > 0n ? explore.wrong(digits(wrong), all, true) : explore.safe(all, orders === 1n),
  };
  const meaning = (end: OrderEnd): string => meaningOf(end, act, options, look);
  if ('groups' in found) return bandsIn(look, found, head, meaning);
  // The token comes behind it, where one has walked.
  const command = `npx ipc-demo ${typedUpToOrder(demo, act, options)}`;
  return mapIn(look, found, { ...head, command }, meaning, sourceOf);
}
