import type { ComparedMechanism, JudgedAct, SideBySide } from '../../act/side-by-side.js';

/** The mechanisms that were measured, side by side; null where none was. */
export function compareMechanisms(acts: readonly JudgedAct[]): SideBySide | null {
  const rows = acts
    .filter(({ summary }) => summary['opsSpread'] !== null && summary['bytesSpread'] !== null)
    .map(rowOf);
  return rows.length === 0 ? null : { kind: 'mechanisms', rows };
}

function rowOf({ title, summary }: JudgedAct): ComparedMechanism {
  const { opsSpread, bytesSpread, direction, users, ownLockNeeded, mechanism } =
    summary as unknown as Pick<ComparedMechanism, 'direction' | 'users'> & {
      readonly opsSpread: ComparedMechanism['ops'];
      readonly bytesSpread: ComparedMechanism['bytes'];
      readonly ownLockNeeded: boolean;
      readonly mechanism: string;
    };
  const lock = ownLockNeeded ? 'own' : mechanism === 'pipe' ? 'none' : 'inside';
  return { title, ops: opsSpread, bytes: bytesSpread, lock, direction, users };
}
