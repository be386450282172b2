import type { AnyGuard, GuardTable, TestedGuard } from '../../../../../tools/testing/guards/guard.ts';
import type { Climate } from '../scenario.ts';
import { arrivalGuards } from './arrival-guards.ts';
import { mailboxGuards } from './mailbox-guards.ts';
import { sendingGuards } from './sending-guards.ts';
import { workGuards } from './work-guards.ts';

/** What the simulation notices. */
export interface SeenGuard extends AnyGuard {
  /** Violations that mean what `why` says, each a part of its text. Another one is no proof. */
  readonly shows: readonly string[];
  /** Weather that touches it, for the proof; any when left out. */
  readonly climate?: Climate | undefined;
  readonly provenBy?: undefined;
}

/**
 * Something in the sources that keeps a delivery from being lost, doubled, forgotten or changed. A test proves it where no
 * seed would come to it in a fair time.
 */
export type Guard = SeenGuard | TestedGuard;

/** Every guard whose removal the simulation, or the test that it names, has to notice. */
export const guards: readonly Guard[] = [...workGuards, ...sendingGuards, ...arrivalGuards, ...mailboxGuards];

/** The same, and where they are. */
export const guardTable: GuardTable<Guard> = {
  sources: new URL('../../../src/', import.meta.url),
  guards,
};
