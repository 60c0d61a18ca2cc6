/**
 * Room: which sentences there are, by their readers. Types; what stands in a language stands
 * elsewhere.
 */

import type { ErrorWords } from './errors.js';
import type { ExploreWords } from './explore.js';
import type { HelpWords } from './help.js';
import type { LaneWords } from './lanes.js';
import type { OrderWords } from './orders.js';
import type { ChallengeWords, LearnWords } from './learn.js';
import type { MapWords, PageWords } from './page.js';
import type { DiagramWords, PictureWords } from './pictures.js';
import type { PlayWords } from './play.js';
import type { RunWords, StageWords } from './run.js';
import type { ClassicWords, SubjectWords } from './subject.js';
import type { TellingWords } from './telling.js';
import type { TermWords } from './terms.js';
import type { VerifyWords } from './verify.js';

/** Every sentence that a user of the command sees; each language has all of it. */
export interface Messages extends TermWords, TellingWords, PictureWords, OrderWords, HelpWords {
  readonly lanes: LaneWords;
  readonly diagram: DiagramWords;
  readonly page: PageWords;
  readonly map: MapWords;
  readonly errors: ErrorWords;
  readonly subject: SubjectWords;
  readonly classics: ClassicWords;
  readonly verify: VerifyWords;
  readonly play: PlayWords;
  readonly explore: ExploreWords;
  readonly run: RunWords;
  readonly stage: StageWords;
  readonly learn: LearnWords;
  readonly challenge: ChallengeWords;
}
