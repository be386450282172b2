import { checkConfig, configFaultsOf } from '@rathaus/client-core/config';
import { describe, expect, it } from 'vitest';
import { servicekontoError } from '../errors.ts';
import type { Outside } from '../login/protocol.ts';
import { bundid } from './bundid.ts';
import { checkBundidOptions } from './check-options.ts';
import { bundidEnvironments } from './environments.ts';
import type { BundidOptions } from './options.ts';

const good = {
  identityProvider: 'integration',
  entityId: 'https://musterstadt.example/servicekonto',
  displayName: 'Hundesteuer Łódź-Şahin',
  onlineServiceId: 'BMI-A0000',
  keys: { signing: [], encryption: [] },
} as const satisfies BundidOptions;

function faultsOf(change: object, config: Outside = {}): readonly string[] {
  try {
    checkConfig(
      (facts) => servicekontoError('servicekonto.config.invalid', facts),
      (faults) => checkBundidOptions({ ...good, ...change } as BundidOptions, 'bundid', config, faults),
    );
  } catch (error) {
    return configFaultsOf(error).map(({ member }) => member);
  }
  return [];
}

describe('options of BundID', () => {
  it.each([
    {},
    { attributes: ['surname', 'urn:oid:1.2.3.4'], required: ['surname'], methods: ['eID', 'Elster'] },
    { attributes: [], required: ['surname'] },
    { lang: 'uk', backUrl: 'https://musterstadt.example/start', statusDetail: false, label: 'Anmelden' },
    { levels: { values: { hoch: 'STORK-QAA-Level-4' }, answers: { x: 'hoch' } } },
    { displayName: 'Ĳ'.repeat(50) },
    { onlineServiceId: 'BMI-B1234567' },
    { identityProvider: 'bayernid', onlineServiceId: '89479871264-DE' },
    { identityProvider: { entityId: 'https://idp.example' }, onlineServiceId: 'EMU-1' },
    { backUrl: 'https://localhost/start' },
  ])('are good: %j', (change) => {
    expect(faultsOf(change)).toEqual([]);
  });

  it.each([
    [{ entityId: 'http://musterstadt.example' }, ['bundid.entityId']],
    [{ entityId: 'https://musterstadt.example:443' }, ['bundid.entityId']],
    [{ entityId: 'https://musterstadt.example:8443/x' }, ['bundid.entityId']],
    [{ entityId: 'https://user@musterstadt.example' }, ['bundid.entityId']],
    [{ entityId: 'https://musterstadt.example?x' }, ['bundid.entityId']],
    [{ entityId: 'urn:musterstadt' }, ['bundid.entityId']],
    [{ displayName: undefined }, ['bundid.displayName']],
    [{ displayName: 'Ĳ'.repeat(51) }, ['bundid.displayName']],
    [{ displayName: 'Hunde\nsteuer' }, ['bundid.displayName']],
    [{ displayName: ' Hundesteuer' }, ['bundid.displayName']],
    [{ displayName: 'Hunde\u0000steuer' }, ['bundid.displayName']],
    [{ displayName: 'reuets\u202eednuH' }, ['bundid.displayName']],
    [{ onlineServiceId: undefined }, ['bundid.onlineServiceId']],
    [{ onlineServiceId: 'BMI' }, ['bundid.onlineServiceId']],
    [{ onlineServiceId: '89479871264-DE' }, ['bundid.onlineServiceId']],
    [{ identityProvider: 'bayernid' }, ['bundid.onlineServiceId']],
    [
      { identityProvider: { entityId: 'https://idp.example' }, onlineServiceId: 'a b' },
      ['bundid.onlineServiceId'],
    ],
    [{ identityProvider: 'prodction' }, ['bundid.identityProvider']],
    [{ identityProvider: 'toString' }, ['bundid.identityProvider']],
    [{ attributes: [] }, ['bundid.attributes']],
    [{ attributes: 'surname' }, ['bundid.attributes']],
    [
      { attributes: ['Surname', 7, ' '] },
      ['bundid.attributes[0]', 'bundid.attributes[1]', 'bundid.attributes[2]'],
    ],
    [{ attributes: ['surname', 'urn:oid:2.5.4.4'] }, ['bundid.attributes[1]']],
    [{ required: ['bPK'] }, ['bundid.required']],
    [{ required: ['urn:oid:1.2.40.0.10.2.1.1.552244'] }, ['bundid.required']],
    [{ methods: [] }, ['bundid.methods']],
    [{ methods: ['eID', 'eID'] }, ['bundid.methods']],
    [{ methods: ['Smart-eID'] }, ['bundid.methods']],
    [{ lang: 'fr' }, ['bundid.lang']],
    [{ backUrl: 'http://musterstadt.example' }, ['bundid.backUrl']],
    [{ backUrl: 'javascript:alert(1)' }, ['bundid.backUrl']],
    [{ backUrl: '/start' }, ['bundid.backUrl']],
    [{ statusDetail: 'yes' }, ['bundid.statusDetail']],
    [
      { levels: { values: { sehrhoch: 'x', hoch: 'a b' } } },
      ['bundid.levels.values.sehrhoch', 'bundid.levels.values.hoch'],
    ],
    [{ levels: { answers: { x: 'high' } } }, ['bundid.levels.answers.x']],
    [{ methodes: ['eID'] }, ['bundid.methodes']],
  ])('are not good: %j', (change, members) => {
    expect(faultsOf(change)).toEqual(members);
  });

  it('are judged together with what every provider of SAML has', () => {
    const judge = () =>
      checkConfig(
        (facts) => servicekontoError('servicekonto.config.invalid', facts),
        (faults) => bundid({ ...good, lang: 'fr' as 'de' }).check(faults, 'bundid', {}),
      );
    expect(judge).toThrow(
      expect.objectContaining({
        details: { faults: 3, members: 'bundid.lang, bundid.keys.signing, bundid.keys.encryption' },
      }),
    );
    const unknown = { ...good, identityProvider: 'prodction' as 'production' };
    expect(() => bundid(unknown)).not.toThrow();
  });
});

describe('environments', () => {
  it('have the addresses of the interface description, and metadata for the certificates', () => {
    expect(Object.entries(bundidEnvironments).map(([name, one]) => [name, one.identityProvider])).toEqual(
      [
        ['integration', 'https://int.id.bund.de/idp'],
        ['production', 'https://id.bund.de/idp'],
        ['bayernid-pre', 'https://pre-id.bayernportal.de/idp'],
        ['bayernid', 'https://id.bayernportal.de/idp'],
      ].map(([name, entityId]) => [
        name,
        { entityId, ssoUrl: `${entityId}/profile/SAML2/POST/SSO`, binding: 'POST', metadata: entityId },
      ]),
    );
    for (const { onlineServiceId } of Object.values(bundidEnvironments))
      expect(onlineServiceId.pattern.test(onlineServiceId.example)).toBe(true);
  });

  it('are chosen by name, or given by plain values', () => {
    expect(bundid(good).options.identityProvider).toEqual(bundidEnvironments.integration.identityProvider);
    const own = { entityId: 'https://idp.example', certificates: ['x'] };
    expect(bundid({ ...good, identityProvider: own }).options.identityProvider).toEqual(own);
    expect(bundid(good)).toMatchObject({ protocol: 'saml', maxLevel: 'hoch', answersBy: 'POST' });
    expect(bundid({ ...good, levels: { values: { niedrig: 'x' } } }).maxLevel).toBe('niedrig');
  });
});
