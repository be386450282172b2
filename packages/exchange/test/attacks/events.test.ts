import { Buffer } from 'node:buffer';
import { createHmac, randomUUID, sign } from 'node:crypto';
import { describe } from 'vitest';
import { allowInsecurePublicKey, importPublicJwk, verifyEventLog } from '../../src/index.ts';
import { createTestKey, type TestKey } from '../keys.ts';
import { endpoints } from '../simulation/service.ts';
import { eventToken } from '../waiting-submission.ts';
import { itNames } from './attack-table.ts';

const service = createTestKey('zustelldienst-1', 'signature');
const destination = createTestKey('beispielhausen-sig-1', 'signature');
const stranger = createTestKey('musterdorf-sig-1', 'signature');
const weak = createTestKey('beispielhausen-sig-0', 'signature', 2048);
const encryption = { ...destination, jwk: { ...destination.jwk, alg: 'RSA-OAEP-256', key_ops: ['wrapKey'] } };
const ids = { id: randomUUID(), caseId: randomUUID() };
const destinationId = randomUUID();
const uri = (name: string) => `https://schema.fitko.de/fit-connect/events/${name}`;

/** What the verification of a log says whose keys are these. */
async function verify(tokens: readonly string[], destinationKeys: readonly TestKey[] = [destination]) {
  const keyOf = (keys: readonly TestKey[]) => async (kid: string) => {
    const jwk = keys.find((key) => key.kid === kid)?.jwk ?? {};
    return importPublicJwk(jwk, 'signature', { trust: { [allowInsecurePublicKey]: true } });
  };
  const events = await verifyEventLog(tokens, {
    expected: { submissionId: ids.id, caseId: ids.caseId, destinationId },
    serviceIssuers: [endpoints.submissionApi],
    serviceKey: keyOf([service]),
    destinationKey: keyOf(destinationKeys),
  });
  return events.length === 0 ? 'left out' : events.map(({ name }) => name).join(' ');
}

const accept = (forged: Parameters<typeof eventToken>[3] = {}, key = destination) =>
  eventToken(
    key,
    ids,
    { [uri('accept-submission')]: {} },
    { ...forged, claims: { iss: destinationId, ...forged.claims } },
  );
const header = async (more: object) => verify([await accept({ header: more })]);
const claims = async (more: object) => verify([await accept({ claims: more })]);
/** The same token, signed otherwise. */
async function signedBy(alg: string, signer: (input: string) => Buffer) {
  const [head = '', body = ''] = (await accept({ header: { alg } })).split('.');
  return verify([`${head}.${body}.${signer(`${head}.${body}`).toString('base64url')}`]);
}
const sameAlg = 'the member is refused before any key is asked for';
const sameIssuer = "neither may speak about this submission; the log is the service's to mend";
const sameAuthor = 'the role is wrong, whose it is says the log';

describe('attacks on an event log', () => {
  itNames([
    { attack: 'no token at all', says: 'exchange.event.refused: form', made: () => verify(['x']) },
    {
      attack: 'another kind of token',
      says: 'exchange.event.refused: typ',
      made: () => header({ typ: 'JWT' }),
    },
    {
      attack: 'no signature',
      says: 'exchange.event.refused: alg',
      made: () => signedBy('none', () => Buffer.from('x')),
    },
    {
      attack: 'the public key as a secret',
      says: 'exchange.event.refused: alg',
      shared: sameAlg,
      made: () =>
        signedBy('HS512', (input) =>
          createHmac('sha512', destination.publicKey.export({ type: 'spki', format: 'pem' }))
            .update(input)
            .digest(),
        ),
    },
    {
      attack: 'the older padding',
      says: 'exchange.event.refused: alg',
      shared: sameAlg,
      made: () => signedBy('RS512', (input) => sign('sha512', Buffer.from(input), destination.privateKey)),
    },
    { attack: 'no key id', says: 'exchange.event.refused: kid', made: () => header({ kid: undefined }) },
    {
      attack: 'an extension that has to be understood',
      says: 'exchange.event.refused: crit',
      made: () => header({ crit: ['x'] }),
    },
    {
      attack: 'a claim twice',
      says: 'exchange.event.refused: duplicate-member',
      made: async () => {
        const [head = '', body = ''] = (await accept()).split('.');
        const twice = Buffer.from(
          Buffer.from(body, 'base64url').toString().replace('{', '{"iss":"x",'),
        ).toString('base64url');
        const signature = await destination.signer.sign(Buffer.from(`${head}.${twice}`));
        return verify([`${head}.${twice}.${Buffer.from(signature).toString('base64url')}`]);
      },
    },
    {
      attack: 'another destination accepts',
      says: 'exchange.event.refused: iss',
      made: () => claims({ iss: randomUUID() }),
    },
    {
      attack: 'another delivery service',
      says: 'exchange.event.refused: iss',
      shared: sameIssuer,
      made: () => claims({ iss: 'https://zustellung.boese.example' }),
    },
    {
      attack: 'a foreign key under the right id',
      says: 'exchange.event.refused: signature',
      made: async () => verify([await accept({ header: { kid: destination.kid } }, stranger)]),
    },
    {
      attack: 'a key that is for encryption',
      says: 'exchange.key.refused: exchange.key.alg',
      made: async () => verify([await accept()], [encryption]),
    },
    {
      attack: 'a key of 2048 bits',
      says: 'exchange.key.refused: exchange.key.too-short',
      made: async () => verify([await accept({}, weak)], [weak]),
    },
    {
      attack: 'a key that nobody publishes',
      says: 'exchange.key.refused: exchange.key.kty',
      made: async () => verify([await accept({}, stranger)]),
    },
    {
      attack: 'the token of another case',
      says: 'exchange.event.refused: txn',
      made: () => claims({ txn: `case:${randomUUID()}` }),
    },
    {
      attack: 'the token of another submission of the case',
      says: 'left out',
      made: () => claims({ sub: `submission:${randomUUID()}` }),
    },
    { attack: 'about nothing', says: 'exchange.event.refused: sub', made: () => claims({ sub: '' }) },
    {
      attack: 'no id, to repeat it unseen',
      says: 'exchange.event.refused: jti',
      made: () => claims({ jti: undefined }),
    },
    { attack: 'no time', says: 'exchange.event.refused: iat', made: () => claims({ iat: 'gestern' }) },
    {
      attack: 'two events in one token',
      says: 'exchange.event.refused: events',
      made: () => claims({ events: { [uri('accept-submission')]: {}, [uri('reject-submission')]: {} } }),
    },
    {
      attack: 'a token repeated',
      says: 'exchange.event.refused: duplicate-jti',
      made: async () => {
        const token = await accept();
        return verify([token, token]);
      },
    },
    {
      attack: 'the destination submits for the sender',
      says: 'exchange.event.refused: author',
      made: () => claims({ events: { [uri('submit-submission')]: {} } }),
    },
    {
      attack: 'the service accepts for the destination',
      says: 'exchange.event.refused: author',
      shared: sameAuthor,
      made: async () => verify([await eventToken(service, ids, { [uri('accept-submission')]: {} })]),
    },
    {
      attack: 'an event that nobody knows, validly signed',
      says: 'unknown',
      made: () => claims({ events: { [uri('archive-submission')]: {} } }),
    },
  ]);
});
