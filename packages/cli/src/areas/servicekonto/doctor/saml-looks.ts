import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { samlProviderOf } from '../saml-connection.ts';
import { lookAtCertificate } from './certificate.ts';
import { lookAtClock } from './clock.ts';
import type { CheckedLine, CheckedThing, Look } from './doctor-report.ts';
import { createHearing } from './hearing.ts';
import { looked } from './look-failed.ts';
import { lookAtAcs } from './saml-acs.ts';
import { lookAtOwnCertificates, lookAtProviderCertificates } from './saml-certificates.ts';
import { type HeardMetadata, isAddress, lookAtMetadata } from './saml-discovery.ts';
import { lookAtOwnKeys } from './saml-keys.ts';
import { lookAtProviderLogout } from './saml-logout.ts';
import { lookAtPublished } from './saml-published.ts';
import { lookAtRequest } from './saml-request.ts';

const unread: Look = { state: 'not-judged', why: 'discovery' };

/** Everything that can be seen without a person of a provider that speaks SAML. */
export async function lookAtSamlProvider(
  config: ServicekontoConfig,
  id: string,
  signal: AbortSignal,
): Promise<CheckedLine[]> {
  const provider = samlProviderOf(config, id)!;
  const { identityProvider, keys } = provider.options;
  const { certificates, ssoUrl, sloUrl, binding = 'POST' } = identityProvider;
  const now = (config.clock ?? Date.now)();
  const hearing = createHearing(config);
  const see = async (thing: CheckedThing, look: () => Promise<Look> | Look): Promise<CheckedLine> => ({
    thing,
    about: id,
    look: await looked(signal, look),
  });
  const metadata = await lookAtMetadata(hearing, provider, id, signal);
  const sso = ssoUrl ?? metadata.facts?.sso[binding];
  // First, because what answers it says the time as well.
  const request = await see('client', () =>
    sso === undefined ? unread : lookAtRequest(hearing, id, signal),
  );
  const reached = isAddress(identityProvider.metadata) ? identityProvider.metadata : sso;
  const isSeen = metadata.facts !== undefined || (certificates ?? []).length > 0;
  return [
    { thing: 'discovery', about: id, look: metadata.look },
    await see('certificate', () =>
      reached === undefined ? unread : lookAtCertificate(reached, now, signal),
    ),
    await see('clock', () => {
      const skew = hearing.skew();
      const isAway = metadata.look.state === 'failed' || isUnanswered(request.look);
      return skew === undefined && isAway ? unread : lookAtClock(skew);
    }),
    await see('provider-certificates', () =>
      isSeen
        ? lookAtProviderCertificates(certificates, metadata.facts, now, [...keys.signing, ...keys.encryption])
        : unread,
    ),
    { thing: 'provider-identity', about: id, look: identityBy(metadata) },
    request,
    await see('provider-logout', () =>
      lookAtProviderLogout(hearing, sloUrl ?? metadata.facts?.slo.POST, signal),
    ),
    await see('own-signing', () => lookAtOwnCertificates(keys.signing, now)),
    await see('own-encryption', () => lookAtOwnCertificates(keys.encryption, now)),
    await see('own-keys', () => lookAtOwnKeys(keys, config, signal)),
    await see('published', () => lookAtPublished(config, id, signal)),
    await see('callback', () => lookAtAcs(config, id, signal)),
  ];
}

/** Nobody said anything, so that no time was said either. */
const isUnanswered = (look: Look): boolean =>
  look.state === 'failed' &&
  ['servicekonto.provider.unreachable', 'servicekonto.provider.certificate'].includes(look.code);

/**
 * Whether the provider is the one that is configured and signs with what is configured. Its metadata say so; without them
 * only an answer does, and for that a person has to log in.
 */
function identityBy({ look, facts }: HeardMetadata): Look {
  if (look.state === 'not-applicable') return { state: 'not-judged', why: 'login-only' };
  if (facts === undefined) return unread;
  return { state: 'passed', detail: text('stehen in seinen Metadaten', 'are in its metadata') };
}
