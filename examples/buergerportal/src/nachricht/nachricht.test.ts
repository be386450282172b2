import type { Identity } from '@rathaus/servicekonto-client';
import { expect, it } from 'vitest';
import { postfachOf } from './nachricht.ts';

const handle = '4b1c1d4e-0000-4000-8000-000000000001';
const account = { provider: 'bundid', protocol: 'saml', attributeLevels: {}, mailboxHandle: handle } as const;
const person = { kind: 'person', ...account, temporary: false } as const;

it.each<[string, Identity, object | undefined]>([
  ['a person', { ...person, level: 'substanziell' }, { handle, niveau: 'substanziell' }],
  [
    'a person at "hoch", who must not need the card again',
    { ...person, level: 'hoch' },
    { handle, niveau: 'substanziell' },
  ],
  ['a person at a lower level', { ...person, level: 'niedrig' }, { handle, niveau: 'niedrig' }],
  ['a guest', { ...person, level: 'hoch', temporary: true }, undefined],
  [
    'an organisation',
    { kind: 'organisation', ...account, temporary: false, level: 'substanziell' },
    undefined,
  ],
  ['an account without mailbox', { ...person, level: 'hoch', mailboxHandle: undefined as never }, undefined],
])('%s is told by mailbox, or not', (_who, identity, expected) => {
  expect(postfachOf(identity)).toEqual(expected);
});
