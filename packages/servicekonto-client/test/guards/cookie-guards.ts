import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of what browsers keep for us. */
export const cookieGuards: readonly TestedGuard[] = [
  {
    name: 'a sealed login cookie opens under its own name',
    why: 'a cookie that an attacker has planted under the name of another login opens that (cookie tossing)',
    provenBy: [
      'login/attacks.test.ts',
      'cookie tossing: a planted login cookie, the sealed one of another login, opens no login',
    ],
    // The code of the attacker then reaches the provider, where PKCE stops it.
    shows: [`expected 'servicekonto.code.invalid' to be 'servicekonto.login.state-mismatch'`],
    edits: [
      {
        file: 'sealing/cookie-keys.ts',
        text: 'const [key] = await keys();\n      const additionalData = encoder.encode(place);',
        instead:
          'const [key] = await keys();\n      const additionalData = encoder.encode(place.slice(0, 0));',
      },
      {
        file: 'sealing/cookie-keys.ts',
        text: 'const iv = bytes.subarray(0, ivLength);\n      const additionalData = encoder.encode(place);',
        instead:
          'const iv = bytes.subarray(0, ivLength);\n      const additionalData = encoder.encode(place.slice(0, 0));',
      },
      {
        file: 'login/transactions.ts',
        text: 'if (!transaction || (await stateOf(transaction)) !== state)',
        instead: 'if (!transaction)',
      },
    ],
  },
  {
    name: 'a sealed cookie needs one of our keys',
    why: 'anybody seals cookies for us',
    provenBy: ['login/login-cookie.test.ts', 'opens with any of the keys, at its own place'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'sealing/cookie-keys.ts',
        text: `importKey('raw', encoder.encode(secret), 'HKDF'`,
        instead: `importKey('raw', encoder.encode(secret.slice(0, 0)), 'HKDF'`,
      },
    ],
  },
  {
    name: 'a sealed cookie of a key that was taken out',
    why: 'a key that has leaked stays good',
    provenBy: [
      'login/login-cookie.test.ts',
      'sealed with the former key are taken while both are configured',
    ],
    shows: ['expected 303 to be 400'],
    edits: [
      {
        file: 'sealing/cookie-keys.ts',
        text: `importKey('raw', encoder.encode(secret), 'HKDF'`,
        instead: `importKey('raw', encoder.encode(secret.slice(0, 0)), 'HKDF'`,
      },
    ],
  },
  {
    name: '__Host- in front of the session cookie',
    why: 'a sibling subdomain plants a session (cookie tossing)',
    provenBy: ['session/cookie-tossing.test.ts', 'is no session, although it holds the id of one'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/cookie.ts',
        text: 'return secure ?',
        instead: `return secure && name === '' ?`,
      },
    ],
  },
  {
    name: '__Host- in front of the login cookie',
    why: 'a sibling subdomain logs the victim in as the attacker',
    provenBy: [
      'session/cookie-tossing.test.ts',
      'is no started login: the victim is not logged in as the attacker',
    ],
    shows: [`not to contain 'rathaus-session='`],
    edits: [
      {
        file: 'session/cookie.ts',
        text: 'return secure ?',
        instead: `return secure && name === '' ?`,
      },
    ],
  },
  {
    name: '__Host- in front of the click cookie',
    why: 'one click of an attacker counts for everybody on a sibling subdomain',
    provenBy: ['session/cookie-tossing.test.ts', 'is no click on the page that asks for one'],
    shows: ['expected 303 to be 429'],
    edits: [
      {
        file: 'session/cookie.ts',
        text: 'return secure ?',
        instead: `return secure && name === '' ?`,
      },
    ],
  },
  {
    name: 'only space and tab are no part of a name',
    why: 'a sibling subdomain plants a session with a no-break space in front of `__Host-` (cookie tossing)',
    provenBy: ['session/cookie-tossing.test.ts', 'makes no session'],
    shows: ['to be undefined'],
    edits: [
      { file: 'session/cookie.ts', text: 'return text.slice(from, to);', instead: 'return text.trim();' },
    ],
  },
  {
    name: 'of two session cookies with one name neither counts',
    why: 'one that was planted for a longer path wins (cookie tossing)',
    provenBy: ['login/attacks.test.ts', 'cookie tossing: of two different session cookies neither counts'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/cookie.ts',
        text: 'if (found !== undefined && found !== value) return undefined;',
        instead: '',
      },
    ],
  },
  {
    name: 'of two login cookies with one name neither counts',
    why: 'one that was planted for a longer path wins (cookie tossing)',
    provenBy: [
      'session/cookie-tossing.test.ts',
      'beside the one of a started login: neither counts, in either order',
    ],
    shows: [`to be 'servicekonto.login.state-mismatch'`],
    edits: [
      {
        file: 'session/cookie.ts',
        text: 'if (found !== undefined && found !== value) return undefined;',
        instead: '',
      },
    ],
  },
  {
    name: 'no script reads a cookie',
    why: 'a script of the site that was smuggled in takes the session away',
    provenBy: ['login/login.test.ts', 'sets cookies that no sibling domain can plant and no script can read'],
    shows: [`to include 'HttpOnly'`, "to contain 'HttpOnly'"],
    edits: [{ file: 'session/cookie.ts', text: `    'HttpOnly',\n`, instead: '' }],
  },
  {
    name: 'cookies travel over TLS only',
    why: 'who listens in takes the session away',
    provenBy: ['login/login.test.ts', 'sets cookies that no sibling domain can plant and no script can read'],
    shows: [`to include 'Secure'`, "to contain 'Secure'"],
    edits: [{ file: 'session/cookie.ts', text: `if (secure) parts.push('Secure');`, instead: '' }],
  },
  {
    name: 'the session cookie does not come along with a POST from another site',
    why: 'forms of the application are sent by other sites in the name of the person',
    provenBy: [
      'login/form-post.test.ts',
      'finds the cookie of its login, which says SameSite=None, and no other cookie does',
    ],
    shows: ['SameSite=Lax'],
    edits: [
      {
        file: 'session/cookie.ts',
        text: `crossSite && secure ? 'None' : 'Lax'`,
        instead: `secure ? 'None' : 'Lax'`,
      },
    ],
  },
  {
    name: 'planted cookies make no work',
    why: 'a hundred planted cookies cost a hundred decryptions at each start',
    provenBy: ['login/login-cookie.test.ts', 'planted by the hundred cost no more than twenty decryptions'],
    shows: ['to be less than or equal to 20'],
    edits: [{ file: 'login/transactions.ts', text: 'names.slice(0, 20).map(', instead: 'names.map(' }],
  },
  {
    name: 'planted cookies lengthen no answer',
    why: 'a hundred planted cookies make answers that web servers in front refuse: nobody with them can log in',
    provenBy: ['login/login-cookie.test.ts', 'planted by the hundred lengthen no answer'],
    shows: ['to be less than or equal to 6'],
    edits: [
      {
        file: 'login/transactions.ts',
        text: 'Math.min(names.length - keep, mostRemoved)',
        instead: 'names.length - keep',
      },
    ],
  },
];
