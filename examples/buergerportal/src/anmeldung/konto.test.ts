import type { Identity } from '@rathaus/servicekonto-client';
import { expect, it } from 'vitest';
import { nameOf } from './konto.ts';

const facts = {
  provider: 'servicekonto',
  protocol: 'oidc',
  level: 'substanziell',
  temporary: false,
  attributeLevels: {},
} as const;

it.each<[string, Identity, string]>([
  [
    'a person',
    { kind: 'person', ...facts, title: 'Dr.', givenNames: 'Erika', familyName: 'Probe' },
    'Dr. Erika Probe',
  ],
  ['a person without first name', { kind: 'person', ...facts, familyName: 'Probe' }, 'Probe'],
  ['a person without name', { kind: 'person', ...facts }, 'Unbekannt'],
  [
    'an organisation, never the person that acts for it',
    { kind: 'organisation', ...facts, name: 'Musterbau GmbH', actingPerson: { familyName: 'Probe' } },
    'Musterbau GmbH',
  ],
  [
    'an organisation without name',
    { kind: 'organisation', ...facts, actingPerson: { familyName: 'Probe' } },
    'Unbekannt',
  ],
])('%s is called by its name', (_name, identity, name) => {
  expect(nameOf(identity)).toBe(name);
});
