import type * as Crypto from 'node:crypto';
import { onDemand } from '../on-demand.js';

/** Most processes draw none. */
const crypto = onDemand<typeof Crypto>('node:crypto');

/** Drawn by lot, for a name that nobody can foresee: two hexadecimal digits for each byte. */
export function lot(bytes: number): string {
  return crypto().randomBytes(bytes).toString('hex');
}
