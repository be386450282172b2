import { randomBytes } from 'node:crypto';
import type { Decrypter } from '@rathaus/client-core';
import { defineErrors } from '@rathaus/client-core';
import { createPemDecrypter } from '@rathaus/client-core/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BenchKeys, createBench, createBenchKeys } from '../../../test/fit-connect-bench.ts';
import { createTestKey, type TestKey } from '../../../test/keys.ts';
import { waiting } from '../../../test/waiting-submission.ts';
import { contentFaultOf } from '../content-fault.ts';

let keys: BenchKeys;
let foreign: TestKey;
beforeAll(() => {
  keys = createBenchKeys();
  foreign = createTestKey('beispielhausen-enc-1', 'encryption');
}, 120_000);

/** What happens to a submission that is right when the decrypter does this. */
async function fetchWith(decrypter: Decrypter, spoil?: (jwe: string) => string) {
  const bench = createBench(keys);
  const { delivery, context, progress, submission } = await waiting(bench, []);
  if (spoil) submission.data = spoil(submission.data);
  const transport = bench.worker('beispielhausen', [{ decrypter }]);
  const error = await transport
    .receive(delivery('fetch'), progress, context)
    .then(() => undefined)
    .catch((one: unknown) => one);
  return { error, failureClass: transport.failureClassOf(error), bench };
}

const failing = (error: unknown): Decrypter => ({
  ...keys.encryption[0]!.decrypter,
  unwrapKey: () => Promise.reject(error),
});
const withCode = (code: unknown, message = 'x') => Object.assign(new Error(message), { code });

describe('a private key that does not work', () => {
  const kms = defineErrors({ 'kms.session-lost': { origin: 'service' } });
  it.each([
    ['a fault of the program', new TypeError('undefined is not a function')],
    ['a lost session of an HSM', withCode(0xb3, 'CKR_SESSION_HANDLE_INVALID')],
    ['a key file that is gone', withCode('ENOENT')],
    ['a service that is away', withCode('ECONNREFUSED')],
    ['something that is no error', 'weg'],
  ])('(%s) says nothing about the message', async (_, fault) => {
    const { error, failureClass } = await fetchWith(failing(fault));
    expect(contentFaultOf(error)).toBeUndefined();
    expect(error).toMatchObject({
      code: 'exchange.jwe.decrypter-failed',
      retryable: true,
      cause: fault,
      details: { kid: 'beispielhausen-enc-1' },
    });
    expect(failureClass).toBe('local');
  });

  it('keeps the error of its own, which does not count against the delivery service', async () => {
    const { error, failureClass } = await fetchWith(failing(kms('kms.session-lost')));
    expect(error).toMatchObject({ code: 'kms.session-lost' });
    expect(contentFaultOf(error)).toBeUndefined();
    expect(failureClass).toBe('local');
  });

  it('that is another one than the published (wrong file, right kid) rejects nobody', async () => {
    for (const decrypter of [
      foreign.decrypter,
      createPemDecrypter({ key: foreign.privateKey, kid: foreign.kid }),
    ]) {
      const { error, failureClass } = await fetchWith(decrypter);
      expect(error).toMatchObject({
        code: 'exchange.jwe.wrong-private-key',
        details: { kid: 'beispielhausen-enc-1' },
      });
      expect(contentFaultOf(error)).toBeUndefined();
      expect(failureClass).toBe('local');
    }
  });
});

describe('a wrong message', () => {
  const spoilKey = (jwe: string) =>
    jwe.replace(/\.[^.]+\./, `.${randomBytes(512).fill(1, 0, 1).toString('base64url')}.`);
  const spoilTag = (jwe: string) => jwe.replace(/.{22}$/, randomBytes(16).toString('base64url'));

  it('is a fault of the content, whatever the decrypter calls it, and looks like a wrong tag', async () => {
    const { decrypter, privateKey, kid } = keys.encryption[0]!;
    const codes = new Set<unknown>();
    for (const [name, one] of Object.entries({
      openssl: decrypter,
      pem: createPemDecrypter({ key: privateKey, kid }),
      webcrypto: {
        ...decrypter,
        unwrapKey: (...given: Parameters<Decrypter['unwrapKey']>) =>
          decrypter.unwrapKey(...given).catch(() => {
            throw new DOMException('The operation failed', 'OperationError');
          }),
      },
    })) {
      for (const spoil of [spoilKey, spoilTag]) {
        const { error } = await fetchWith(one, (jwe) => spoil(jwe));
        expect(contentFaultOf(error), name).toMatchObject({ instance: 'data' });
        codes.add((error as { code: unknown }).code);
      }
    }
    // The tag differs from the log before it is compared with the content: both parts were changed on the way.
    expect([...codes].sort()).toEqual([
      'exchange.inbox.encryption-issue',
      'exchange.inbox.incorrect-authentication-tag',
    ]);
  });
});
