/** Everything that strangers can send to the addresses of SAML: a page that helps, and no trace of what it was. */
import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import { badHeaders, badValues, judge, marker } from './bad-input.ts';
import { usual } from './saml/maker.ts';
import { createSamlWorld, type SamlWorld, usualOptions } from './saml/world.ts';

const portal = new URL(usual.acsUrl).origin;
const identityProvider = {
  ...(usualOptions.identityProvider as object),
  sloUrl: 'https://idp.example/slo',
} as Exclude<typeof usualOptions.identityProvider, string>;

interface BadSamlWorld extends SamlWorld {
  readonly lines: LogEntry[];
}

function openWorld(): BadSamlWorld {
  const lines: LogEntry[] = [];
  const world = createSamlWorld({ identityProvider }, { logger: (line) => void lines.push(line) });
  return Object.assign(world, { lines });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const cross = { 'sec-fetch-site': 'cross-site' };

interface Address {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Every parameter that is read, and some that are not. */
  readonly parameters: readonly string[];
}

const answer = ['SAMLResponse', 'RelayState', 'SAMLRequest', 'SAMLart', 'SigAlg', 'Signature', 'unbekannt'];
const addresses: Readonly<Record<string, Address>> = {
  login: {
    method: 'GET',
    path: '/login/bundid',
    parameters: ['level', 'return', 'fresh', 'RelayState', 'unbekannt'],
  },
  callback: { method: 'POST', path: '/login/callback/bundid', parameters: answer },
  'callback by an address': { method: 'GET', path: '/login/callback/bundid', parameters: answer },
  'callback of nobody': { method: 'POST', path: '/login/callback/niemand', parameters: answer },
  'logout by the provider': { method: 'POST', path: '/login/bundid/logout', parameters: answer },
  'logout by an address': { method: 'GET', path: '/login/bundid/logout', parameters: answer },
  'metadata, posted to': { method: 'POST', path: '/login/bundid/metadata', parameters: ['unbekannt'] },
};

/** Asks with some fields, which stand where the method has them. */
const ask = (
  world: SamlWorld,
  { method, path }: Address,
  fields: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  method === 'GET'
    ? world.browser.visit(`${path}?${fields}`, { method, headers: { ...cross, ...headers } })
    : world.browser.visit(path, { method, body: fields, headers: { ...form, ...cross, ...headers } });

/** The other fields of the answer to a login that is open. */
async function rightFields(world: SamlWorld, without: string): Promise<string> {
  const carried = await world.start();
  if (without === 'SAMLResponse') return `RelayState=${carried.relayState}`;
  const right = await world.answer(carried);
  right.delete(without);
  return String(right);
}

const requests = Object.entries(addresses).flatMap(([name, address]) =>
  address.parameters.flatMap((parameter) =>
    Object.entries(badValues).map(([kind, values]) => ({ name, address, parameter, kind, values })),
  ),
);

describe('every parameter of every address', () => {
  it.each(requests)('$name: $parameter $kind', async ({ address, parameter, values }) => {
    for (const language of ['de', 'en'] as const) {
      const world = openWorld();
      const pairs = values.map((value) => `${parameter}=${value}`);
      // The rest is right, so that it is this parameter which decides.
      const right = address === addresses.callback ? await rightFields(world, parameter) : '';
      const fields = [...pairs, right].filter(Boolean);
      const response = await ask(world, address, fields.join('&'), { 'accept-language': language });
      const code = await judge(world, response, { language, redirects: [portal] });
      if (parameter === 'SAMLResponse' && address === addresses.callback) expect(code).toBeDefined();
    }
  });

  it('nothing that is asked changes the metadata', async () => {
    const world = openWorld();
    const usually = await (await world.browser.visit('/login/bundid/metadata')).text();
    for (const values of Object.values(badValues)) {
      const query = values.map((value) => `entityID=${value}&unbekannt=${value}`).join('&');
      const response = await world.browser.visit(`/login/bundid/metadata?${query}`);
      expect(response.headers.get('content-type')).toContain('application/samlmetadata+xml');
      expect(await response.text()).toBe(usually);
    }
  });
});

const xml = (content: string) => Buffer.from(content).toString('base64');
const response = (content: string, attributes = '') =>
  `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" ID="_1" ${attributes}>${content}</p:Response>`;
const status = (code: string, message: string) =>
  `<p:Status><p:StatusCode Value="${code}"/><p:StatusMessage>${message}</p:StatusMessage></p:Status>`;
const requester = 'urn:oasis:names:tc:SAML:2.0:status:Requester';
const messages: Readonly<Record<string, string>> = {
  'no XML': marker,
  'half of it': '<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"',
  'an entity': `<!DOCTYPE a [<!ENTITY b "${marker}">]>${response('&b;')}`,
  'another message': `<p:AuthnRequest xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ID="${marker}"/>`,
  'a name in the issuer': response(`<a:Issuer>${marker}</a:Issuer>`),
  'a name in the version': response('').replace('"2.0"', `"${marker}"`),
  'a name in the destination': response('', `Destination="https://${encodeURIComponent(marker)}.example/"`),
  'a name as the request': response('', `InResponseTo="${marker}"`),
  'very many elements': response('<a:x/>'.repeat(5000)),
  'very deep': response(`${'<a:x>'.repeat(2000)}${'</a:x>'.repeat(2000)}`),
};

describe('a message that a stranger has written', () => {
  it.each(Object.entries(messages))('%s', async (_name, message) => {
    for (const [name, field] of [
      ['callback', 'SAMLResponse'],
      ['logout by the provider', 'SAMLRequest'],
    ] as const) {
      const world = openWorld();
      const { relayState } = await world.start();
      const fields = new URLSearchParams({ [field]: xml(message), RelayState: relayState });
      const code = await judge(world, await ask(world, addresses[name]!, String(fields)));
      expect(code).toBe(
        name === 'callback' ? 'servicekonto.response.invalid' : 'servicekonto.logout.refused',
      );
      expect(await world.browser.session()).toBeUndefined();
    }
  });

  it.each([
    ['a name as its code', marker, ''],
    ['a name as its second code', `${requester}"><p:StatusCode Value="${marker}`, ''],
    ['a name as its text', requester, marker],
  ])('a refusal with %s', async (_name, code, message) => {
    const world = openWorld();
    const { requestId, relayState } = await world.start();
    const refusal = response(status(code, message), `InResponseTo="${requestId}"`);
    const fields = new URLSearchParams({ SAMLResponse: xml(refusal), RelayState: relayState });
    const page = await ask(world, addresses.callback!, String(fields));
    expect(await judge(world, page)).toMatch(/^servicekonto\./);
  });
});

const headers = ['cookie', 'accept-language', 'content-type', 'origin', 'sec-fetch-site', 'host', 'referer'];
const cookies = ['session', 'click', 'login-', 'login-AAAAAAAAAAAA'].map((name) => `__Host-rathaus-${name}`);

describe('every header and cookie', () => {
  it.each(Object.entries(addresses))('%s', async (_name, address) => {
    for (const [kind, value] of Object.entries(badHeaders))
      for (const name of [...headers, ...cookies]) {
        const isCookie = name.startsWith('__Host-');
        const given = isCookie ? { cookie: `${name}=${value}; ${name}=2${value}` } : { [name]: value };
        const world = openWorld();
        const { method, path } = address;
        const request = new Request(`${portal}${path}`, {
          method,
          headers: { ...(method === 'POST' && form), ...given },
          ...(method === 'POST' && { body: 'SAMLResponse=PGE+&RelayState=x' }),
        });
        const page = await world.konto.handle(request);
        expect(page, `${name} ${kind}`).toBeDefined();
        await judge(world, page!, { redirects: [portal] });
      }
  });
});
