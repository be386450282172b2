import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** The id that the browser brings is adopted: session fixation as it is written in books. */
const adoption = [
  {
    file: 'login/callback.ts',
    text: 'sessions.open(finished, request.signal)',
    instead: 'sessions.open(finished, request.signal, request)',
  },
  {
    file: 'session/sessions.ts',
    text: '    { identity, providerSession, authenticatedAt, endsAt = Number.POSITIVE_INFINITY }: FinishedLogin,\n    signal: AbortSignal,\n',
    instead:
      '    { identity, providerSession, authenticatedAt, endsAt = Number.POSITIVE_INFINITY }: FinishedLogin,\n    signal: AbortSignal,\n    request: Request,\n',
  },
  {
    file: 'session/sessions.ts',
    text: 'const id = randomToken();',
    instead: 'const id = this.#id(request) ?? randomToken();',
  },
];

/** Guards of sessions, and of what tenants have in common. */
export const sessionGuards: readonly TestedGuard[] = [
  {
    name: 'a login gets a new session id',
    why: 'an attacker who has planted an id is logged in with the victim (session fixation)',
    provenBy: ['login/attacks.test.ts', 'session fixation: a session id the browser brings is never adopted'],
    shows: [`not to be`],
    edits: adoption,
  },
  {
    name: 'a step-up gets a new session id',
    why: 'an id that was stolen before is raised with the session',
    provenBy: ['login/attacks.test.ts', 'session rotation: the id of before a step-up is dead afterwards'],
    shows: ['to be undefined'],
    edits: adoption,
  },
  {
    name: 'a step-up ends the former session',
    why: 'the former id lives on beside the new one, and the logout does not reach it',
    provenBy: ['login/attacks.test.ts', 'session rotation: the id of before a step-up is dead afterwards'],
    shows: ['to be undefined'],
    edits: [
      { file: 'login/callback.ts', text: '  await sessions.close(request);\n', instead: '' },
      {
        file: 'login/callback.ts',
        text: '  await sessions.closeByHash(former.hash, request.signal);\n',
        instead: '',
      },
    ],
  },
  {
    name: 'a posted answer ends the former session',
    why: 'its cookie does not come along, and the former session lives on',
    provenBy: ['login/form-post.test.ts', 'ends the former session, whose own cookie does not come along'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'login/callback.ts',
        text: '  await sessions.closeByHash(former.hash, request.signal);\n',
        instead: '',
      },
    ],
  },
  {
    name: 'limits follow the level',
    why: 'a session with the identity card lives for twelve hours on a computer in the library',
    provenBy: ['session/session.test.ts', 'session limits > hoch'],
    shows: ['to be'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: 'this.#settings.limits[identity.level]',
        instead: 'this.#settings.limits.basisregistrierung',
      },
    ],
  },
  {
    name: 'a pause ends a session',
    why: 'who comes to the computer later goes on',
    provenBy: ['session/session.test.ts', 'ends by our clock even if the store never forgets'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: 'now < record.endsAt && now < lastSeen + record.idle',
        instead: 'now < record.endsAt',
      },
    ],
  },
  {
    name: 'a session ends in any case',
    why: 'a page that asks now and then keeps it for ever',
    provenBy: [
      'session/session-end.test.ts',
      'comes by our clock, however active the person is, even if the store never forgets',
    ],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: 'now < record.endsAt && now < lastSeen + record.idle',
        instead: 'now < lastSeen + record.idle',
      },
    ],
  },
  {
    name: 'asking for the time left is no activity',
    why: 'the clock on the page keeps the session alive',
    provenBy: ['session/session.test.ts', 'is not kept alive by polling for the remaining time'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: `(use === 'touch' && !isRecent(`,
        instead: `(use !== 'extend' && !isRecent(`,
      },
    ],
  },
  {
    name: 'longer limits are a danger that shows',
    why: 'somebody turns a session into one of a week, and nobody sees it in review',
    provenBy: ['config/config.test.ts', 'names all faults at once and no secret'],
    shows: ['session.limits.hoch is longer'],
    edits: [
      {
        file: 'config/validate.ts',
        text: 'config[allowLongSessions] !== true',
        instead: 'config[allowLongSessions] === false',
      },
    ],
  },
  {
    name: 'a stored session is sealed under its id',
    why: 'who writes to the store makes one session of another',
    provenBy: ['session/session.test.ts', 'cannot be swapped between sessions'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'sealing/seal.ts',
        text: 'export async function seal(value: unknown, secret: string, place: string): Promise<string> {',
        instead:
          'export async function seal(value: unknown, secret: string, place: string): Promise<string> {\n' +
          `  secret = place = '';`,
      },
      {
        file: 'sealing/seal.ts',
        text: 'export async function unseal(sealed: string, secret: string, place: string): Promise<unknown> {',
        instead:
          'export async function unseal(sealed: string, secret: string, place: string): Promise<unknown> {\n' +
          `  secret = place = '';`,
      },
    ],
  },
  {
    name: 'the store knows no session id',
    why: 'who reads the store goes on with the sessions of all',
    provenBy: ['session/session.test.ts', 'shows no id, no token and no person to whoever reads the store'],
    shows: ['not to contain', 'not to include'],
    edits: [
      {
        file: 'sealing/random.ts',
        text: 'export async function digest(text: string): Promise<string> {',
        instead: 'export async function digest(text: string): Promise<string> {\n  if (text) return text;',
      },
    ],
  },
  {
    name: 'only what the store still has is a session',
    why: 'a session that has ended lives on in the memory of a process',
    provenBy: [
      'session/opened-records.test.ts',
      'is not decrypted again, and never outlives what the store says',
    ],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: `if ((await store.get('session', hash)) === kept.sealed) return kept;`,
        instead: `if ((await store.get('session', hash)) !== '') return kept;`,
      },
    ],
  },
  {
    name: 'a shared record cannot be changed',
    why: 'one request makes itself somebody else for all that follow',
    provenBy: ['session/opened-records.test.ts', 'cannot be changed by one request for the others'],
    shows: ['to throw'],
    edits: [
      { file: 'session/sessions.ts', text: 'record: frozen(record)', instead: 'record: frozen && record' },
    ],
  },
  {
    name: 'what is stored is scoped by tenant',
    why: 'a session of one town opens another one',
    provenBy: ['session/session.test.ts', 'is separate for each tenant of one store'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'sealing/store.ts',
        text: 'const { tenant, applicationTimeout: timeout } = settings;',
        instead: `const { applicationTimeout: timeout } = settings;
  const tenant = '';`,
      },
    ],
  },
  {
    name: 'a started login is one of its tenant',
    why: 'a login that was begun in one town is finished in another one',
    provenBy: [
      'servicekonto.test.ts',
      'share neither sessions nor started logins, even if a browser carries the cookies over',
    ],
    shows: [`to be 'servicekonto.login.state-mismatch'`],
    edits: [
      {
        file: 'sealing/cookie-keys.ts',
        text: 'async function keyFrom(secret: string, tenant: string): Promise<CryptoKey> {',
        instead: `async function keyFrom(secret: string, tenant: string): Promise<CryptoKey> {
  tenant = '';`,
      },
    ],
  },
  {
    name: 'a sealed cookie is one of its tenant',
    why: 'two towns with the same keys open the cookies of each other',
    provenBy: ['login/login-cookie.test.ts', 'opens with any of the keys, at its own place'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'sealing/cookie-keys.ts',
        text: 'async function keyFrom(secret: string, tenant: string): Promise<CryptoKey> {',
        instead: `async function keyFrom(secret: string, tenant: string): Promise<CryptoKey> {
  tenant = '';`,
      },
    ],
  },
  {
    name: 'cookies of towns below one host have names of their own',
    why: 'the login of one town ends that of another one, or is taken for it',
    provenBy: ['login/login-cookie.test.ts', 'of two towns below one host do not displace each other'],
    shows: ['to be'],
    edits: [
      {
        file: 'config/validate.ts',
        text: "const own = prefix === '' ? '' : ",
        instead: "const own = prefix ? '' : ",
      },
    ],
  },
  {
    name: 'a token against forged forms is that of the session',
    why: 'an attacker sends forms with a token of their own session (CSRF)',
    provenBy: [
      'session/session.test.ts',
      'differs at each reading, verifies always, and only for its session',
    ],
    shows: ['expected true to be false'],
    edits: [
      {
        file: 'session/csrf.ts',
        text: 'hmac(sessionId,',
        instead: `hmac(sessionId.replace(/.*/, 'x'),`,
      },
    ],
  },
  {
    name: 'a token against forged forms is compared',
    why: 'any text of the right length passes (CSRF)',
    provenBy: [
      'session/session.test.ts',
      'differs at each reading, verifies always, and only for its session',
    ],
    shows: ['expected true to be false'],
    edits: [
      {
        file: 'session/csrf.ts',
        text: 'return equalBytes(unmasked, mac);',
        instead: 'return unmasked.length > 0;',
      },
    ],
  },
];
