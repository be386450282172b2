import { Buffer } from 'node:buffer';
import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  sign,
  X509Certificate,
} from 'node:crypto';
import {
  bits,
  bool,
  context,
  enumerated,
  extension,
  int,
  name,
  nul,
  octets,
  oid,
  primitive,
  seq,
  time,
  tlv,
} from './der.ts';
import { keptRsaKeys } from './kept-keys.ts';

/** An invented public-key infrastructure with everything that can be wrong in one. */
export type Algorithm = 'pss512' | 'rsa256' | 'rsa-sha1' | 'ecdsa256' | 'pss-sha1';

const hashIds = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1', sha512: '2.16.840.1.101.3.4.2.3' };
const hashAlgorithm = (hash: keyof typeof hashIds) => seq(oid(hashIds[hash]), nul());
const pssOf = (hash: 'sha1' | 'sha512', salt: number) =>
  seq(
    oid('1.2.840.113549.1.1.10'),
    seq(
      context(0, hashAlgorithm(hash)),
      context(1, seq(oid('1.2.840.113549.1.1.8'), hashAlgorithm(hash))),
      context(2, int(salt)),
    ),
  );
const algorithms: Record<Algorithm, { der: Buffer; hash: string; salt?: number }> = {
  pss512: { der: pssOf('sha512', 64), hash: 'sha512', salt: 64 },
  'pss-sha1': { der: pssOf('sha1', 20), hash: 'sha1', salt: 20 },
  rsa256: { der: seq(oid('1.2.840.113549.1.1.11'), nul()), hash: 'sha256' },
  'rsa-sha1': { der: seq(oid('1.2.840.113549.1.1.5'), nul()), hash: 'sha1' },
  ecdsa256: { der: seq(oid('1.2.840.10045.4.3.2')), hash: 'sha256' },
};

export interface Keys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}
export const rsaKeys = (bitLength = 2048): Keys => keptRsaKeys(bitLength);
export const ecKeys = (): Keys => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** `SEQUENCE { signed, algorithm, signature }`. */
export function signed(body: Buffer, key: KeyObject, algorithm: Algorithm, ...more: Buffer[]): Buffer {
  const { der, hash, salt } = algorithms[algorithm];
  const options =
    salt === undefined ? key : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt };
  return seq(body, der, bits(sign(hash, body, options)), ...more);
}

export const day = 86_400_000;
export const usages = {
  digitalSignature: [0x80, 7],
  keyEncipherment: [0x20, 5],
  keyCertSign: [0x04, 2],
  'keyCertSign cRLSign': [0x06, 1],
} as const;
export const keyUsage = (of: keyof typeof usages): Buffer =>
  extension('2.5.29.15', bits(Buffer.from([usages[of][0]]), usages[of][1]), true);
export const basicConstraints = (ca: boolean, pathLength?: number): Buffer =>
  extension(
    '2.5.29.19',
    seq(...(ca ? [bool(true)] : []), ...(pathLength === undefined ? [] : [int(pathLength)])),
    true,
  );
export const purposes = (ids: readonly string[], critical = false): Buffer =>
  extension('2.5.29.37', seq(...ids.map(oid)), critical);
export const ocspSigning = '1.3.6.1.5.5.7.3.9';
export const noCheck = (): Buffer => extension('1.3.6.1.5.5.7.48.1.5', nul());
export const responderAt = (url: string): Buffer =>
  extension('1.3.6.1.5.5.7.1.1', seq(seq(oid('1.3.6.1.5.5.7.48.1'), primitive(6, Buffer.from(url)))));
export const listAt = (...urls: string[]): Buffer =>
  extension(
    '2.5.29.31',
    seq(...urls.map((url) => seq(context(0, context(0, primitive(6, Buffer.from(url))))))),
  );

export interface CertificateFacts {
  subject: string;
  key: KeyObject;
  serial?: number | bigint;
  notBefore?: number;
  notAfter?: number;
  extensions?: readonly Buffer[];
  algorithm?: Algorithm;
}

