import type { IncomingMessage, ServerResponse } from 'node:http';
import { bundidNextSigning, bundidSigning } from '../../src/seed/saml-keys-providers.ts';
import type { LogoutHole } from './logout-hole.ts';
import { bodyOf, cookieOf, page } from './page.ts';
import type { ReadAnswer } from './read-answer.ts';
import { type ReadLogout, type ReceivedLogout, readPostedLogout, readQueriedLogout } from './read-logout.ts';

type Binding = 'post' | 'redirect';

/** How the service provider of the tests treats logouts. */
export interface LogoutServiceOptions {
  readonly logoutHoles?: readonly LogoutHole[];
  /** Ways over which logouts come. Default both. */
  readonly logoutBindings?: readonly Binding[];
  /** Ends no session over these ways. */
  readonly ignoresLogout?: readonly Binding[];
  /** After so many logouts it carries out none. */
  readonly tiresOfLogoutAfter?: number;
}

/** What it shares with the login. */
export interface LogoutState {
  /** By the cookie. */
  readonly sessions: Map<string, ReadAnswer>;
  /** IDs of messages. */
  readonly used: Set<string>;
}

/** Answers what comes to the address for logouts. */
export function createLogoutService(
  origin: string,
  state: LogoutState,
  options: LogoutServiceOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const holes = new Set(options.logoutHoles);
  const rules = {
    holes,
    certificates: [bundidSigning.certificate, bundidNextSigning.certificate],
    issuer: 'http://127.0.0.1:4401/idp',
    slo: `${origin}/slo`,
  };
  let logouts = 0;

  /** Whether sessions were ended. */
  function carryOut(asked: ReadLogout | undefined, own: string, binding: Binding): boolean {
    logouts += 1;
    const isTired = logouts > (options.tiresOfLogoutAfter ?? Number.POSITIVE_INFINITY);
    if (asked === undefined || isTired || options.ignoresLogout?.includes(binding)) return false;
    if (state.used.has(asked.id) && !holes.has('logout-replay')) return false;
    state.used.add(asked.id);
    endSessions(state.sessions, asked, own, holes);
    return true;
  }

  return async (request, response) => {
    const binding: Binding = request.method === 'GET' ? 'redirect' : 'post';
    if (options.logoutBindings?.includes(binding) === false) {
      page(response, 405, 'Nicht auf diesem Weg');
      return;
    }
    const body = binding === 'post' ? await bodyOf(request) : '';
    if (body === undefined && !holes.has('logout-stands-still')) page(response, 413, 'Zu groß');
    if (body === undefined) return;
    const received =
      binding === 'redirect'
        ? readQueriedLogout(request.url?.split('?', 2)[1] ?? '', rules)
        : readPostedLogout(new URLSearchParams(body), rules);
    if (received.kind === 'never') return;
    const own = cookieOf(request, 'session');
    if (received.kind === 'response' && holes.has('logout-any-response')) state.sessions.delete(own);
    const isDone = received.kind === 'request' && carryOut(received.request, own, binding);
    answer(response, received, isDone, holes);
  };
}

function endSessions(
  sessions: LogoutState['sessions'],
  { nameId: person, sessionIndexes }: ReadLogout,
  own: string,
  holes: ReadonlySet<LogoutHole>,
): void {
  if (holes.has('logout-any-person')) sessions.delete(own);
  for (const [key, { nameId, sessionIndex }] of sessions) {
    const isIndex = sessionIndexes.includes(sessionIndex);
    const isPerson = person === nameId && (isIndex || sessionIndexes.length === 0);
    if (isPerson || (isIndex && holes.has('logout-index-only'))) sessions.delete(key);
  }
}

function answer(
  response: ServerResponse,
  received: Exclude<ReceivedLogout, { kind: 'never' }>,
  isDone: boolean,
  holes: ReadonlySet<LogoutHole>,
): void {
  const { kind, relayState } = received;
  const shown = holes.has('logout-echo') ? relayState : '';
  const query = new URLSearchParams({ SAMLResponse: 'PGE+', RelayState: relayState });
  if (!isDone && kind !== 'response') page(response, 403, `Abmeldung nicht möglich ${shown}`);
  else if (relayState !== '' && holes.has('logout-header'))
    // Libraries refuse such headers; this one is written past them.
    response.socket?.end(`HTTP/1.1 303 See Other\r\nContent-Length: 0\r\nLocation: ${relayState}\r\n\r\n`);
  else if (relayState !== '' && holes.has('logout-open-redirect')) goTo(response, relayState);
  else if (kind === 'response' || shown !== '') page(response, 200, `Abgemeldet? ${shown}`);
  else goTo(response, `http://127.0.0.1:4401/idp/slo?${query}`);
}

function goTo(response: ServerResponse, address: string): void {
  response.writeHead(303, { location: address.replace(/[^\u0021-\u007e]/g, '') }).end();
}
