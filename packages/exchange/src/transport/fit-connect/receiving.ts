import type { Decrypter, Signer } from '@rathaus/client-core';
import type { FitConnectClient, SubmissionReference } from '../../fit-connect/client.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import type { IncomingDelivery, StepContext } from '../transport.ts';
import type { ReceiveProgress } from './receive-progress.ts';

/** A destination this exchange picks up from. */
export interface FitConnectDestination {
  readonly destinationId: string;
  /** Private keys, several while one is rolled over. */
  readonly decrypters: readonly Decrypter[];
  /** Signs accept and reject events (PS512). */
  readonly signer: Signer;
  /**
   * From whom compressed content (`zip: DEF`) is taken, always within the limits of its size and growth. `version-1`
   * (default): from senders whose metadata are 1.x, which did that; version 2 forbids it. `always`, `never`: whatever the
   * metadata say.
   */
  readonly compressed?: 'version-1' | 'always' | 'never' | undefined;
}

/** What a step on the way in works with. */
export interface Receiving {
  readonly delivery: IncomingDelivery;
  readonly progress: ReceiveProgress;
  readonly context: StepContext;
  readonly destination: FitConnectDestination;
  readonly client: FitConnectClient;
  readonly trusted: TrustedKeys;
  readonly maxDataBytes: number;
  readonly applicationTimeout: number | undefined;
  readonly createId: () => string;
}

export const referenceOf = ({ delivery, progress, destination }: Receiving): SubmissionReference => ({
  submissionId: delivery.remoteId,
  caseId: progress.caseId,
  destinationId: destination.destinationId,
});
