import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards towards whom we ask. */
export const outsideGuards: readonly TestedGuard[] = [
  {
    name: 'keys come over TLS',
    why: 'who stands between gives us their own keys',
    provenBy: ['oidc/insecure-metadata.test.ts', 'jwks_uri is not asked'],
    shows: ['http://login.land.test/jwks'],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: `(url.protocol !== 'https:' && config[allowHttp] !== true)`,
        instead: `url.protocol === ''`,
      },
    ],
  },
  {
    name: 'codes and secrets go over TLS',
    why: 'who listens in reads the code and the secret',
    provenBy: ['oidc/insecure-metadata.test.ts', 'token_endpoint is not asked'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: 'if (own[allowHttp] === true) oidc.allowInsecureRequests(config);',
        instead: 'if (own[allowHttp] !== false) oidc.allowInsecureRequests(config);',
      },
    ],
  },
  {
    name: 'access tokens go over TLS',
    why: 'who listens in reads the person, or changes them',
    provenBy: ['oidc/insecure-metadata.test.ts', 'userinfo_endpoint is not asked'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: 'if (own[allowHttp] === true) oidc.allowInsecureRequests(config);',
        instead: 'if (own[allowHttp] !== false) oidc.allowInsecureRequests(config);',
      },
    ],
  },
  {
    name: 'a token endpoint does not send us on',
    why: 'the code and the secret are posted to whoever the answer names',
    provenBy: ['oidc/insecure-metadata.test.ts', 'at token: what we send there goes nowhere else'],
    shows: ['https://evil.test/collect'],
    edits: [
      {
        library: 'oauth4webapi',
        file: 'build/index.js',
        text: `        headers: Object.fromEntries(headers.entries()),
        method: 'POST',
        redirect: 'manual',`,
        instead: `        headers: Object.fromEntries(headers.entries()),
        method: 'POST',
        redirect: 'follow',`,
      },
    ],
  },
  {
    name: 'an address of keys does not send us on',
    why: 'keys come from whoever the answer names',
    provenBy: ['oidc/insecure-metadata.test.ts', 'at jwks: what we send there goes nowhere else'],
    shows: ['https://evil.test/collect'],
    edits: [{ file: 'oidc/connection.ts', text: `redirect: 'manual',`, instead: `redirect: 'follow',` }],
  },
  {
    name: 'an answer of a provider has an end',
    why: 'an answer without one fills the memory of the portal',
    provenBy: [
      'fetch/bounded-fetch.test.ts',
      'at token: the login ends with a typed error, in bounded memory',
    ],
    shows: ['to be'],
    edits: [
      {
        file: 'fetch/bounded-fetch.ts',
        text: 'if (size <= mostBytes) controller.enqueue(chunk);',
        instead: 'if (size >= 0) controller.enqueue(chunk);',
      },
    ],
  },
  {
    name: 'a posted answer has an end',
    why: 'a form without one fills the memory of the portal',
    provenBy: ['login/form-post.test.ts', 'as a megabyte and more is refused without a look at it'],
    shows: [`to be 'servicekonto.request.form'`],
    edits: [{ file: 'login/answer.ts', text: 'gatherBytes(most)', instead: 'gatherBytes(10 * most)' }],
  },
  {
    name: 'a posted answer is not held in pieces',
    why: 'a form that comes byte by byte costs a hundred times its size',
    provenBy: [
      'oidc/logout-token.test.ts',
      'a body byte by byte is not read beyond its bound, and holds no piece of it',
    ],
    shows: ['2,000 pieces would hold 32 MB'],
    edits: [
      {
        file: 'login/answer.ts',
        text: 'const gathered = gatherBytes(most);',
        instead: `const pieces: Uint8Array[] = [];
  let size = 0;
  const gathered = {
    add: (piece: Uint8Array) => pieces.push(piece) > 0 && (size += piece.length) <= most,
    bytes: () => Buffer.concat(pieces),
  };`,
      },
    ],
  },
  {
    name: 'a logout hears that the provider is away',
    why: 'a provider that is away makes every logout an error without a code, a line or an event',
    provenBy: [
      'oidc/logout-token.test.ts',
      'a provider that does not answer before it was ever asked: no success, and a line of it',
    ],
    shows: ['fetch failed'],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: 'const failed = translateError(error, this.id);',
        instead: 'const failed = error as RathausError;',
      },
    ],
  },
  {
    name: 'a provider that does not answer is not waited for',
    why: 'a login hangs for as long as the provider likes',
    provenBy: [
      'oidc/hanging-provider.test.ts',
      'a provider that hangs at token ends the login in time, whatever its fetch does with the signal',
    ],
    shows: ['still waiting'],
    edits: [
      {
        file: 'fetch/bounded-fetch.ts',
        text: 'const response = await Promise.race([stopped, send(url, { ...init, signal: stop.signal })]);',
        instead: 'const response = await send(url, { ...init, signal: stop.signal });',
      },
    ],
  },
  {
    name: 'an emulator that says so with each answer',
    why: 'invented people log in to the real portal',
    provenBy: ['oidc/emulator.test.ts', 'says so with each answer: refused'],
    shows: ['expected 303 to be 500'],
    edits: [
      {
        file: 'fetch/bounded-fetch.ts',
        text: 'if (!sandbox && response.headers.has(sandboxHeader)) {',
        instead: 'if (sandbox && response.headers.has(sandboxHeader) && provider === sandboxHeader) {',
      },
    ],
  },
  {
    name: 'an emulator that says so in its metadata',
    why: 'invented people log in to the real portal',
    provenBy: ['oidc/emulator.test.ts', 'says so in its metadata: refused'],
    shows: ['expected 303 to be 500'],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: ` || metadata['x-rathaus-sandbox'] !== undefined) {`,
        instead: ') {',
      },
    ],
  },
  {
    name: 'a provider on this machine',
    why: 'whoever runs a program on the server says who logs in',
    provenBy: ['oidc/emulator.test.ts', 'has its token endpoint on this machine: refused'],
    shows: ['expected 303 to be 500'],
    edits: [{ file: 'oidc/connection.ts', text: 'if (local || metadata', instead: 'if (metadata' }],
  },
  {
    name: 'allowSandbox is nothing but true',
    why: 'a misspelt setting opens the portal to emulators',
    provenBy: ['oidc/emulator.test.ts', 'says so in its metadata: refused'],
    shows: [`to be 'core.sandbox.refused'`],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: 'if (this.#surroundings.config[allowSandbox] === true) return;',
        instead: 'if (this.#surroundings.config[allowSandbox]) return;',
      },
    ],
  },
  {
    name: 'an issuer on this machine is a danger that shows',
    why: 'a configuration for the laptop goes to the real portal, and nobody sees it in review',
    provenBy: ['config/config.test.ts', 'configuration > localhost issuer'],
    shows: ['allowSandbox'],
    edits: [
      {
        file: 'oidc/check-options.ts',
        text: '[allowSandbox]: config[allowSandbox],',
        instead: '[allowSandbox]: true,',
      },
    ],
  },
  {
    name: 'parameters of the login itself cannot be set',
    why: 'a configuration replaces state or nonce by a fixed text',
    provenBy: ['config/config.test.ts', 'names all faults at once and no secret'],
    shows: ['providers.words.parameters.state is set'],
    edits: [{ file: 'oidc/check-options.ts', text: `  'state',\n`, instead: '' }],
  },
  {
    name: 'an assertion is for one server',
    why: 'a provider of an attacker uses ours at another one',
    provenBy: [
      'oidc/client-auth.test.ts',
      'by an assertion: signed by the key, for this provider, short and never the same',
    ],
    shows: ['"aud"'],
    edits: [
      { file: 'oidc/client-auth.ts', text: 'aud: server.issuer,', instead: `aud: 'https://anywhere.test',` },
    ],
  },
  {
    name: 'keys of cookies are long',
    why: 'a key that is a word is guessed, and whoever knows it seals logins',
    provenBy: ['config/config.test.ts', 'names all faults at once and no secret'],
    shows: ['cookieKeys[1] must be'],
    edits: [
      {
        file: 'config/validate.ts',
        text: 'if (!isLong || new Set(key).size < 10)',
        instead: 'if (isLong && new Set(key).size < 10)',
      },
    ],
  },
];
