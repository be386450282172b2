import { isRathausError } from '@rathaus/client-core';
import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { readCertificate } from '@rathaus/servicekonto-client/metadata';
import { publishedMetadata } from '../published-metadata.ts';
import { addressesOf } from '../saml-connection.ts';
import type { Look } from './doctor-report.ts';
import { visitOwn } from './own-address.ts';
import { shortOf } from './saml-certificates.ts';

/** What of metadata the provider registers. */
interface Registered {
  readonly entityId: string | undefined;
  readonly addresses: readonly string[];
  /** Fingerprints by use. */
  readonly certificates: readonly string[];
}

/** Whether the running application publishes what this configuration says: certificates, name and addresses. */
export async function lookAtPublished(
  config: ServicekontoConfig,
  id: string,
  signal: AbortSignal,
): Promise<Look> {
  const address = addressesOf(config, id).routeUrl('metadata');
  const visited = await visitOwn(address, { method: 'GET' }, config, signal);
  if (visited.kind === 'away') return { state: 'not-judged', why: 'application-away' };
  if (visited.kind === 'broken')
    return { state: 'failed', code: 'own-address-broken', said: `${visited.code}, ${address}` };
  const found = visited.status === 200 ? registeredOf(visited.text) : undefined;
  if (found?.entityId === undefined)
    return { state: 'failed', code: 'published-other', said: `HTTP ${visited.status}, ${address}` };
  const expected = registeredOf(await publishedMetadata(config, id));
  const differences = differencesOf(expected, found);
  return differences.length > 0
    ? { state: 'failed', code: 'published-differs', said: differences.join('; ') }
    : {
        state: 'passed',
        detail: text(
          `${address} nennt dieselben Zertifikate und Adressen`,
          `${address} has the same certificates and addresses`,
        ),
      };
}

function differencesOf(expected: Registered, found: Registered): string[] {
  const only = (one: readonly string[], other: readonly string[], sign: string) =>
    one.filter((each) => !other.includes(each)).map((each) => `${sign}${each}`);
  return [
    ...only([expected.entityId ?? ''], [found.entityId ?? ''], '-'),
    ...only([found.entityId ?? ''], [expected.entityId ?? ''], '+'),
    ...only(expected.addresses, found.addresses, '-'),
    ...only(found.addresses, expected.addresses, '+'),
    ...only(expected.certificates, found.certificates, '-'),
    ...only(found.certificates, expected.certificates, '+'),
  ];
}

/** Metadata that this package has written itself; of anything else nothing is found. Reads each character once. */
function registeredOf(xml: string): Registered {
  let entityId: string | undefined;
  let use = '';
  const addresses: string[] = [];
  const certificates: string[] = [];
  for (const [, name, attributes = '', base64] of xml.matchAll(
    /<md:(\w+) ([^<>]*)>|<ds:X509Certificate>([^<]*)</g,
  )) {
    if (name === 'EntityDescriptor') entityId ??= attributeOf(attributes, 'entityID');
    if (name === 'KeyDescriptor') use = attributeOf(attributes, 'use') ?? '';
    if (name === 'AssertionConsumerService' || name === 'SingleLogoutService')
      addresses.push(`${name} ${attributeOf(attributes, 'Location')}`);
    if (base64 !== undefined) certificates.push(`${use} ${fingerprintOf(base64)}`);
  }
  return { entityId, addresses, certificates };
}

const attributeOf = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];

function fingerprintOf(base64: string): string {
  try {
    return `SHA-256 ${shortOf(readCertificate(base64).fingerprint)}`;
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return 'unreadable';
  }
}
