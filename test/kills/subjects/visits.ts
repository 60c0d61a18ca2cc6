import type { Visit } from '../../models/crowd.js';
import type { Note } from '../diary.js';

/**
 * When who was inside. One who died there was so until its death, and who may have been is counted
 * no longer than that is sure.
 */
export function visitsIn(notes: readonly Note[], died: number): Visit[] {
  return notes
    .filter(({ mark }) => mark === 'is in')
    .map(({ who, time: from }) => {
      const left = notes.find(
        (one) => one.who === who && one.mark === 'leaves' && one.time >= from,
      );
      return { who, from, to: left?.time ?? died };
    });
}
