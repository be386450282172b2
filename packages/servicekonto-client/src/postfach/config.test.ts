import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { expect, it } from 'vitest';
import {
  author,
  curveCertificate,
  otherCertificate,
  signerOf,
  twoNamesCertificate,
} from '../../test/postfach/author.ts';
import { baseUrl, codeOf, createWorld, message } from '../../test/postfach/world.ts';
import { createPostfach, type PostfachConfig, zbpFitConnect, zbpRest } from './index.ts';

const faultsOf = (config: unknown): string => {
  try {
    createPostfach(config as PostfachConfig);
    return 'none';
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'servicekonto.config.invalid') throw error;
    return error.message;
  }
};
const rest = { baseUrl, fetch, author: author(), journal: createMemoryStateStore() };
const sender = { enqueue: () => undefined, getByKey: () => undefined };

it('names all faults at once', () => {
  expect(faultsOf({})).toContain('tenant is missing');
  expect(faultsOf({ tenant: 'musterstadt' })).toContain('transport is missing');
  expect(faultsOf({ tenant: 'musterstadt', transport: {} })).toContain('transport is no way to a mailbox');
  expect(
    faultsOf({ tenant: 'A', transport: zbpRest({ ...rest, baseUrl: 'http://x.example' }), clok: 1 }),
  ).toMatch(/tenant must be .*transport\.baseUrl must be https.*clok is unknown, perhaps clock/);
  const nothing = zbpRest({} as never);
  expect(faultsOf({ tenant: 'musterstadt', transport: nothing })).toMatch(
    /transport\.baseUrl is missing.*transport\.fetch.*author\.signer.*author\.certificate.*transport\.journal/,
  );
  const bridge = zbpFitConnect({} as never);
  expect(faultsOf({ tenant: 'musterstadt', transport: bridge })).toMatch(
    /transport\.sender.*transport\.destinationId.*author\.signer/,
  );
});

it('names a member of a way to the mailbox that nobody knows', () => {
  const misspelt = { ...rest, timeuot: 1 };
  expect(faultsOf({ tenant: 'musterstadt', transport: zbpRest(misspelt) })).toContain(
    'transport.timeuot is unknown, perhaps timeout',
  );
  const facts = { sender: sender as never, destinationId: crypto.randomUUID(), author: author() };
  const bridge = (words: object) =>
    faultsOf({ tenant: 'musterstadt', transport: zbpFitConnect({ ...facts, words }) });
  expect(bridge({ mesage: 'x' })).toContain('transport.words.mesage is unknown, perhaps message');
  expect(bridge({ message: 'x' })).toBe('none');
});

it.each([
  ['another algorithm', author({ signer: signerOf('PS512') }), 'must sign with RS512'],
  ['a shorter hash', author({ signer: signerOf('RS256') }), 'must sign with RS512'],
  ['no certificate', author({ certificate: 'PEM' }), 'must be a certificate as PEM'],
  ['a certificate of a curve', author({ certificate: curveCertificate }), 'must be of an RSA key'],
  ['two common names', author({ certificate: twoNamesCertificate }), 'must have one common name'],
  ['a token of an hour', author({ tokenLifetime: 3_600_000 }), 'at most 1800000'],
  ['a name of the sandbox', author({ certificate: otherCertificate }), 'is a key of the sandbox'],
])('refuses an author with %s', (_name, given, fault) => {
  const both = [
    zbpRest({ ...rest, author: given }),
    zbpFitConnect({ sender: sender as never, destinationId: crypto.randomUUID(), author: given }),
  ];
  for (const transport of both) expect(faultsOf({ tenant: 'musterstadt', transport })).toContain(fault);
});

it('serves many tenants and forgets one that is gone', async () => {
  const { options } = createWorld();
  const known = new Set(['musterstadt', 'beispielhausen']);
  const postfaecher = createPostfach({
    config: (id) => (known.has(id) ? { tenant: id, transport: zbpRest(options) } : undefined),
  });
  const musterstadt = await postfaecher.tenant('musterstadt');
  expect((await musterstadt.send(message())).state).toBe('accepted');
  expect(await codeOf(postfaecher.tenant('nirgendwo'))).toBe('core.tenant.unknown');
  known.delete('musterstadt');
  postfaecher.forget('musterstadt');
  expect(await codeOf(postfaecher.tenant('musterstadt'))).toBe('core.tenant.unknown');
  expect(await codeOf(musterstadt.send(message()))).toBe('core.tenant.unknown');
});
