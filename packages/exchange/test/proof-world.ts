import { execFileSync } from 'node:child_process';
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JweRecipient } from '../src/jwe/encrypt.ts';
import type { PublicJwk } from '../src/keys/check-jwk.ts';
import type { DeliveryProofBundle, ProofKey, ProofParts } from '../src/proof/bundle.ts';
import { keyThumbprint } from '../src/proof/check-keys.ts';
import { createDeliveryProof, type DeliveryProofInput } from '../src/proof/create-proof.ts';
import { encryptProvableMetadata } from '../src/proof/provable-metadata.ts';
import type { VerifyDeliveryProofOptions } from '../src/proof/trust.ts';
import { type EventName, eventUri } from '../src/set/events.ts';
import { createTestKey, type TestKey } from './keys.ts';

/** Certificates are made by the openssl command. */
export const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    console.log('skipped: certificates are made with the openssl command, which is not installed');
    return false;
  }
})();

export const issuer = 'https://zustelldienst.example/submission-api';
export const otherIssuer = 'https://anderer-dienst.example/submission-api';

/** Claims and header of a token; whatever is given replaces what is right. */
export interface TokenDraft {
  name: EventName | (string & {});
  by: Party;
  at: number;
  payload?: unknown;
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Exact JSON of the claims, for what no serialiser writes. */
  body?: string;
}

/** Somebody with a signature key. */
export interface Party {
  key: TestKey;
  /** `iss` of its events. */
  issuer: string;
  jwk: PublicJwk;
}

/** One submission of the invented world, with everything a sender has when it was accepted. */
export interface Story {
  input: DeliveryProofInput;
  /** Seconds since the epoch. */
  times: { create: number; submit: number; accept: number };
  tags: { metadata: string; data: string; attachments: Record<string, string> };
}

export const destinationId = '3f5a2c58-7a0b-4f5e-8d4c-0a4e0c6f9b11';
export const otherDestinationId = '9b1d3a70-1c2d-4e3f-9a8b-7c6d5e4f3a2b';
export const subject = '/C=DE/O=Stadt Beispielhausen/CN=Zustellpunkt Bürgerdienste';

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');
const tagOf = (text: string) =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

/** Everything the tests of the proof live in. */
export interface ProofWorld {
  x5c: Record<
    'service' | 'destination' | 'other' | 'foreign' | 'impostor' | 'wrapping' | 'unusable',
    string[]
  >;
  keys: Record<'service' | 'destination' | 'other' | 'encryption', TestKey>;
  /** PEM. */
  root: string;
  /** Seconds since the epoch; the verifier's clock is a day later. */
  now: number;
  service: Party;
  destination: Party;
  /** Another office, which says that it is the destination. */
  other: Party;
  options: VerifyDeliveryProofOptions;
  recipient: JweRecipient;
  story(name: string, more?: StoryOptions): Promise<Story>;
  proof(name: string, more?: StoryOptions): Promise<DeliveryProofBundle>;
}

