import { describe, expect, it } from 'vitest';
import { allowHttp, allowSandbox, defineErrors } from '../index.ts';
import { configFaultText } from '../texts/index.ts';
import {
  type ConfigFaults,
  checkConfig,
  configFaultsOf,
  isTenantId,
  judgeMembers,
  unknownMember,
} from './index.ts';

const parkingError = defineErrors({
  'parking.config.invalid': { origin: 'local', message: 'the configuration is not valid' },
});
const judge = (work: (faults: ConfigFaults) => void) =>
  checkConfig((facts) => parkingError('parking.config.invalid', facts), work);

describe('a configuration', () => {
  it('with five faults names all five at once and no value', () => {
    const call = () =>
      judge((faults) => {
        faults.tenant('tenant', 'Stadt A');
        faults.text('clientId', ' ');
        faults.textOrFunction('clientSecret', undefined);
        faults.address('baseUrl', 'ftp://geheim@parken.example', {});
        faults.number('timeout', Number.NaN, 1);
      });
    expect(call).toThrow(
      expect.objectContaining({
        code: 'parking.config.invalid',
        origin: 'local',
        details: { faults: 5, members: 'tenant, clientId, clientSecret, baseUrl, timeout' },
      }),
    );
    expect(call).toThrow(/^the configuration is not valid: 5 faults: tenant must be .*; clientId must be/);
    expect(call).not.toThrow(/geheim|Stadt A/);
  });

  it('has its faults one by one for a program that lists them, in German where there is a text', () => {
    let failed: unknown;
    try {
      judge((faults) => {
        faults.text('clientId', undefined);
        faults.add('session.idle', 'must be at least 1000');
        judgeMembers(
          'session',
          { idel: 1, idle: 2, limit: undefined },
          { idle: true, absolute: true },
          faults,
        );
      });
    } catch (error) {
      failed = error;
    }
    expect(configFaultsOf(failed).map((one) => [one.member, configFaultText(one).de])).toEqual([
      ['clientId', 'fehlt'],
      ['session.idle', 'must be at least 1000'],
      ['session.idel', 'gibt es nicht, vielleicht ist idle gemeint; möglich sind: idle, absolute'],
    ]);
    expect(String(failed)).toContain(
      'session.idel is unknown, perhaps idle is meant; known are idle, absolute',
    );
    for (const other of [undefined, null, 'x', new Error('x')]) expect(configFaultsOf(other)).toEqual([]);
  });

  it('names no nearest member where none is near', () => {
    expect(configFaultText(unknownMember('zzzzzzzz', ['idle'])).en).toBe('is unknown, known are idle');
    expect(configFaultText(unknownMember('idle2', [])).de).toBe('gibt es nicht; möglich sind: ');
  });

  it('without a fault passes', () => {
    judge((faults) => {
      expect(faults.tenant('tenant', 'musterstadt')).toBe(true);
      expect(faults.text('clientId', 'a')).toBe(true);
      faults.textOrFunction('clientSecret', () => 'x');
      faults.oneOf('mode', undefined, ['a']);
      faults.number('timeout', 1, 1);
    });
  });

  it.each([
    ['https://dienst.nrw.de/api', {}, ''],
    [new URL('https://dienst.nrw.de'), {}, ''],
    ['http://dienst.nrw.de', { [allowHttp]: true as const }, 'https:'],
    ['http://127.0.0.1:8080', {}, '[allowHttp]: true and [allowSandbox]: true'],
    ['http://127.0.0.1:8080', { [allowSandbox]: true as const }, '[allowHttp]: true, for'],
    ['http://127.0.0.1:8080', { [allowHttp]: true as const }, '[allowSandbox]'],
    ['http://127.0.0.1:8080', { [allowHttp]: true as const, [allowSandbox]: true as const }, ''],
    ['https://localhost', {}, '[allowSandbox]'],
    ['https://broker.stadt.test', {}, '[allowSandbox]'],
    ['https://[::1]:1', {}, '[allowSandbox]'],
    ['https://[::ffff:127.0.0.1]', {}, '[allowSandbox]'],
    ['https://2130706433', {}, '[allowSandbox]'],
    ['https://localhost.', {}, '[allowSandbox]'],
    ['https://[::ffff:0.0.0.0]', {}, '[allowSandbox]'],
    ['https://localhost.localdomain', {}, '[allowSandbox]'],
    ['https://IP6-localhost', {}, '[allowSandbox]'],
    // A setting from the environment is a text; only `true` opens what is dangerous.
    ['https://localhost', { [allowSandbox]: 'false' as never }, '[allowSandbox]'],
    ['http://localhost', { [allowHttp]: 'false' as never, [allowSandbox]: true as const }, '[allowHttp]'],
    ['https://user:pass@dienst.nrw.de', {}, 'credentials'],
    ['https://dienst.nrw.de?x=1', {}, 'query'],
    ['javascript:alert(1)', {}, 'https:'],
    ['dienst.nrw.de', {}, 'absolute'],
    [undefined, {}, 'missing'],
  ])('address %s', (value, dangers, fault) => {
    const call = () => judge((faults) => void faults.address('url', value, dangers));
    if (fault) expect(call).toThrow(fault);
    else call();
  });

  it('an unnamed tenant is not a tenant', () => {
    for (const id of [
      '',
      '.',
      '..',
      'a.',
      'a-',
      'a/b',
      'A',
      'ä',
      ' ',
      'a'.repeat(65),
      undefined,
      7,
      '__proto__',
    ])
      expect(isTenantId(id)).toBe(false);
    for (const id of ['a', '05315000', 'musterstadt', 'kreis-neuss.amt_3']) expect(isTenantId(id)).toBe(true);
  });
});
