import { isRathausError } from '@rathaus/client-core';
import type { FitConnectClient } from '../../fit-connect/client.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import type { PublicJwk } from '../../keys/check-jwk.ts';
import { createAcceptEvent, createRejectEvent } from '../../set/create.ts';
import { lastResort } from './missing-key.ts';
import { type FitConnectDestination, type ReceivingCourse, referenceOf } from './receiving.ts';

/** Receives submissions to a destination, which signs its answers. */
export function createSubmissionReceiving(
  destination: FitConnectDestination,
  client: FitConnectClient,
  trusted: TrustedKeys,
): ReceivingCourse {
  const { destinationId, decrypters, signer, compressed, compromisedKeys = [] } = destination;
  // A day that the service names too: it rejects what nobody has picked up by then.
  const { refuseUnreadableAfter = lastResort } = destination;
  /** A key of the destination as the service has it; undefined when it says that there is none. */
  async function publishedKey(kid: string, signal: AbortSignal): Promise<PublicJwk | undefined> {
    try {
      return await client.getDestinationKey(destinationId, kid, { signal });
    } catch (lookup) {
      if (!isRathausError(lookup) || (lookup.status !== 404 && lookup.status !== 400)) throw lookup;
      return undefined;
    }
  }
  return {
    subject: 'submission',
    decrypters: decrypters.filter(({ kid }) => !compromisedKeys.includes(kid)),
    compressed,
    compromisedKeys,
    refuseUnreadableAfter,
    get: client.getSubmission,
    getAttachment: client.getAttachment,
    verifiedEvents: trusted.verifiedEvents,
    publishedKey,
    // The service knows.
    mayBeOurs: async (kid, signal) => (await publishedKey(kid, signal)) !== undefined,
    sign({ as, tags, schema }, receiving) {
      const { context, createId, applicationTimeout, delivery } = receiving;
      const options = {
        submission: referenceOf(receiving),
        signer,
        clock: context.clock,
        signal: context.signal,
        schema,
        jti: createId(),
        applicationTimeout,
      };
      return as === 'accepted'
        ? createAcceptEvent(tags, options)
        : createRejectEvent(delivery.problems, options);
    },
    give: ({ token = '' }, _, { progress, context }) =>
      client.postEvent(progress.caseId, token, { signal: context.signal }),
  };
}
