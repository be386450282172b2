import { checkConfig, configFaultsOf } from '@rathaus/client-core/config';
import { describe, expect, it } from 'vitest';
import { servicekontoError } from '../errors.ts';
import { checkUnternehmenskontoOptions } from './check-options.ts';
import { isoDate } from './date.ts';
import { unternehmenskontoEnvironments } from './environments.ts';
import type { UnternehmenskontoOptions } from './options.ts';
import { unternehmenskontoProfile } from './profile.ts';
import { unternehmenskonto } from './unternehmenskonto.ts';

const good = {
  identityProvider: 'production',
  certificates: ['x'],
  entityId: 'https://musterstadt.example',
  keys: { signing: [], encryption: [] },
} as const satisfies UnternehmenskontoOptions;

function faultsOf(change: object): readonly string[] {
  try {
    checkConfig(
      (facts) => servicekontoError('servicekonto.config.invalid', facts),
      (faults) =>
        checkUnternehmenskontoOptions({ ...good, ...change } as UnternehmenskontoOptions, 'firma', faults),
    );
  } catch (error) {
    return configFaultsOf(error).map(({ member }) => member);
  }
  return [];
}

describe('Mein Unternehmenskonto', () => {
  it('signs the response alone, and encrypts', () => {
    expect(unternehmenskontoProfile({}, { testAccounts: false })).toMatchObject({
      policy: { signed: 'response', encrypted: 'required', audience: 'alone', doubled: 'refused' },
      forceAuthn: true,
      nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    });
  });

  it('has no extension, and leaves refusals to the general reading', () => {
    const profile = unternehmenskontoProfile({}, { testAccounts: false });
    expect(profile.extensions).toBeUndefined();
    expect(profile.refusal).toBeUndefined();
  });

  it('is found at two addresses, without metadata', () => {
    expect(unternehmenskontoEnvironments).toEqual({
      test: {
        entityId: 'https://e4k-portal.een.elster.de',
        ssoUrl: 'https://e4k-portal.een.elster.de/ekona/sso',
        sloUrl: 'https://e4k-portal.een.elster.de/ekona/slo',
        binding: 'POST',
      },
      production: {
        entityId: 'https://www.elster.de',
        ssoUrl: 'https://www.elster.de/ekona/sso',
        sloUrl: 'https://www.elster.de/ekona/slo',
        binding: 'POST',
      },
    });
    expect(unternehmenskonto(good).options).toMatchObject({
      entityId: 'https://musterstadt.example',
      identityProvider: { ...unternehmenskontoEnvironments.production, certificates: ['x'] },
    });
    expect(unternehmenskonto(good).options).not.toHaveProperty('certificates');
  });

  it.each([
    [{}, []],
    [{ subject: 'NameID', levels: { answers: { zertifikat: 'substanziell' } } }, []],
    [
      { identityProvider: { entityId: 'https://idp.example', certificates: ['x'] }, certificates: undefined },
      [],
    ],
    [{ identityProvider: { entityId: 'https://idp.example' } }, ['firma.certificates']],
    [{ identityProvider: 'prod' }, ['firma.identityProvider']],
    [{ subject: 'IdNr' }, ['firma.subject']],
    [{ levels: { answers: { x: 'high' } } }, ['firma.levels.answers.x']],
    [{ level: {} }, ['firma.level']],
  ])('judges its options: %j', (change, members) => {
    expect(faultsOf(change)).toEqual(members);
  });

  it('needs certificates for a known environment, as there is nowhere to fetch them from', () => {
    const { certificates: _, ...without } = good;
    const judge = () =>
      checkConfig(
        (facts) => servicekontoError('servicekonto.config.invalid', facts),
        (faults) => unternehmenskonto(without).check(faults, 'firma', {}),
      );
    expect(judge).toThrow(/firma\.identityProvider must have metadata, or certificates/);
  });
});

describe('a date', () => {
  it.each([
    ['01.12.1975', '1975-12-01'],
    [' 29.02.2000 ', '2000-02-29'],
    ['1975-12-01', '1975-12-01'],
    ['29.02.2001', '29.02.2001'],
    ['31.04.1980', '31.04.1980'],
    ['00.00.1980', '00.00.1980'],
    ['1.2.1980', '1.2.1980'],
    ['', ''],
  ])('%s is %s', (text, date) => {
    expect(isoDate(text)).toBe(date);
  });
});
