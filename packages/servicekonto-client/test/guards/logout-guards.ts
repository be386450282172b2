import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Rows of one table of spoilt logout tokens: each has to be refused. */
const spoilt = (row: string): readonly [string, string] => [
  'oidc/logout-token.test.ts',
  `attacks on the logout > ${row}`,
];
const file = 'oidc/logout-token.ts';
const carriedOut = ['expected 200 to be 400'];

/** Guards of logouts, from here and from the provider. */
export const logoutGuards: readonly TestedGuard[] = [
  {
    name: 'a logout comes from a page of ours',
    why: 'any page logs people out (CSRF)',
    provenBy: ['session/session.test.ts', 'POST of a foreign page'],
    shows: ['expected 200 to be 403'],
    edits: [
      {
        file: 'login/from-ourselves.ts',
        text: `return site === 'same-origin' || (site === 'none' && request.method === 'GET');`,
        instead: `return site !== '';`,
      },
    ],
  },
  {
    name: 'a sibling subdomain is not us',
    why: 'a page on a subdomain logs people out (CSRF)',
    provenBy: ['session/session.test.ts', 'POST of a sibling domain'],
    shows: ['expected 200 to be 403'],
    edits: [
      {
        file: 'login/from-ourselves.ts',
        text: `return site === 'same-origin' ||`,
        instead: `return site.startsWith('same-') ||`,
      },
    ],
  },
  {
    name: 'a link on a foreign page only asks',
    why: 'a picture with our address logs people out',
    provenBy: ['session/session.test.ts', 'link on a foreign page'],
    shows: ['expected', 'to be'],
    edits: [
      {
        file: 'login/from-ourselves.ts',
        text: `(site === 'none' && request.method === 'GET')`,
        instead: `request.method === 'GET'`,
      },
    ],
  },
  {
    name: 'without Sec-Fetch-Site the origin decides',
    why: 'any page logs people out whose browser is old (CSRF)',
    provenBy: ['session/session.test.ts', 'POST with a foreign Origin'],
    shows: ['expected 200 to be 403'],
    edits: [
      {
        file: 'login/from-ourselves.ts',
        text: `return request.headers.get('origin') === context.settings.origin;`,
        instead: `return request.headers.get('origin') !== null;`,
      },
    ],
  },
  {
    name: 'a logout ends the session on the server',
    why: 'who has copied the cookie goes on',
    provenBy: ['session/session.test.ts', 'kills the session on the server, not only the cookie'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: 'if (hash !== undefined) await this.#delete(hash, request.signal);',
        instead: '',
      },
    ],
  },
  {
    name: 'no address says who logs out',
    why: 'the ID token stands in the logs of the provider and in the history of the browser',
    provenBy: ['login/provider-logout.test.ts', 'is a form that posts itself: no address says who it is'],
    shows: ['expected 303 to be 200'],
    edits: [
      {
        file: 'oidc/index.ts',
        text: `return { kind: 'form', action: address, fields: { ...fields, id_token_hint: idToken } };`,
        instead: 'Object.assign(fields, { id_token_hint: idToken });',
      },
    ],
  },
  {
    name: 'the way back from a logout counts once',
    why: 'an address that was copied leads where somebody else wanted to go',
    provenBy: ['login/provider-logout.test.ts', 'comes back to the wanted page, once'],
    shows: ['to be'],
    edits: [
      {
        file: 'login/logout.ts',
        text: `await store.take('logout', await digest(state))`,
        instead: `await store.get('logout', await digest(state))`,
      },
    ],
  },
  {
    name: 'issuer of a logout token',
    why: 'another issuer with the same keys logs people out',
    provenBy: spoilt('another issuer'),
    shows: carriedOut,
    edits: [{ file, text: '    issuer: connection.options.issuer,\n', instead: '' }],
  },
  {
    name: 'audience of a logout token',
    why: 'a token for another application ends sessions of ours',
    provenBy: spoilt('another audience'),
    shows: carriedOut,
    edits: [{ file, text: '    audience: connection.options.clientId,\n', instead: '' }],
  },
  {
    name: 'age of a logout token',
    why: 'a token that was found somewhere ends sessions for ever',
    provenBy: spoilt('old'),
    shows: carriedOut,
    edits: [{ file, text: '    maxTokenAge: longestLife,\n', instead: '' }],
  },
  {
    name: 'end of a logout token',
    why: 'a token ends sessions after its end',
    provenBy: spoilt('expired'),
    shows: carriedOut,
    edits: [{ file, text: 'clockTolerance: tolerance,', instead: 'clockTolerance: 3600,' }],
  },
  {
    name: 'kind of a logout token',
    why: 'a token for something else, with the same claims, ends sessions',
    provenBy: spoilt('of another kind'),
    shows: carriedOut,
    edits: [{ file, text: `throw refused('typ');`, instead: `void refused('typ');` }],
  },
  {
    name: 'event of a logout token',
    why: 'any signed token ends sessions',
    provenBy: spoilt('without the event'),
    shows: carriedOut,
    edits: [
      {
        file,
        text: `if (typeof events !== 'object' || events === null || !isEmptyObject(events[event])) throw refused('events');`,
        instead: `if (events === null || isEmptyObject === undefined) throw refused('events');`,
      },
    ],
  },
  {
    name: 'the event of a logout token is the logout',
    why: 'a token about something else ends sessions',
    provenBy: spoilt('with another event'),
    shows: carriedOut,
    edits: [{ file, text: ' || !isEmptyObject(events[event])', instead: '' }],
  },
  {
    name: 'no nonce in a logout token',
    why: 'an ID token is passed off as one',
    provenBy: spoilt('with a nonce, like an ID token'),
    shows: carriedOut,
    edits: [{ file, text: 'if (payload.nonce !== undefined)', instead: 'if (payload === undefined)' }],
  },
  {
    name: 'a logout token names somebody',
    why: 'nobody knows whose sessions have ended',
    provenBy: spoilt('of nobody'),
    shows: carriedOut,
    edits: [
      { file, text: `if (id === undefined && subject === undefined)`, instead: 'if (payload === undefined)' },
    ],
  },
  {
    name: 'a logout token has a name',
    why: 'it cannot be known when it comes again',
    provenBy: spoilt('without a name'),
    shows: carriedOut,
    edits: [
      { file, text: `requiredClaims: ['iat', 'jti']`, instead: `requiredClaims: ['iat']` },
      { file, text: `throw refused('jti');`, instead: `void refused('jti');` },
      { file, text: 'message: jti,', instead: `message: jti ?? '',` },
    ],
  },
  {
    name: 'signature of a logout token',
    why: 'anybody logs anybody out',
    provenBy: ['oidc/logout-token.test.ts', 'a signature that is not that of the provider'],
    shows: carriedOut,
    edits: [
      {
        file,
        text: 'const { payload, protectedHeader } = verified;',
        instead:
          `const [head = '', body = ''] = token.split('.');\n` +
          `const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());\n` +
          'const { payload, protectedHeader } = verified ?? { payload: read(body), protectedHeader: read(head) };',
      },
      { file, text: 'throw refused(codeOf(cause));', instead: 'return void codeOf(cause);' },
    ],
  },
  {
    name: 'a logout token counts once',
    why: 'played back it ends a session that was begun since',
    provenBy: ['oidc/logout-token.test.ts', 'played back does not end a session that was begun since'],
    shows: ['to be defined', 'not to be undefined'],
    edits: [
      {
        file: 'oidc/index.ts',
        text: 'if (!(await ender.wasDone(ended.message, { signal }))) {',
        instead: 'if ((await ender.wasDone(ended.message, { signal })) !== undefined) {',
      },
    ],
  },
  {
    name: 'a logout token that names a session ends that one alone',
    why: 'a logout on the telephone ends the one at home',
    provenBy: ['oidc/logout-token.test.ts', 'ends the session that it names, at once and for good'],
    shows: ['another session of the same person'],
    edits: [
      {
        file: 'session/session-index.ts',
        text: 'const [entry] = await entriesOf(names);',
        instead: 'const entry = (await entriesOf(names)).at(-1);',
      },
    ],
  },
  {
    name: 'sessions are found by provider',
    why: 'one provider ends the sessions of another one',
    provenBy: [
      'login/two-providers.test.ts',
      'ends no session of the first, although it names its session and its person',
    ],
    shows: ['to be defined', 'not to be undefined'],
    edits: [
      {
        file: 'session/session-index.ts',
        text: 'const entries: Entry[] = [];',
        instead: `provider = '';\n  const entries: Entry[] = [];`,
      },
    ],
  },
  {
    name: 'messages are known by provider',
    why: 'one provider uses up the names of messages of another one, whose logouts then do nothing',
    provenBy: ['login/two-providers.test.ts', 'does not use up the name of a message of the first'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'login/routes.ts',
        text: 'const nameOf = (id: string) => digest(',
        instead: `const nameOf = (id: string, provider = '') => digest(`,
      },
    ],
  },
  {
    name: 'a logout reaches every session',
    why: 'a session that cannot be found any more outlives the logout of the person',
    provenBy: [
      'oidc/logout-token.test.ts',
      'reaches every session that lives, however many logins there were before',
    ],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'session/session-index.ts',
        text: `if (other !== undefined) await Promise.all([store.delete('session', other), store.delete('seen', other)]);`,
        instead: 'void other;',
      },
    ],
  },
];
