import type { Refusal } from '../../run/between/refusal.js';
import type { CarriedOrder } from '../../explore/one-order.js';
import type { Outlook, Share } from '../../explore/outlook.js';
import type { Pulse } from '../../explore/model/pulse.js';
import type { Contents } from './contents.js';
import type { Account, AccountOf, CountOf } from './exploration-of.js';
import type { AllStates } from '../../explore/state-map.js';
import type { Followed, OrderOf } from './followed.js';
import type { Said } from './hearing.js';
import type { EasiestOf, MapOf, OutlookOf, Position, PositionOf, TrialOf } from './position.js';
import type { SlipDetails } from './trial.js';

/** What a thread is asked, and what it answers. */

interface LookInto {
  readonly kind: 'look';
  readonly file: string;
}

export type Job =
  | LookInto
  | AccountOf
  | PositionOf
  | OrderOf
  | EasiestOf
  | OutlookOf
  | CountOf
  | MapOf
  | TrialOf;

export type Answer<J extends Job> = J extends LookInto
  ? Contents
  : J extends AccountOf
    ? Account
    : J extends PositionOf
      ? Position
      : J extends OrderOf
        ? Followed
        : J extends EasiestOf
          ? CarriedOrder | null
          : J extends OutlookOf
            ? Outlook | null
            : J extends MapOf
              ? AllStates | null
              : J extends TrialOf
                ? null
                : Share | null;

/** What a thread says. */
export type ThreadMessage<J extends Job = Job> =
  | { readonly kind: 'begun'; readonly pulse: Pulse }
  | { readonly kind: 'done'; readonly answer: Answer<J> }
  | { readonly kind: 'threw'; readonly error: Thrown };

/** What is wrong with a scenario, so that it cannot be explored. */
export type FlawDetails =
  | SlipDetails
  | { readonly code: 'NOT_DETERMINISTIC'; readonly process: string | null; readonly step: number }
  | {
      readonly code: 'NOT_AWAITED';
      readonly process: string;
      readonly call: string;
      readonly line: number | null;
    }
  /** What the system refuses is no flaw of the scenario's. */
  | { readonly code: 'REFUSED'; readonly refusal: Refusal }
  | { readonly code: 'ANSWER'; readonly of: string; readonly answer: string }
  | {
      readonly code: 'KEY';
      readonly of: string;
      readonly key: string;
      readonly keys: readonly string[];
    }
  | { readonly code: 'ENDLESS'; readonly processes: readonly string[] }
  | { readonly code: 'TOO_MUCH' }
  | { readonly code: 'CONTRADICTION'; readonly order: string };

/** An error, as it travels. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly line: number | null;
  readonly details: FlawDetails | null;
  /** What was printed in the last run before that. */
  readonly said: readonly Said[];
}
