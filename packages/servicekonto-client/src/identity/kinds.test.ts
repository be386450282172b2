import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika } from '../../test/mock-browser.ts';
import type { OrganisationIdentity } from './identity.ts';

const firma = {
  sub: 'sub-firma',
  acr: 'STORK-QAA-Level-3',
  claims: {
    DatenuebermittlerPseudonymId: 'du-4711',
    PersTyp: 'NNatPers',
    Firmenname: 'Bäckerei Świątek GmbH',
    Rechtsform: '550',
    RechtsformText: 'GmbH',
    Registerart: 'HRB',
    Registergericht: 'Musterstadt',
    Registernummer: '1234',
    HandelndePerson: { Vorname: 'Żaneta', Nachname: 'Świątek' },
  },
};
const identity = { claim: 'PersTyp', person: ['NatPers'], organisation: ['NNatPers'] };

describe('who logs in', () => {
  it('is an organisation with the person that acts, when the provider says so', async () => {
    const world = createWorld({ provider: { identity, claims: { rightToAct: 'vollmacht' } } });
    await world.login({ ...firma, claims: { ...firma.claims, vollmacht: 'Einzelvertretung' } });
    expect((await world.browser.session())?.identity).toEqual({
      kind: 'organisation',
      key: 'broker:du-4711',
      subject: 'du-4711',
      temporary: false,
      provider: 'broker',
      protocol: 'oidc',
      level: 'substanziell',
      name: 'Bäckerei Świątek GmbH',
      legalForm: '550',
      legalFormText: 'GmbH',
      registerType: 'HRB',
      registerCourt: 'Musterstadt',
      registerNumber: '1234',
      actingPerson: { givenNames: 'Żaneta', familyName: 'Świątek' },
      rightToAct: 'Einzelvertretung',
      attributeLevels: {},
    } satisfies OrganisationIdentity);
  });

  it('is a person with the same provider, when it says that', async () => {
    const world = createWorld({ provider: { identity } });
    await world.login({ ...erika, claims: { ...erika.claims, PersTyp: 'NatPers', Firmenname: 'egal' } });
    const { identity: found } = (await world.browser.session())!;
    expect(found).toMatchObject({ kind: 'person', familyName: 'Probe' });
    expect(found).not.toHaveProperty('name');
  });

  it.each([
    ['no word', {}],
    ['a word that nobody has configured', { PersTyp: 'natpers' }],
    ['two words', { PersTyp: ['NatPers', 'NNatPers'] }],
  ])('is nobody with %s', async (_name, claims) => {
    const world = createWorld({ provider: { identity } });
    const response = await world.login({ ...erika, claims: { ...erika.claims, ...claims } });
    expect(await codeOf(response)).toBe('servicekonto.identity.unknown');
    expect(await world.browser.session()).toBeUndefined();
  });
});

describe('what only UserInfo says', () => {
  const { bPK2, ...rest } = erika.claims!;

  it.each([
    ['a subject', { ...erika, claims: rest, userinfo: { bPK2 } }, {}],
    ['a level', { ...erika, userinfo: { niveau: 'hoch' } }, { levels: { claim: 'niveau' } }],
  ])('is no %s, and nobody is taken for a guest because of it', async (_name, person, provider) => {
    const world = createWorld({ provider });
    const response = await world.login(person);
    expect(await codeOf(response)).toBe('servicekonto.claim.unsigned');
    expect(await world.browser.session()).toBeUndefined();
    const allowed = createWorld({ provider: { ...provider, unsigned: ['subject', 'level'] } });
    expect((await allowed.login(person)).status).toBe(303);
    expect((await allowed.browser.session())?.identity.key).toBe('broker:bpk2-erika');
  });

  it('never replaces what is signed', async () => {
    const world = createWorld({ provider: { unsigned: ['subject', 'level'] } });
    await world.login({ ...erika, userinfo: { bPK2: 'bpk2-otto', acr: 'STORK-QAA-Level-4' } });
    expect((await world.browser.session())?.identity).toMatchObject({
      key: 'broker:bpk2-erika',
      level: 'substanziell',
    });
  });
});
