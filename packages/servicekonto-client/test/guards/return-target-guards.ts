import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of where a login and a logout lead. */
export const returnTargetGuards: readonly TestedGuard[] = [
  {
    name: 'the return target is a path of ours',
    why: 'the login leads to a site of an attacker (open redirect)',
    provenBy: ['login/attacks.test.ts', 'open redirect through the whole login > ".evil.test" leads home'],
    shows: [`expected 'https://portal.musterstadt.test.evil.test' to be 'https://portal.musterstadt.test/'`],
    edits: [
      {
        file: 'login/context.ts',
        text: 'const target = returnTarget(value, settings.origin);',
        instead: 'const target = returnTarget(value, settings.origin) ?? value;',
      },
    ],
  },
  {
    name: 'the return target has one slash in front',
    why: 'a path that becomes one of another host when it is resolved (open redirect of who uses it in an own answer)',
    provenBy: ['login/return-target.test.ts', 'refuses "/.//evil.test"'],
    shows: [`expected '//evil.test' to be undefined`],
    edits: [{ file: 'login/return-target.ts', text: ` || url.pathname.startsWith('//')`, instead: '' }],
  },
  {
    name: 'the return target is short as it is sent',
    why: 'letters that become nine characters each make a header that proxies refuse, and the login ends there',
    provenBy: ['login/return-target.test.ts', 'refuses what is too long as it would be sent, and only that'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'login/return-target.ts',
        text: 'return target.length > maxLength ? undefined : target;',
        instead: 'return target;',
      },
    ],
  },
  {
    name: 'the return target is not the login itself',
    why: 'a link that somebody was sent logs in without end, or logs out at once',
    provenBy: ['login/attacks.test.ts', 'open redirect through the whole login > "/login/broker" leads home'],
    shows: [`to be 'https://portal.musterstadt.test/'`],
    edits: [
      {
        file: 'login/context.ts',
        text: 'return target === undefined || looping ?',
        instead: 'return target === undefined || looping === undefined ?',
      },
    ],
  },
  {
    name: 'the return target of a logout is a path of ours',
    why: 'the logout leads to a site of an attacker (open redirect)',
    provenBy: ['login/attacks.test.ts', 'open redirect through the logout > ".evil.test" leads home'],
    shows: ['https://portal.musterstadt.test.evil.test'],
    edits: [
      {
        file: 'login/logout.ts',
        text: `const returnTo = safeReturn(settings, query.get('return'), settings.paths.afterLogout);`,
        instead: `const returnTo = query.get('return') ?? settings.paths.afterLogout;`,
      },
    ],
  },
];