export interface AuthorityFacts {
  name: string;
  keys: Keys;
  algorithm: Algorithm;
  /** Instant around which everything is valid. */
  now: number;
  parent?: Authority;
  extensions?: readonly Buffer[];
}

/** Signs certificates, lists and answers. */
export interface Authority {
  readonly name: string;
  readonly keys: Keys;
  readonly certificate: X509Certificate;
  issue(facts: CertificateFacts): X509Certificate;
  crl(facts?: ListFacts): Buffer;
  ocsp(certificate: X509Certificate, facts?: AnswerFacts): Buffer;
}

export interface ListFacts {
  issuer?: string;
  keys?: Keys;
  algorithm?: Algorithm;
  thisUpdate?: number;
  nextUpdate?: number | null;
  revoked?: readonly { serial: bigint; at?: number; reason?: number; extensions?: readonly Buffer[] }[];
  extensions?: readonly Buffer[];
  /** In place of the list of `revoked`, already encoded: for lists of a million. */
  entries?: Buffer;
}

export interface AnswerFacts {
  status?: 'good' | 'revoked' | 'unknown';
  at?: number;
  reason?: number;
  serial?: bigint;
  /** Another issuer in the certificate id. */
  issuer?: X509Certificate;
  thisUpdate?: number;
  nextUpdate?: number | null;
  nonce?: Uint8Array | undefined;
  algorithm?: Algorithm;
  signer?: { keys: Keys; certificate?: X509Certificate; byKey?: boolean };
  extensions?: readonly Buffer[];
  singleExtensions?: readonly Buffer[];
  responseStatus?: number;
  twice?: boolean;
  certificates?: readonly X509Certificate[];
}

export const serialOf = (certificate: X509Certificate): bigint => BigInt(`0x${certificate.serialNumber}`);
const subjectOf = (certificate: X509Certificate): Buffer =>
  name(/CN=(.*)/.exec(certificate.subject)?.[1] ?? '');
/** Content of the BIT STRING with the public key. */
const keyBits = (key: KeyObject): Buffer => {
  const spki = key.export({ type: 'spki', format: 'der' });
  const header = spki[1]! < 0x80 ? 2 : 2 + (spki[1]! & 0x7f);
  const algorithm = spki.subarray(header);
  const start = header + 2 + algorithm[1]!;
  const lengthOctets = spki[start + 1]! < 0x80 ? 0 : spki[start + 1]! & 0x7f;
  return spki.subarray(start + 2 + lengthOctets + 1);
};
const sha1 = (data: Uint8Array): Buffer => createHash('sha1').update(data).digest();

export function createAuthority({ now, keys, algorithm, parent, ...facts }: AuthorityFacts): Authority {
  let serial = 0x1000n;
  const issue = (given: CertificateFacts): X509Certificate => {
    const der = seq(
      context(0, int(2)),
      int(given.serial ?? ++serial),
      algorithms[given.algorithm ?? algorithm].der,
      name(facts.name),
      seq(time(given.notBefore ?? now - 30 * day), time(given.notAfter ?? now + 30 * day)),
      name(given.subject),
      given.key.export({ type: 'spki', format: 'der' }),
      ...(given.extensions?.length ? [context(3, seq(...given.extensions))] : []),
    );
    return new X509Certificate(signed(der, keys.privateKey, given.algorithm ?? algorithm));
  };
  const extensions = facts.extensions ?? [basicConstraints(true), keyUsage('keyCertSign cRLSign')];
  const own = { subject: facts.name, key: keys.publicKey, extensions };
  const certificate = parent ? parent.issue(own) : issue({ ...own, serial: 1 });
  return {
    name: facts.name,
    keys,
    certificate,
    issue,
    crl: (given = {}) => crlOf(facts.name, { keys, algorithm, now }, given),
    ocsp: (of, given = {}) => answerOf(of, { keys, algorithm, now, certificate }, given),
  };
}

