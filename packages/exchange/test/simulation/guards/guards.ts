import type { Climate } from '../scenario.ts';
import { arrivalGuards } from './arrival-guards.ts';
import { mailboxGuards } from './mailbox-guards.ts';
import { sendingGuards } from './sending-guards.ts';
import { workGuards } from './work-guards.ts';

/** One change of a file. */
export interface Edit {
  /** Below `packages/exchange/src`. */
  readonly file: string;
  /** Exact text, there once. */
  readonly text: string;
  readonly instead: string;
}

interface AnyGuard {
  readonly name: string;
  /** What would happen without it. */
  readonly why: string;
  /** How it is taken out. */
  readonly edits: readonly Edit[];
}

/** What the simulation notices. */
export interface SeenGuard extends AnyGuard {
  /** Violations that mean what `why` says, each a part of its text. Another one is no proof. */
  readonly shows: readonly string[];
  /** Weather that touches it, for the proof; any when left out. */
  readonly climate?: Climate | undefined;
  readonly provenBy?: undefined;
}

/** What a test notices, where no seed would come to it in a fair time. */
export interface TestedGuard extends AnyGuard {
  /** File below `src`, and name. */
  readonly provenBy: readonly [file: string, test: string];
}

/** Something in the sources that keeps a delivery from being lost, doubled, forgotten or changed. */
export type Guard = SeenGuard | TestedGuard;

/** Every guard whose removal the simulation, or the test that it names, has to notice. */
export const guards: readonly Guard[] = [...workGuards, ...sendingGuards, ...arrivalGuards, ...mailboxGuards];
