import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it, vi } from 'vitest';
import { listAt } from '../../test/pki.ts';
import { ecAuthority, leafOf, revocationOver } from '../../test/responder.ts';

/** What the resolver says, one answer after the other; the last one stays. */
let answers: LookupAddress[][] = [];
const asked: string[] = [];
vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (host: string, _: unknown, callback: (error: null, addresses: LookupAddress[]) => void) => {
    asked.push(host);
    callback(null, (answers.length > 1 ? answers.shift() : answers[0]) ?? []);
  },
}));

const ec = ecAuthority();
const server = createServer((_, answer) => answer.end(ec.crl()));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

const address = (text: string): LookupAddress => ({ address: text, family: text.includes(':') ? 6 : 4 });
async function why(resolved: string[][], allowHosts?: string[]) {
  answers = resolved.map((list) => list.map(address));
  asked.length = 0;
  const url = `http://crl.pki.example${allowHosts ? `:${port}` : ''}/ca.crl`;
  const leaf = leafOf(ec, [listAt(url)]);
  const { status } = revocationOver(
    {},
    { sources: [{ kind: 'crl' }], fetch: undefined, allowHosts, timeout: 2_000 },
  );
  const [first] = await status([leaf, ec.certificate]);
  return first?.status === 'unknown' ? first.why : first?.status;
}

it.each([
  ['this machine', ['127.0.0.1']],
  ['the service of keys of a cloud', ['169.254.169.254']],
  ['the own network', ['10.1.2.3']],
  ['a private IPv6 address', ['fd00::1']],
  ['a public and a private address', ['8.8.8.8', '192.168.0.1']],
])('a public name that leads to %s is not asked', async (_, addresses) => {
  expect(await why([addresses])).toBe('address-refused');
});

it('a name is resolved once, and the connection goes to what was judged', async () => {
  // The second answer would be another one: nobody asks for it.
  expect(await why([['127.0.0.1'], ['169.254.169.254']], [`crl.pki.example:${port}`])).toBe('good');
  expect(asked).toEqual(['crl.pki.example']);
});

it('a name that is allowed may lead into the own network, but not to link-local addresses', async () => {
  const allowed = [`crl.pki.example:${port}`];
  expect(await why([['127.0.0.1']], allowed)).toBe('good');
  for (const one of ['169.254.169.254', 'fe80::1', '0.0.0.0', '::ffff:169.254.169.254'])
    expect(await why([[one]], allowed)).toBe('address-refused');
});

it('a name that leads nowhere is unreachable', async () => {
  expect(await why([[]])).toBe('unreachable');
});
