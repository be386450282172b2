import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPemSigner } from '@rathaus/client-core/node';
import {
  createAcceptEvent,
  createDeliveryProof,
  encryptProvableMetadata,
  eventUri,
  keyThumbprint,
} from '@rathaus/exchange';

/** Certificates are made by the openssl command. */
export function opensslMissing(): string | undefined {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'certificates are made with the openssl command, which is not installed';
  }
}

const issuer = 'https://zustelldienst.example/submission-api';
export const destinationId = '3f5a2c58-7a0b-4f5e-8d4c-0a4e0c6f9b11';

const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');
const tagOf = (text: string) =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

function keyOf(kid: string, alg: string, operation: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { kid, publicKey, pem, jwk: { kty: 'RSA' as const, kid, alg, key_ops: [operation], n, e } };
}

/**
 * What an archive has of one accepted delivery, as files in a folder: `nachweis.json`, `wurzel.pem`, the revocation list
 * `sperrliste.crl` and `trust.json`.
 */
export async function writeProofArchive(folder: string): Promise<void> {
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sha512'];
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const usage = [
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  ];
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'wurzel.key',
    '-out',
    'wurzel.pem',
    '-subj',
    '/CN=Wurzel',
    '-days',
    '30',
    ...pss,
    ...usage,
  ); // prettier-ignore
  const service = keyOf('zustelldienst-1', 'PS512', 'verify');
  const office = keyOf('beispielhausen-sig-1', 'PS512', 'verify');
  const encryption = keyOf('beispielhausen-enc-1', 'RSA-OAEP-256', 'wrapKey');
  write('stelle.key', office.pem);
  write('ext', 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n');
  run(
    'req',
    '-new',
    '-utf8',
    '-key',
    'stelle.key',
    '-subj',
    '/C=DE/O=Stadt Beispielhausen/CN=Poststelle',
    '-out',
    'stelle.csr',
  ); // prettier-ignore
  run(
    'x509',
    '-req',
    '-in',
    'stelle.csr',
    '-CA',
    'wurzel.pem',
    '-CAkey',
    'wurzel.key',
    '-CAcreateserial',
    '-days',
    '20',
    '-out',
    'stelle.pem',
    '-extfile',
    'ext',
    ...pss,
  ); // prettier-ignore
  write('index.txt', '');
  write('crlnumber', '01\n');
  write(
    'ca.cnf',
    '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha512\ncrl_extensions=x\n[x]\nauthorityKeyIdentifier=keyid\n',
  ); // prettier-ignore
  run(
    'ca',
    '-gencrl',
    '-config',
    'ca.cnf',
    '-cert',
    'wurzel.pem',
    '-keyfile',
    'wurzel.key',
    '-crldays',
    '20',
    '-sigopt',
    'rsa_padding_mode:pss',
    '-out',
    'sperrliste.crl',
  ); // prettier-ignore

  const der = (name: string) => new X509Certificate(readFileSync(join(folder, name))).raw.toString('base64');
  const published = { ...office.jwk, x5c: [der('stelle.pem'), der('wurzel.pem')] };
  const ids = { submissionId: randomUUID(), caseId: randomUUID(), destinationId };
  const part = (text: string) => ({
    tag: tagOf(text),
    sha512: sha512(text),
    encryptedSha512: sha512(`JWE ${text}`),
  });
  const content = {
    data: part('{"hund":"Rex"}'),
    attachments: [{ attachmentId: randomUUID(), ...part('Impfpass') }],
  };
  const [attachment] = content.attachments as [(typeof content.attachments)[0]];
  const metadata = JSON.stringify({
    contentStructure: {
      data: { hash: { type: 'sha512', content: content.data.sha512 } },
      attachments: [
        { attachmentId: attachment.attachmentId, hash: { type: 'sha512', content: attachment.sha512 } },
      ],
    },
  });
  const sealed = encryptProvableMetadata(metadata, {
    recipient: { kid: encryption.kid, publicKey: encryption.publicKey },
    destinationId,
    parts: content,
  });
  const tags = {
    metadata: sealed.tag,
    data: content.data.tag,
    attachments: { [attachment.attachmentId]: attachment.tag },
  };
  // After the certificates begin; the list is read as of a later instant.
  const now = Math.floor(Date.now() / 1000) + 60;
  const serviceEvent = async (
    name: 'create-submission' | 'submit-submission',
    at: number,
    payload: object,
  ) => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = encode({ typ: 'secevent+jwt', alg: 'PS512', kid: service.kid });
    const claims = {
      jti: randomUUID(),
      iss: issuer,
      iat: at,
      sub: `submission:${ids.submissionId}`,
      txn: `case:${ids.caseId}`,
    };
    const body = encode({ ...claims, events: { [eventUri(name)]: payload } });
    const signer = createPemSigner({ key: service.pem, kid: service.kid, algorithm: 'PS512' });
    const signature = await signer.sign(Buffer.from(`${head}.${body}`), {});
    return `${head}.${body}.${Buffer.from(signature).toString('base64url')}`;
  };
  const proof = createDeliveryProof({
    ...ids,
    encryptionKid: encryption.kid,
    parts: { metadata: { tag: sealed.tag, sha512: sealed.sha512 }, ...content },
    opening: sealed.opening,
    events: [
      await serviceEvent('create-submission', now - 20, {}),
      await serviceEvent('submit-submission', now - 10, { authenticationTags: tags }),
      await createAcceptEvent(tags, {
        submission: ids,
        signer: createPemSigner({
          key: String(createPrivateKey(office.pem).export({ type: 'pkcs8', format: 'pem' })),
          kid: office.kid,
          algorithm: 'PS512',
        }),
        clock: () => now * 1000,
      }),
    ],
    serviceKeys: [service.jwk],
    destinationKeys: [published],
  });
  write('nachweis.json', JSON.stringify(proof, null, 1));
  write(
    'trust.json',
    JSON.stringify({
      roots: ['wurzel.pem'],
      revocation: { lists: ['sperrliste.crl'], asOf: new Date(Date.now() + 600_000).toISOString() },
      serviceIssuers: [issuer],
      serviceKeys: [keyThumbprint(service.jwk)],
      destination: destinationId,
      destinationCertificate: { O: 'Stadt Beispielhausen', C: 'DE' },
    }),
  );
}
