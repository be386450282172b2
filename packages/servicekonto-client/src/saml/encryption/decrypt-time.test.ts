import type { Decrypter } from '@rathaus/client-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { opening, provider, signing } from '../../../test/saml/keys.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../../test/saml/maker.ts';
import { idpMetadata } from '../../../test/saml/provider-metadata.ts';
import { decrypterOf as openerOf } from '../../../test/saml/reading.ts';
import { createSamlWorld, usualOptions } from '../../../test/saml/world.ts';
import {
  assertion,
  contentKey,
  decrypter,
  inside,
  open,
  refused,
  wrapped,
} from '../../../test/saml-decryption.ts';
import { parseXml } from '../xml/tree.ts';
import { decryptOnce } from './decrypt.ts';

const away = { code: 'servicekonto.client.key', origin: 'local', retryable: true };
const limit = 10_000;
const four = Array.from({ length: 4 }, () => wrapped()).join('');

/** A key service that takes its time, and then says that no key is its own; or that it is this one. */
function slow(milliseconds: number, key?: Uint8Array) {
  const unwrapKey = vi.fn(async () => {
    await new Promise((done) => setTimeout(done, milliseconds));
    if (key === undefined) throw Object.assign(new Error('not mine'), { code: 'core.key.unwrap' });
    return key;
  });
  return { ...decrypter, unwrapKey } satisfies Decrypter;
}
const hanging = () => slow(1e9);

/** How a message is opened, and how long it took. */
async function opened(xml: string, decrypters: readonly Decrypter[]) {
  const from = performance.now();
  const work = open(xml, { decrypters, timeout: limit }).then(
    (result) => ({ result, took: performance.now() - from }),
    (error: unknown) => ({ error, took: performance.now() - from }),
  );
  await vi.advanceTimersByTimeAsync(200_000);
  return work;
}

describe('the time that key services have for a message', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is one for all keys in it and all keys of ours, however many there are', async () => {
    const services = Array.from({ length: 4 }, () => slow(900));
    const { error, took } = (await opened(inside(four), services)) as { error: unknown; took: number };
    expect(took).toBeLessThanOrEqual(limit);
    expect(error, 'so many keys are the doing of the message').toMatchObject(refused);
    const calls = services.reduce((sum, { unwrapKey }) => sum + unwrapKey.mock.calls.length, 0);
    expect(calls).toBeLessThan(16);
  });

  it('is one for a single key service as well', async () => {
    const service = slow(4000);
    const { error, took } = (await opened(inside(four), [service])) as { error: unknown; took: number };
    expect(took).toBeLessThanOrEqual(limit);
    expect(error).toMatchObject(refused);
    expect(service.unwrapKey).toHaveBeenCalledTimes(3);
  });

  it('is enough for all of them when they are quick: then the message is wrong, and not the service', async () => {
    const services = Array.from({ length: 4 }, () => slow(100));
    expect(await opened(inside(four), services)).toMatchObject({ error: refused });
    for (const { unwrapKey } of services) expect(unwrapKey).toHaveBeenCalledTimes(4);
  });

  it('is there as a whole for the only key service', async () => {
    expect(await opened(inside(wrapped()), [slow(limit - 1, contentKey)])).toMatchObject({
      result: assertion,
    });
    expect(await opened(inside(wrapped()), [slow(limit + 1, contentKey)])).toMatchObject({ error: away });
  });

  it('is not used up by one that hangs before the others', async () => {
    const services = [hanging(), hanging(), slow(1000, contentKey)];
    const { result, took } = (await opened(inside(four), services)) as { result: string; took: number };
    expect(result).toBe(assertion);
    expect(took).toBeLessThanOrEqual(limit);
  });

  it('is there as a whole for the last of which nothing was known, when the others have answered', async () => {
    const services = [slow(4500), slow(4500, contentKey)];
    expect(await opened(inside(wrapped()), services)).toMatchObject({ result: assertion });
  });

  it('ends when all of them hang', async () => {
    const services = [hanging(), hanging(), hanging(), hanging()];
    const { error, took } = (await opened(inside(four), services)) as { error: unknown; took: number };
    expect(took).toBeLessThanOrEqual(limit);
    expect(error).toMatchObject(away);
    for (const { unwrapKey } of services) expect(unwrapKey).toHaveBeenCalledTimes(1);
  });
});

describe('an answer that is read a second time', () => {
  it('is not decrypted a second time', async () => {
    const service = slow(0, contentKey);
    const decrypt = decryptOnce({
      decrypters: [service],
      allow: { cbc: false, nonConformingOaep: false },
      signal: undefined,
      timeout: limit,
    });
    const element = parseXml(inside(wrapped()));
    expect(await Promise.all([decrypt(element), decrypt(element)])).toEqual([assertion, assertion]);
    expect(await decrypt(parseXml(inside(wrapped())))).toBe(assertion);
    expect(service.unwrapKey).toHaveBeenCalledTimes(2);
  });

  it('because the provider has a new key, asks our key service once', async () => {
    let certificate = signing.certificate;
    const unwrapKey = vi.fn(openerOf(opening).unwrapKey);
    const world = createSamlWorld(
      {
        identityProvider: { entityId: usual.issuer, metadata: 'https://idp.example/metadata' },
        keys: {
          ...usualOptions.keys,
          encryption: [{ decrypter: { ...openerOf(opening), unwrapKey }, certificate: opening.certificate }],
        },
      },
      {
        fetch: async () =>
          new Response(
            idpMetadata({
              entityId: usual.issuer,
              certificates: [certificate.replace(/-----[^-]+-----|\s/g, '')],
            }),
          ),
      },
    );
    const { requestId, relayState } = await world.start();
    certificate = provider.certificate;
    const facts = { ...usual, requestId };
    const xml = responseXml(await encrypted(signed(assertionXml(facts), usual.assertionId)), facts);
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') });
    form.set('RelayState', relayState);
    expect((await world.post(form)).status).toBe(303);
    expect(unwrapKey).toHaveBeenCalledTimes(1);
  });
});