interface Own {
  keys: Keys;
  algorithm: Algorithm;
  now: number;
}

function crlOf(issuer: string, own: Own, given: ListFacts): Buffer {
  const algorithm = given.algorithm ?? own.algorithm;
  const { nextUpdate = own.now + day, revoked = [], extensions = [] } = given;
  const entries =
    given.entries ??
    Buffer.concat(
      revoked.map((one) =>
        seq(
          int(one.serial),
          time(one.at ?? own.now - day),
          ...(one.reason === undefined && !one.extensions
            ? []
            : [
                seq(
                  ...(one.reason === undefined ? [] : [extension('2.5.29.21', enumerated(one.reason))]),
                  ...(one.extensions ?? []),
                ),
              ]),
        ),
      ),
    );
  const body = seq(
    int(1),
    algorithms[algorithm].der,
    name(given.issuer ?? issuer),
    time(given.thisUpdate ?? own.now - 3_600_000),
    ...(nextUpdate === null ? [] : [time(nextUpdate)]),
    ...(entries.length ? [seq(entries)] : []),
    ...(extensions.length ? [context(0, seq(...extensions))] : []),
  );
  return signed(body, (given.keys ?? own.keys).privateKey, algorithm);
}

function answerOf(
  of: X509Certificate,
  own: Own & { certificate: X509Certificate },
  given: AnswerFacts,
): Buffer {
  const status = given.responseStatus ?? 0;
  if (status !== 0) return seq(enumerated(status));
  const issuer = given.issuer ?? own.certificate;
  const { nextUpdate = own.now + 3_600_000 } = given;
  const statuses = {
    good: primitive(0),
    unknown: primitive(2),
    revoked: context(
      1,
      time(given.at ?? own.now - day, true),
      ...(given.reason === undefined ? [] : [context(0, enumerated(given.reason))]),
    ),
  };
  const single = seq(
    seq(
      hashAlgorithm('sha1'),
      octets(sha1(subjectOf(issuer))),
      octets(sha1(keyBits(issuer.publicKey))),
      int(given.serial ?? serialOf(of)),
    ),
    statuses[given.status ?? 'good'],
    time(given.thisUpdate ?? own.now - 60_000, true),
    ...(nextUpdate === null ? [] : [context(0, time(nextUpdate, true))]),
    ...(given.singleExtensions ? [context(1, seq(...given.singleExtensions))] : []),
  );
  const keys = given.signer?.keys ?? own.keys;
  const signer = given.signer?.certificate ?? own.certificate;
  const nonce = given.nonce && extension('1.3.6.1.5.5.7.48.1.2', octets(given.nonce));
  const extensions = [...(nonce ? [nonce] : []), ...(given.extensions ?? [])];
  const body = seq(
    given.signer?.byKey ? context(2, octets(sha1(keyBits(keys.publicKey)))) : context(1, subjectOf(signer)),
    time(own.now, true),
    seq(single, ...(given.twice ? [single] : [])),
    ...(extensions.length ? [context(1, seq(...extensions))] : []),
  );
  const certificates = given.certificates ?? (given.signer?.certificate ? [given.signer.certificate] : []);
  const basic = signed(
    body,
    keys.privateKey,
    given.algorithm ?? own.algorithm,
    ...(certificates.length ? [context(0, seq(...certificates.map(({ raw }) => raw)))] : []),
  );
  return seq(enumerated(0), context(0, seq(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))));
}

/** Entries of a list as a block of bytes: `count` of them with serials from `first` on, 16 octets each. */
export function listEntries(count: number, first: bigint, now: number): Buffer {
  const one = seq(tlv(0x02, Buffer.alloc(16, 0x11)), time(now));
  const all = Buffer.alloc(one.length * count);
  for (let index = 0; index < count; index++) {
    one.copy(all, index * one.length);
    const hex = (first + BigInt(index)).toString(16).padStart(30, '0');
    Buffer.from(hex, 'hex').copy(all, index * one.length + 5);
  }
  return all;
}
