import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika } from '../../test/mock-browser.ts';
import type { LevelMapping } from './index.ts';

async function asked(levels: LevelMapping, level: string): Promise<URLSearchParams> {
  const world = createWorld({ provider: { levels } });
  return world.provider.parameters(await world.browser.start(`?level=${level}`));
}
async function answered(levels: LevelMapping, acr: string, level: string, claims = {}) {
  const world = createWorld({ provider: { levels } });
  const response = await world.login(
    { ...erika, acr, claims: { ...erika.claims, ...claims } },
    `?level=${level}`,
  );
  return (await world.browser.session())?.level ?? (await codeOf(response));
}

const keycloak: LevelMapping = { values: { niedrig: 'low', substanziell: 'substantial', hoch: 'high' } };
const muenchen: LevelMapping = {
  ask: 'scope',
  values: { basisregistrierung: 'level1', substanziell: 'level3', hoch: 'level4' },
  claim: 'trustLevelAuthentication',
};

describe('asking a broker for a level', () => {
  it('acr_values: one value, the lowest that suffices', async () => {
    expect((await asked(keycloak, 'niedrig')).get('acr_values')).toBe('low');
    expect((await asked(keycloak, 'basisregistrierung')).get('acr_values')).toBe('low');
    expect((await asked({}, 'hoch')).get('acr_values')).toBe('STORK-QAA-Level-4');
  });

  it('scope: no acr_values; a level the broker has not is rounded up', async () => {
    const parameters = await asked(muenchen, 'niedrig');
    expect(parameters.get('scope')?.split(' ')).toEqual(['openid', 'profile', 'email', 'level3']);
    expect(parameters.has('acr_values')).toBe(false);
  });

  it('essential claim: every sufficient value, lowest first', async () => {
    const claims = JSON.parse((await asked({ ask: 'essential-acr' }, 'substanziell')).get('claims')!);
    expect(claims).toEqual({
      id_token: { acr: { essential: true, values: ['STORK-QAA-Level-3', 'STORK-QAA-Level-4'] } },
    });
  });

  it('refuses what cannot be asked for', async () => {
    const world = createWorld({ provider: { levels: { values: { niedrig: 'normal' } } } });
    const response = await world.browser.visit('/login/broker?level=hoch');
    expect(await codeOf(response)).toBe('servicekonto.level.unavailable');
  });
});

describe('reading the answer', () => {
  it('reads low as niedrig only by configuration', async () => {
    expect(await answered(keycloak, 'low', 'niedrig')).toBe('niedrig');
    expect(await answered({}, 'low', 'niedrig')).toBe('servicekonto.level.too-low');
    expect(await answered({}, 'low', 'basisregistrierung')).toBe('basisregistrierung');
    const basis: LevelMapping = { ...keycloak, answers: { low: 'basisregistrierung', high: 'hoch' } };
    expect(await answered(basis, 'low', 'niedrig')).toBe('servicekonto.level.too-low');
    expect(await answered(basis, 'high', 'hoch')).toBe('hoch');
  });

  it('lets the configuration lower a word that is otherwise clear', async () => {
    expect(await answered({ answers: { 'STORK-QAA-Level-4': 'niedrig' } }, 'STORK-QAA-Level-4', 'hoch')).toBe(
      'servicekonto.level.too-low',
    );
  });

  it('reads another claim than acr, in the broker’s or the general words', async () => {
    const claims = { trustLevelAuthentication: 'STORK-QAA-Level-3' };
    expect(await answered(muenchen, '0', 'substanziell', claims)).toBe('substanziell');
    expect(await answered(muenchen, 'STORK-QAA-Level-4', 'hoch')).toBe('servicekonto.level.too-low');
  });

  it('takes no level that only UserInfo says, unless the configuration allows it', async () => {
    const login = async (unsigned?: ('level' | 'subject')[]) => {
      const world = createWorld({ provider: { levels: { claim: 'niveau' }, unsigned } });
      const person = { ...erika, userinfo: { niveau: 'STORK-QAA-Level-4' } };
      const response = await world.login(person, '?level=hoch');
      return (await world.browser.session())?.level ?? (await codeOf(response));
    };
    expect(await login()).toBe('servicekonto.claim.unsigned');
    expect(await login(['subject'])).toBe('servicekonto.claim.unsigned');
    expect(await login(['level'])).toBe('hoch');
  });

  it('takes no subject that only UserInfo says, unless the configuration allows it', async () => {
    const login = async (unsigned?: ('level' | 'subject')[]) => {
      const world = createWorld({ provider: { unsigned } });
      const response = await world.login({ ...erika, claims: {}, userinfo: { bPK2: 'bpk2-erika' } });
      return (await world.browser.session())?.identity.key ?? (await codeOf(response));
    };
    expect(await login()).toBe('servicekonto.claim.unsigned');
    expect(await login(['level'])).toBe('servicekonto.claim.unsigned');
    expect(await login(['subject'])).toBe('broker:bpk2-erika');
  });

  it('does not fall for names of object members', async () => {
    for (const acr of ['__proto__', 'constructor', 'toString']) {
      expect(await answered({ answers: {} }, acr, 'niedrig')).toBe('servicekonto.level.too-low');
    }
  });
});
