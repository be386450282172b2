import { isRathausError } from '@rathaus/client-core';
import { text } from '@rathaus/client-core/texts';
import { type IdentityProviderFacts, readIdentityProvider } from '@rathaus/servicekonto-client/metadata';
import { type SamlProvider, saml } from '@rathaus/servicekonto-client/saml';
import { connectionOf } from '../saml-connection.ts';
import type { Look } from './doctor-report.ts';
import type { Hearing } from './hearing.ts';
import { failedBy } from './look-failed.ts';

/** What came of the metadata of an identity provider. Without facts there are none, or they could not be read. */
export interface HeardMetadata {
  readonly look: Look;
  readonly facts?: IdentityProviderFacts | undefined;
}

/**
 * Whether the metadata of a provider are there and can be read. Where certificates and address are pasted beside them a login
 * does without while they are away; that they are away is said all the same.
 */
export async function lookAtMetadata(
  hearing: Hearing,
  { options }: SamlProvider,
  id: string,
  signal: AbortSignal,
): Promise<HeardMetadata> {
  const { config } = hearing;
  const { entityId, metadata } = options.identityProvider;
  const now = (config.clock ?? Date.now)();
  if (metadata === undefined) return { look: { state: 'not-applicable', why: 'no-metadata' } };
  try {
    if (!isAddress(metadata)) {
      const facts = readIdentityProvider(metadata, entityId, now, config);
      return { look: isOver(facts, now) ?? passed(facts), facts };
    }
    // Its metadata and nothing beside them, so that nothing takes their place.
    const alone = saml({
      entityId: options.entityId,
      keys: options.keys,
      identityProvider: { entityId, metadata },
      attributes: {},
    });
    const connection = connectionOf({ ...config, providers: { [id]: alone } }, id);
    await connection.keyWarnings({ signal });
    const facts = readIdentityProvider(hearing.text() ?? '', entityId, now, config);
    return { look: passed(facts), facts };
  } catch (error) {
    if (signal.aborted) throw error;
    return { look: unusable(error, entityId) ?? failedBy(error) };
  }
}

/** Reasons whose remedy is one of SAML and of this place. */
const known: readonly unknown[] = ['entity', 'expired', 'keys', 'address', 'redirect'];

/** The fault of metadata in words of SAML: the error of the client is that of OpenID Connect as well. */
function unusable(error: unknown, entityId: string): Look | undefined {
  if (!isRathausError(error) || error.code !== 'servicekonto.provider.metadata') return undefined;
  const { reason } = error.details ?? {};
  if (known.includes(reason))
    return {
      state: 'failed',
      code: `metadata-${reason}`,
      said: reason === 'entity' ? entityId : undefined,
    };
  return {
    state: 'failed',
    code: 'metadata-unusable',
    said: reason === undefined ? undefined : String(reason),
  };
}

export const isAddress = (metadata: string | undefined): metadata is string =>
  /^https?:/.test(metadata ?? '');

const passed = ({ certificates: { length } }: IdentityProviderFacts): Look => ({
  state: 'passed',
  detail:
    length === 1
      ? text('gelesen, ein Zertifikat', 'read, one certificate')
      : text(`gelesen, ${length} Zertifikate`, `read, ${length} certificates`),
});

/** A copy in a file gets old, and nobody renews it. */
function isOver({ validUntil }: IdentityProviderFacts, now: number): Look | undefined {
  if (validUntil === undefined || now < validUntil) return undefined;
  return { state: 'failed', code: 'metadata-over', said: new Date(validUntil).toISOString().slice(0, 10) };
}
