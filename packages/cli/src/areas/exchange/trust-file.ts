import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { allowInsecurePublicKey, allowSandbox, type DeliveryProofTrust } from '@rathaus/exchange';
import {
  type ConfigurationFault,
  ConfigurationFaults,
  type Members,
  membersOf,
} from '../../configuration/members.ts';
import { parsedFile } from './configuration/parsed-file.ts';

const thumbprint = /^[A-Za-z0-9_-]{43}$/;
const attributes = ['CN', 'O', 'OU', 'C', 'L', 'ST', 'serialNumber', 'organizationIdentifier'] as const;

/**
 * Reads what the verifier knows by itself. Errors: those of the file system, `ConfigurationFaults` with everything that is
 * wrong.
 */
export async function readTrust(file: string): Promise<DeliveryProofTrust> {
  const faults: ConfigurationFault[] = [];
  const members = membersOf(await parsedFile(file), '', faults);
  const folder = dirname(resolve(file));
  const rootFiles = members.texts('roots').map((path) => resolve(folder, path));
  const revocation = revocationOf(members, folder);
  const serviceIssuers = members.texts('serviceIssuers');
  if (serviceIssuers.length === 0)
    members.fault(
      'serviceIssuers',
      text(
        'fehlt: die Adresse der Submission API, unter der der Zustelldienst Ereignisse ausstellt',
        'is missing: the address of the Submission API under which the delivery service issues events',
      ),
    );
  const trust = {
    serviceIssuers,
    serviceKeys: thumbprintsOf(members, 'serviceKeys', faults),
    serviceCertificate: subjectOf(members, 'serviceCertificate'),
    destination: members.text('destination'),
    destinationKeys: thumbprintsOf(members, 'destinationKeys', faults),
    destinationCertificate: subjectOf(members, 'destinationCertificate'),
    [allowInsecurePublicKey]: members.flag('allowInsecurePublicKey') ? (true as const) : undefined,
    [allowSandbox]: members.flag('allowSandbox') ? (true as const) : undefined,
  };
  if (trust.destination !== undefined && !isUuid(trust.destination))
    members.fault('destination', text('muss eine UUID sein', 'must be a UUID'));
  members.end();
  if (faults.length > 0) throw new ConfigurationFaults(file, faults);
  const roots = await Promise.all(rootFiles.map((path) => readFile(path, 'utf8')));
  return { ...trust, roots, isRevoked: revocation && (await offlineRevocation(revocation)) };
}

function thumbprintsOf(members: Members, name: string, faults: ConfigurationFault[]): string[] | undefined {
  if (!members.has(name)) return undefined;
  const what: LocalText = text(
    'muss der Fingerabdruck eines Schlüssels sein (RFC 7638, 43 Zeichen); rathaus exchange keys check nennt ihn',
    'must be the thumbprint of a key (RFC 7638, 43 characters); rathaus exchange keys check tells it',
  );
  return members.list(name, (value, place) => {
    if (typeof value === 'string' && thumbprint.test(value)) return value;
    faults.push({ place, text: what });
    return '';
  });
}

function subjectOf(members: Members, name: string) {
  const own = members.object(name);
  if (!own) return undefined;
  const subject: Record<string, string> = {};
  for (const attribute of attributes) {
    const value = own.text(attribute);
    if (value !== undefined) subject[attribute] = value;
  }
  own.end();
  if (Object.keys(subject).length === 0)
    members.fault(
      name,
      text(
        'nennt niemanden, z. B. { "O": "Stadt Beispielhausen" }',
        'names nobody, e.g. { "O": "Stadt Beispielhausen" }',
      ),
    );
  return subject;
}

/** Revocation lists that were kept with the proof. */
interface KeptLists {
  readonly files: readonly string[];
  /** The instant at which they are read, when they held. */
  readonly asOf: number;
}

function revocationOf(members: Members, folder: string): KeptLists | undefined {
  const own = members.object('revocation');
  if (!own) return undefined;
  const files = own.texts('lists').map((path) => resolve(folder, path));
  if (files.length === 0)
    own.fault(
      'lists',
      text('fehlt: Dateien mit Sperrlisten (CRL)', 'is missing: files with revocation lists (CRL)'),
    );
  const given = own.text('asOf');
  const asOf = given === undefined ? Date.now() : Date.parse(given);
  if (Number.isNaN(asOf))
    own.fault(
      'asOf',
      text(
        'muss ein Zeitpunkt sein, z. B. 2026-12-01T00:00:00Z',
        'must be an instant, e.g. 2026-12-01T00:00:00Z',
      ),
    );
  own.end();
  return { files, asOf };
}

/** Why the kept lists do not say whether a certificate was revoked. */
export type ListsSilence =
  /** They are from before the acceptance. */
  | { readonly type: 'too-old'; readonly asOf: Date; readonly accepted: Date }
  /** They are of other issuers, or did not hold at that instant. */
  | { readonly type: 'no-answer' };

/** The silence of the lists, where that is what an error says. */
export function listsSilenceOf(error: unknown): ListsSilence | undefined {
  if (isRathausError(error) && error.code === 'exchange.revocation.unknown') return { type: 'no-answer' };
  return (error as { silence?: ListsSilence } | undefined)?.silence;
}

/** Answers from the kept lists alone: nothing is fetched, whatever a certificate names. */
async function offlineRevocation({ files, asOf }: KeptLists): Promise<DeliveryProofTrust['isRevoked']> {
  const { createRevocation } = await import('@rathaus/exchange/revocation');
  const lists = await Promise.all(files.map((path) => readFile(path)));
  const urlOf = (index: number) => `http://sperrlisten.invalid/${index}`;
  const { isRevoked } = createRevocation({
    tenant: 'nachweis',
    cache: createMemoryStateStore(),
    sources: lists.map((_, index) => ({ kind: 'crl' as const, url: urlOf(index) })),
    allowHosts: ['sperrlisten.invalid'],
    fetch: async (input) => {
      const url = input instanceof Request ? input.url : String(input);
      const list = lists.find((_, index) => urlOf(index) === url);
      return list === undefined
        ? new Response(null, { status: 404 })
        : new Response(new Uint8Array(derOf(list)));
    },
    clock: () => asOf,
  });
  return async (chain, options) => {
    // A list from before the acceptance cannot know what was revoked until then.
    if (asOf < options.at.getTime()) {
      const silence: ListsSilence = { type: 'too-old', asOf: new Date(asOf), accepted: options.at };
      throw Object.assign(new Error('the lists are older than the acceptance'), { silence });
    }
    return isRevoked(chain, options);
  };
}

/** Authorities publish lists as DER, archives keep them as PEM too. */
function derOf(list: Buffer): Buffer {
  const pem = /-----BEGIN X509 CRL-----([\s\S]*?)-----END/.exec(list.toString('latin1'))?.[1];
  return pem === undefined ? list : Buffer.from(pem, 'base64');
}
