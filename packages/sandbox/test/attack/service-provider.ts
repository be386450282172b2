import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { escapeHtml } from '../../src/page/page.ts';
import { bundidNextSigning, bundidSigning } from '../../src/seed/saml-keys-providers.ts';
import { musterstadtSamlEncryption } from '../../src/seed/saml-keys-service-provider.ts';
import type { Hole } from './hole.ts';
import { createLogoutService, type LogoutServiceOptions } from './logout-service.ts';
import { bodyOf, cookieOf, page } from './page.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';

/** A service provider of the tests, as a town may have written it. */
export interface TestServiceProvider {
  readonly origin: string;
  readonly login: string;
  readonly acs: string;
  /** Takes logouts. */
  readonly slo: string;
  close(): Promise<void>;
}

export interface TestServiceProviderOptions extends LogoutServiceOptions {
  readonly holes?: readonly Hole[];
  /** Refuses every answer. */
  readonly refusesAll?: boolean;
  /** After so many answers it refuses all. */
  readonly tiresAfter?: number;
  readonly binding?: 'POST' | 'Redirect';
  /** Where the login goes. Default: an emulator that does not run. */
  readonly singleSignOn?: string;
  readonly minimumLevel?: number;
  /** Shows nobody's name. */
  readonly anonymousPage?: boolean;
}

const entityId = 'https://musterstadt.example/sp';

export async function startTestServiceProvider(
  options: TestServiceProviderOptions = {},
): Promise<TestServiceProvider> {
  const holes = new Set(options.holes);
  const requests = new Map<string, string>();
  const sessions = new Map<string, ReadAnswer>();
  const used = new Set<string>();
  let answers = 0;
  const singleSignOn = options.singleSignOn ?? 'http://127.0.0.1:4401/idp/profile/SAML2/POST/SSO';

  // A message in the address is longer than headers usually may be.
  const server = createServer({ maxHeaderSize: 128 * 1024 }, (request, response) => {
    void handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end('Fehler');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const takeLogout = createLogoutService(origin, { sessions, used }, options);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (pathname === '/login') return login(response);
    if (pathname === '/konto') return account(request, response);
    if (pathname === '/slo') return takeLogout(request, response);
    if (pathname !== '/acs') return page(response, 404, 'Nicht gefunden');
    if (request.method === 'GET')
      return holes.has('get')
        ? take(request, response, searchParams)
        : page(response, 405, 'Nur mit Formular');
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
      return page(response, 415, 'Kein Formular');
    const body = await bodyOf(request);
    if (body === undefined) return page(response, 413, 'Zu groß');
    return take(request, response, new URLSearchParams(body));
  }

  function login(response: ServerResponse): void {
    const browser = randomUUID();
    const id = `_${randomUUID()}`;
    requests.set(browser, id);
    const xml = authnRequest(id, origin, options.minimumLevel ?? 3);
    const cookie = `browser=${browser}; Path=/; HttpOnly`;
    if (options.binding === 'Redirect') {
      const query = new URLSearchParams({
        SAMLRequest: deflateRawSync(xml).toString('base64'),
        RelayState: '/konto',
      });
      response.writeHead(302, { location: `${singleSignOn}?${query}`, 'set-cookie': cookie }).end();
      return;
    }
    const field = (name: string, value: string) =>
      `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
    page(
      response,
      200,
      `<form method="post" action="${escapeHtml(singleSignOn)}">${field('SAMLRequest', Buffer.from(xml).toString('base64'))}${field('RelayState', '/konto')}<button>Weiter</button></form>`,
      cookie,
    );
  }

  function account(request: IncomingMessage, response: ServerResponse): void {
    const who = sessions.get(cookieOf(request, holes.has('fixation') ? 'browser' : 'session'));
    if (!who) response.writeHead(302, { location: '/abgemeldet' }).end();
    else
      page(
        response,
        200,
        options.anonymousPage
          ? 'Willkommen'
          : `<p>${escapeHtml(who.name)}</p><p>${escapeHtml(who.nameId)}</p>`,
      );
  }

  function take(request: IncomingMessage, response: ServerResponse, form: URLSearchParams): void {
    const [message, ...more] = form.getAll('SAMLResponse');
    const [relayState = '/konto'] = form.getAll('RelayState');
    answers += 1;
    const isTired = options.refusesAll || answers > (options.tiresAfter ?? Number.POSITIVE_INFINITY);
    const browser = cookieOf(request, 'browser');
    const answer =
      message === undefined || more.length > 0 || isTired
        ? undefined
        : readAnswer(Buffer.from(message, 'base64').toString('utf8'), {
            holes,
            certificates: [bundidSigning.certificate, bundidNextSigning.certificate],
            decryptionKey: musterstadtSamlEncryption.privateKey,
            issuer: 'http://127.0.0.1:4401/idp',
            entityId,
            acs: `${origin}/acs`,
            requestId: requests.get(browser),
            minimumLevel: options.minimumLevel ?? 3,
          });
    if (answer === undefined || (used.has(answer.assertionId) && !holes.has('replay'))) {
      page(response, 403, `Anmeldung nicht möglich ${holes.has('echo') ? relayState : ''}`);
      return;
    }
    used.add(answer.assertionId);
    if (!holes.has('replay')) requests.delete(browser);
    const session = holes.has('fixation') ? browser : randomUUID();
    sessions.set(session, answer);
    const location = holes.has('open-redirect') ? relayState : '/konto';
    response
      .writeHead(303, {
        location: location.replace(/[^\u0021-\u007e]/g, ''),
        ...(!holes.has('fixation') && { 'set-cookie': `session=${session}; Path=/; HttpOnly` }),
      })
      .end();
  }

  return {
    origin,
    login: `${origin}/login`,
    acs: `${origin}/acs`,
    slo: `${origin}/slo`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function authnRequest(id: string, origin: string, level: number): string {
  return `<saml2p:AuthnRequest xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="${new Date().toISOString()}" AssertionConsumerServiceURL="${origin}/acs"><saml2:Issuer>${entityId}</saml2:Issuer><saml2p:RequestedAuthnContext Comparison="minimum"><saml2:AuthnContextClassRef>STORK-QAA-Level-${level}</saml2:AuthnContextClassRef></saml2p:RequestedAuthnContext></saml2p:AuthnRequest>`;
}
