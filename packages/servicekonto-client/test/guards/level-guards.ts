import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of the level, of who it is, and of who says so. */
export const levelGuards: readonly TestedGuard[] = [
  {
    name: 'the answered level reaches the asked one',
    why: 'a password opens what needs the identity card (downgrade)',
    provenBy: ['login/attacks.test.ts', 'refuses lower than asked'],
    shows: ['expected 303 to be 403'],
    edits: [
      {
        file: 'level/level-words.ts',
        text: 'if (!atLeast(actual, required)) {',
        instead: 'if (actual === undefined) {',
      },
    ],
  },
  {
    name: 'a level that nobody understands is the lowest',
    why: 'a new word of a provider is enough for everything',
    provenBy: ['login/attacks.test.ts', 'refuses nonsense'],
    shows: ['expected 303 to be 403'],
    edits: [
      {
        file: 'level/level-words.ts',
        text: `const actual = level ?? 'basisregistrierung';`,
        instead: 'const actual = level ?? required;',
      },
    ],
  },
  {
    name: 'low is not niedrig',
    why: 'brokers say it of a user name and a password, too',
    provenBy: ['login/attacks.test.ts', 'refuses low where niedrig is needed'],
    shows: ['expected 303 to be 403'],
    edits: [
      {
        file: 'level/vertrauensniveau.ts',
        text: `  ['substantial', 'substanziell'],`,
        instead: `  ['substantial', 'substanziell'],\n  ['low', 'niedrig'],`,
      },
    ],
  },
  {
    name: 'what is no level reaches none',
    why: 'a comparison with something unknown is true',
    provenBy: ['level/vertrauensniveau.test.ts', 'never lets what is no level reach a level'],
    shows: ['expected true to be false'],
    edits: [
      {
        file: 'level/vertrauensniveau.ts',
        text: 'return have >= 0 && need >= 0 && have >= need;',
        instead: 'return have >= need;',
      },
    ],
  },
  {
    name: 'words of levels are own members',
    why: 'a level that is called like a member of every object',
    provenBy: ['oidc/levels.test.ts', 'does not fall for names of object members'],
    shows: [`to be 'servicekonto.level.too-low'`],
    edits: [
      {
        file: 'level/level-words.ts',
        text: 'if (Object.hasOwn(answers, text)) return answers[text];',
        instead: 'if (text in answers) return required(answers);\nfunction required() { return "hoch"; }',
      },
    ],
  },
  {
    name: 'the level in the link is one',
    why: 'a word that is none asks for nothing, and every answer is enough',
    provenBy: ['login/attacks.test.ts', 'refuses a level that is none before anything is sent'],
    shows: [`to be 'servicekonto.level.unknown'`],
    edits: [
      {
        file: 'login/start.ts',
        text: 'if (!vertrauensniveaus.includes(level))',
        instead: 'if (level === undefined)',
      },
    ],
  },
  {
    name: 'a session below the wanted level is raised',
    why: 'a link to a login for hoch leads on with a session of substanziell',
    provenBy: [
      'session/session-end.test.ts',
      'that needs a higher level is not sent on with the session of the first',
    ],
    shows: ['/antrag'],
    edits: [
      {
        file: 'login/start.ts',
        text: '&& current.atLeast(level)) {',
        instead: ') {',
      },
    ],
  },
  {
    name: 'UserInfo does not raise the level',
    why: 'what nobody has signed makes a password an identity card',
    provenBy: ['login/attacks.test.ts', 'UserInfo cannot raise the signed level'],
    shows: [`to be 'servicekonto.level.too-low'`],
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'const claims = { ...info, ...signed };',
        instead: 'const claims = { ...signed, ...info };',
      },
      { file: 'oidc/login.ts', text: '    return signed;\n  };', instead: '    return claims;\n  };' },
    ],
  },
  {
    name: 'signed statements win',
    why: 'who stands between replaces the subject, even where unsigned ones are allowed',
    provenBy: ['identity/kinds.test.ts', 'never replaces what is signed'],
    shows: ['to match object'],
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'const claims = { ...info, ...signed };',
        instead: 'const claims = { ...signed, ...info };',
      },
    ],
  },
  {
    name: 'a level that only UserInfo says is none',
    why: 'what nobody has signed decides about the level',
    provenBy: [
      'oidc/levels.test.ts',
      'takes no level that only UserInfo says, unless the configuration allows it',
    ],
    shows: [`expected 'hoch' to be 'servicekonto.claim.unsigned'`],
    edits: [
      { file: 'oidc/login.ts', text: '    return signed;\n  };', instead: '    return claims;\n  };' },
      {
        file: 'oidc/login.ts',
        text: 'if (isOnlyUnsigned) throw',
        instead: 'if (isOnlyUnsigned && claims === signed) throw',
      },
    ],
  },
  {
    name: 'a subject that only UserInfo says is none',
    why: 'what nobody has signed decides whose file it is',
    provenBy: [
      'oidc/levels.test.ts',
      'takes no subject that only UserInfo says, unless the configuration allows it',
    ],
    shows: [`expected 'broker:bpk2-erika' to be 'servicekonto.claim.unsigned'`],
    edits: [
      { file: 'oidc/login.ts', text: '    return signed;\n  };', instead: '    return claims;\n  };' },
      {
        file: 'oidc/login.ts',
        text: 'if (isOnlyUnsigned) throw',
        instead: 'if (isOnlyUnsigned && claims === signed) throw',
      },
    ],
  },
  {
    name: 'who is neither person nor organisation is nobody',
    why: 'an organisation is taken for a person, or the other way round',
    provenBy: ['identity/kinds.test.ts', 'is nobody with a word that nobody has configured'],
    shows: [`to be 'servicekonto.identity.unknown'`],
    edits: [
      {
        file: 'oidc/login.ts',
        text: `  throw servicekontoError('servicekonto.identity.unknown');`,
        instead: `  return 'person';`,
      },
    ],
  },
  {
    name: 'the key of a person names the provider',
    why: 'who has the same subject at another provider gets the file',
    provenBy: ['login/step-up.test.ts', 'of the same person at two providers has two keys'],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'identity/claims.ts',
        text: '(subject !== undefined && { key:',
        instead: '(subject !== undefined && { key: subject, was:',
      },
    ],
  },
  {
    name: 'sub is no stable key unless it is said to be',
    why: 'brokers give out a sub anew, and the file goes with it to the next person',
    provenBy: [
      'identity/claims.test.ts',
      'takes no subject from sub unless configured, because brokers may make it up at each login',
    ],
    shows: ['temporary'],
    edits: [{ file: 'identity/claims.ts', text: `subject: ['bPK2',`, instead: `subject: ['sub', 'bPK2',` }],
  },
  {
    name: 'the level of an attribute that nobody understands is the lowest',
    why: 'a self-declared name passes for a checked one',
    provenBy: [
      'identity/claims.test.ts',
      'states the level of an attribute, the lowest when it is not understood, none when there is no statement',
    ],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'identity/claims.ts',
        text: `readLevel(stated) ?? 'basisregistrierung'`,
        instead: 'readLevel(stated) ?? level',
      },
    ],
  },
  {
    name: 'a step-up comes back with the same person',
    why: 'what one person was doing is shown to another one',
    provenBy: ['login/step-up.test.ts', 'with another person starts anew: both sessions are over'],
    shows: ['expected 303 to be 403'],
    edits: [
      {
        file: 'login/callback.ts',
        text: '(await personMark(key)) !== former.person)',
        instead: '(await personMark(key)) === undefined)',
      },
    ],
  },
  {
    name: 'a step-up comes back with somebody who has a key',
    why: 'a guest goes on with what a person was doing',
    provenBy: [
      'login/step-up.test.ts',
      'with somebody without a stable key starts anew: both sessions are over',
    ],
    shows: ['expected 303 to be 403'],
    edits: [
      {
        file: 'login/callback.ts',
        text: 'if (key === undefined || (await',
        instead: 'if (key !== undefined && (await',
      },
    ],
  },
];
