import { type ComparedMechanism, drawMechanisms } from '../../view/tables/mechanisms.js';
import type { Look } from '../../view/look.js';

/**
 * What is to be seen when all acts of a demonstration are over, for those where there is something.
 */

type Summaries = readonly Readonly<Record<string, unknown>>[];

export const closings: Readonly<Record<string, (look: Look, summaries: Summaries) => string[]>> = {
  compare(look, summaries) {
    const words = look.messages.demos['compare']!.acts;
    const measured = summaries.filter(
      ({ opsSpread, bytesSpread }) => opsSpread !== null && bytesSpread !== null,
    );
    const rows = measured.map((summary) => ({
      ...summary,
      title: words[summary['mechanism'] as string]!.title,
      lock: summary['ownLockNeeded'] ? 'own' : summary['mechanism'] === 'pipe' ? 'none' : 'inside',
      ops: summary['opsSpread'],
      bytes: summary['bytesSpread'],
    }));
    if (rows.length === 0) return [];
    return drawMechanisms(look, rows as unknown as ComparedMechanism[]);
  },
};
