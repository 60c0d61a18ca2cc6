/** Room: the chapters, one file each; and their list. */

import type { Chapter } from '../lesson.js';
import { lock } from './lock.js';
import { race } from './race.js';

/** In the order in which they are taught. */
export const course: readonly Chapter[] = [race, lock];
