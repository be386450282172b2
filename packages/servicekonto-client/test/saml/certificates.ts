import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Writes DER for fixtures. */
const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const octets: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  const length = content.length < 0x80 ? [content.length] : [0x80 + octets.length, ...octets];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const seq = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts);
const int = (value: number): Buffer => tlv(0x02, Buffer.from([value]));
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const nul = tlv(0x05);

/** UTCTime before 2050, GeneralizedTime from then on (RFC 5280, section 4.1.2.5). */
const time = (milliseconds: number): Buffer => {
  const text = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');
  return Number(text.slice(0, 4)) >= 2050
    ? tlv(0x18, Buffer.from(text))
    : tlv(0x17, Buffer.from(text.slice(2)));
};

const sha256 = seq(oid('608648016503040201'), nul);
const algorithms = {
  rsa: seq(oid('2a864886f70d01010b'), nul),
  pss: seq(
    oid('2a864886f70d01010a'),
    seq(tlv(0xa0, sha256), tlv(0xa1, seq(oid('2a864886f70d010108'), sha256)), tlv(0xa2, int(32))),
  ),
  ec: seq(oid('2a8648ce3d040302')),
};

export interface TestKeys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const rsaKeys = (modulusLength = 2048, publicExponent = 65_537): TestKeys =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent });

export interface CertificateFacts {
  readonly cn: string;
  readonly keys: TestKeys;
  readonly notBefore?: number | undefined;
  readonly notAfter: number;
  readonly signedBy?: 'rsa' | 'pss' | 'ec' | undefined;
}

let serial = 0;

/** A certificate that signs itself, DER in base64. Every one has a serial number of its own. */
export function testCertificate(facts: CertificateFacts): string {
  const { cn, keys, notAfter, notBefore = Date.UTC(2020, 0, 1), signedBy = 'rsa' } = facts;
  serial += 1;
  const name = seq(tlv(0x31, seq(oid('550403'), tlv(0x0c, Buffer.from(cn)))));
  const algorithm = algorithms[signedBy];
  const body = seq(
    tlv(0xa0, int(2)),
    tlv(0x02, Buffer.from([0x01, serial >> 8, serial & 0xff])),
    algorithm,
    name,
    seq(time(notBefore), time(notAfter)),
    name,
    keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const key = keys.privateKey;
  const how =
    signedBy === 'pss' ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { key };
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', body, how));
  return seq(body, algorithm, signature).toString('base64');
}

export const pemOf = (base64: string): string =>
  `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
