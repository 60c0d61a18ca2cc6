import type { Messages } from '../words/messages.js';
import { errors } from './errors.js';
import { explore } from './explore.js';
import { help } from './help.js';
import { lanes } from './lanes.js';
import { orders } from './orders.js';
import { challenge, learn } from './learn.js';
import { map, page } from './page.js';
import { diagram, pictures } from './pictures.js';
import { play } from './play.js';
import { run, stage } from './run.js';
import { classics, subject } from './subject.js';
import { telling } from './telling.js';
import { terms } from './terms.js';
import { verify } from './verify.js';

/** Room: all that the command says, in Chinese. 命令行里用户看到的每一句话，中文版。 */
export const zh: Messages = {
  ...terms,
  ...telling,
  ...pictures,
  ...orders,
  ...help,
  lanes,
  diagram,
  page,
  map,
  errors,
  subject,
  classics,
  verify,
  play,
  explore,
  run,
  stage,
  learn,
  challenge,
};
