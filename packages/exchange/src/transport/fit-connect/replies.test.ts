import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../../test/keys.ts';
import { createMemoryContent } from '../../../test/memory-content.ts';
import { repliesFor } from '../../../test/reply-scene.ts';
import { allowInsecurePublicKey, createExchange, type FitConnectReplies } from '../../index.ts';
import { createSqliteStore } from '../../node/index.ts';
import { replyAddressOf, replyChannelOf } from './replies.ts';

const key = createTestKey('musterstadt-antworten-1', 'encryption');
const ids = { destinationId: crypto.randomUUID(), caseId: crypto.randomUUID() };
const metadata = (replyChannel: unknown) =>
  ({ replyChannel }) as unknown as Parameters<typeof replyAddressOf>[0];

describe('the channel that a sender offers', () => {
  it('has the members of the schema, and nothing of a private key that was configured by mistake', () => {
    const secret = { ...key.jwk, ...key.privateKey.export({ format: 'jwk' }) };
    const { keys, processStandards } = repliesFor(key);
    const channel = replyChannelOf({ keys: [{ ...keys[0]!, publicKey: secret }], processStandards });
    expect(channel).toEqual({
      fitConnect: {
        processStandards,
        encryptionPublicKey: {
          kty: 'RSA',
          kid: key.kid,
          alg: 'RSA-OAEP-256',
          key_ops: ['wrapKey'],
          n: key.jwk.n,
          e: 'AQAB',
        },
      },
    });
    expect(JSON.stringify(channel)).not.toContain(String(secret.d));
  });

  it('is where an answer goes; another channel, or none, is no address', () => {
    expect(replyAddressOf(metadata(replyChannelOf(repliesFor(key))), ids)).toMatchObject({
      transport: 'fit-connect-reply',
      ...ids,
      encryptionKey: { kid: key.kid, n: key.jwk.n },
    });
    expect(replyAddressOf(metadata(undefined), ids)).toBeUndefined();
    expect(replyAddressOf(metadata({ eMail: { address: 'a@b.example' } }), ids)).toBeUndefined();
    expect(replyAddressOf(metadata({ fitConnect: {} }), ids)).toBeUndefined();
  });
});

describe('the configuration of replies', () => {
  const { keys, processStandards } = repliesFor(key);
  const [pair] = keys;
  const faulty: [string, unknown, string][] = [
    ['no standard', { keys, processStandards: [] }, 'fitConnect.replies.processStandards'],
    ['no URI', { keys, processStandards: ['Bescheid'] }, 'fitConnect.replies.processStandards'],
    ['no key', { keys: [], processStandards }, 'fitConnect.replies.keys'],
    [
      'a key for signatures',
      { keys: [{ ...pair, publicKey: { ...key.jwk, alg: 'PS512' } }], processStandards },
      'fitConnect.replies.keys[0].publicKey',
    ],
    [
      'halves of two pairs',
      { keys: [{ ...pair, decrypter: { ...key.decrypter, kid: 'eine-andere' } }], processStandards },
      'fitConnect.replies.keys[0].decrypter',
    ],
    ['a key twice', { keys: [pair, pair], processStandards }, 'fitConnect.replies.keys[1].publicKey.kid'],
  ];
  it.each(faulty)('with %s is refused', (_, replies, member) => {
    const config = () =>
      createExchange({
        tenant: 'musterstadt',
        store: createSqliteStore({ folder: '/nonexistent', content: createMemoryContent() }),
        fitConnect: {
          endpoints: {
            tokenUrl: 'https://zustellung.example/token',
            submissionApi: 'https://zustellung.example/submission-api',
            destinationApi: 'https://zustellung.example/destination-api',
          },
          clientId: 'musterstadt',
          clientSecret: 'geheim',
          userAgent: 'Rathaus-Test/1.0 (it@musterstadt.example)',
          trust: { [allowInsecurePublicKey]: true },
          replies: replies as FitConnectReplies,
        },
      });
    expect(config).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: { faults: 1, members: member },
      }),
    );
  });
});