/** A delivery service, two offices of one root, one of another; four keys of 4096 bits take some seconds. */
export async function createProofWorld(): Promise<ProofWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-proof-'));
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sha512'];
  const pem = (name: string) => readFileSync(join(folder, `${name}.pem`), 'utf8');
  const der = (name: string) => new X509Certificate(pem(name)).raw.toString('base64');
  const makeRoot = (name: string) =>
    run(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=${name}`,
      '-days',
      '30',
      ...pss,
      '-addext',
      'keyUsage=critical,keyCertSign',
      '-addext',
      'basicConstraints=critical,CA:TRUE',
    ); // prettier-ignore
  const certify = (name: string, key: TestKey, subj: string, root: string, usage?: string) => {
    writeFileSync(join(folder, `${name}.key`), key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(
      join(folder, 'ext'),
      `basicConstraints=CA:FALSE\n${usage ? `keyUsage=critical,${usage}\n` : ''}`,
    );
    run('req', '-new', '-utf8', '-key', `${name}.key`, '-subj', subj, '-out', `${name}.csr`);
    run(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      `${root}.pem`,
      '-CAkey',
      `${root}.key`,
      '-CAcreateserial',
      '-days',
      '20',
      '-out',
      `${name}.pem`,
      '-extfile',
      'ext',
      ...pss,
    ); // prettier-ignore
    return [der(name), der(root)];
  };
  try {
    makeRoot('verwaltung');
    makeRoot('fremde');
    const keys = {
      service: createTestKey('zustelldienst-1', 'signature'),
      destination: createTestKey('beispielhausen-sig-1', 'signature'),
      other: createTestKey('musterdorf-sig-1', 'signature'),
      encryption: createTestKey('beispielhausen-enc-1', 'encryption'),
    };
    const signature = 'digitalSignature';
    const x5c = {
      service: certify(
        'service',
        keys.service,
        '/C=DE/O=Zustelldienst/CN=Zustelldienst',
        'verwaltung',
        signature,
      ),
      destination: certify('destination', keys.destination, subject, 'verwaltung', signature),
      other: certify(
        'other',
        keys.other,
        '/C=DE/O=Gemeinde Musterdorf/CN=Poststelle',
        'verwaltung',
        signature,
      ),
      /** The right key and the right name by a root that nobody has configured. */
      foreign: certify('foreign', keys.destination, subject, 'fremde', signature),
      /** Another office that calls itself like the destination, by that root. */
      impostor: certify('impostor', keys.other, subject, 'fremde', signature),
      wrapping: certify('wrapping', keys.destination, subject, 'verwaltung', 'keyEncipherment'),
      unusable: certify('unusable', keys.destination, subject, 'verwaltung'),
    };
    const party = (key: TestKey, iss: string, chain?: string[]): Party => ({
      key,
      issuer: iss,
      jwk: { ...key.jwk, ...(chain && { x5c: chain }) },
    });
    const now = Math.floor(Date.now() / 1000) + 3600;
    const world = {
      x5c,
      keys,
      root: pem('verwaltung'),
      now,
      service: party(keys.service, issuer),
      destination: party(keys.destination, destinationId, x5c.destination),
      other: party(keys.other, destinationId, x5c.other),
    };
    const trust: VerifyDeliveryProofOptions['trust'] = {
      roots: [world.root],
      isRevoked: async () => false,
      serviceIssuers: [issuer],
      serviceKeys: [keyThumbprint(keys.service.jwk as unknown as ProofKey)],
      destination: destinationId,
      destinationCertificate: { O: 'Stadt Beispielhausen', C: 'DE' },
    };
    const options: VerifyDeliveryProofOptions = { trust, clock: () => (now + 86_400) * 1000 };
    const recipient = { kid: keys.encryption.kid, publicKey: keys.encryption.publicKey };
    const make = (name: string, more?: StoryOptions): Promise<Story> =>
      tellStory(name, world, recipient, more);
    return {
      ...world,
      options,
      recipient,
      story: make,
      proof: async (name: string, more?: StoryOptions) => createDeliveryProof((await make(name, more)).input),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface StoryOptions {
  attachments?: number;
  open?: boolean;
  accepting?: Party;
  extra?: (story: { ids: Ids; times: Story['times']; tags: Story['tags'] }) => Promise<string[]>;
}

/** Ids of a submission. */
export interface Ids {
  submissionId: string;
  caseId: string;
  destinationId: string;
}

/** Signs a token; every part can be made wrong. */
export async function signToken({ submissionId, caseId }: Ids, draft: TokenDraft): Promise<string> {
  const { name, by, at, payload, claims = {}, header = {} } = draft;
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const uri = name.includes(':') ? name : eventUri(name as EventName);
  const head = encode(JSON.stringify({ typ: 'secevent+jwt', alg: 'PS512', kid: by.key.kid, ...header }));
  const body = encode(
    draft.body ??
      JSON.stringify({
        jti: randomUUID(),
        iss: by.issuer,
        iat: at,
        sub: `submission:${submissionId}`,
        txn: `case:${caseId}`,
        events: { [uri]: payload ?? {} },
        ...claims,
      }),
  );
  const signature = await by.key.signer.sign(Buffer.from(`${head}.${body}`), {});
  return `${head}.${body}.${Buffer.from(signature).toString('base64url')}`;
}

async function tellStory(
  name: string,
  { service, destination, now }: Pick<ProofWorld, 'service' | 'destination' | 'now'>,
  recipient: ProofWorld['recipient'],
  { attachments = 2, open = true, accepting = destination, extra }: StoryOptions = {},
): Promise<Story> {
  const ids = { submissionId: randomUUID(), caseId: randomUUID(), destinationId };
  const part = (text: string) => ({
    tag: tagOf(text),
    sha512: sha512(text),
    encryptedSha512: sha512(`JWE ${text}`),
  });
  const parts = {
    data: part(`${name} Daten`),
    attachments: Array.from({ length: attachments }, (_, index) => ({
      attachmentId: randomUUID(),
      ...part(`${name} Anlage ${index}`),
    })),
  };
  const hash = (content: string) => ({ type: 'sha512', content });
  const metadata = JSON.stringify({
    $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
    additionalReferenceInfo: { senderReference: 'Az. 32-17/2026 Ćosić' },
    contentStructure: {
      data: {
        hash: hash(parts.data.sha512),
        submissionSchema: { schemaUri: 'urn:beispiel', mimeType: 'application/json' },
      },
      attachments: parts.attachments.map(({ attachmentId, sha512: content }) => ({
        attachmentId,
        hash: hash(content),
        purpose: 'attachment',
        mimeType: 'application/pdf',
        filename: `${name} Łukasz Ćosić.pdf`,
      })),
    },
  });
  const sealed = encryptProvableMetadata(metadata, { recipient, destinationId, parts });
  const all: ProofParts = { metadata: { tag: sealed.tag, sha512: sealed.sha512 }, ...parts };
  const tags = {
    metadata: sealed.tag,
    data: parts.data.tag,
    attachments: Object.fromEntries(parts.attachments.map(({ attachmentId, tag }) => [attachmentId, tag])),
  };
  const times = { create: now, submit: now + 5, accept: now + 600 };
  const events = [
    await signToken(ids, { name: 'create-submission', by: service, at: times.create }),
    await signToken(ids, {
      name: 'submit-submission',
      by: service,
      at: times.submit,
      payload: { authenticationTags: tags },
    }),
    await signToken(ids, {
      name: 'accept-submission',
      by: accepting,
      at: times.accept,
      payload: { authenticationTags: tags },
    }),
    ...((await extra?.({ ids, times, tags })) ?? []),
  ];
  return {
    times,
    tags,
    input: {
      ...ids,
      encryptionKid: recipient.kid,
      parts: all,
      opening: open ? sealed.opening : undefined,
      events,
      serviceKeys: [service.jwk],
      destinationKeys: [accepting.jwk],
    },
  };
}
