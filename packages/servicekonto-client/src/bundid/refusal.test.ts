import type { RathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { dice } from '../../test/dice.ts';
import type { Refusal } from '../saml/profile.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { parseXml } from '../saml/xml/tree.ts';
import { xmlText } from '../saml/xml/write.ts';
import { bundidProfile } from './profile.ts';

const status = 'urn:oasis:names:tc:SAML:2.0:status:';
const akdb = 'https://www.akdb.de/request/2018/09';
const denied = [`${status}Requester`, `${status}RequestDenied`];
const profile = bundidProfile({
  displayName: 'Hundesteuer',
  onlineServiceId: 'BMI-A0000',
  required: ['urn:oid:1.2.3.4'],
});

const detailOf = (text: string, namespace = akdb) =>
  parseXml(
    `<p:StatusDetail xmlns:p="${ns.samlp}"><a:StatusDetail xmlns:a="${namespace}">${xmlText(text)}</a:StatusDetail></p:StatusDetail>`,
  );
const read = (text: string, codes = denied, namespace = akdb): RathausError | undefined =>
  profile.refusal?.({ codes, message: 'security-msg', detail: detailOf(text, namespace) } satisfies Refusal);
const missing = (message: string) =>
  read(JSON.stringify({ version: '1.0', errors: [{ code: 'IDP_REQUIRED_ATTRIBUTES_MISSING', message }] }));

describe('a missing attribute', () => {
  it.each([
    [
      'Required attributes missing: urn:oid:2.5.4.42, urn:oid:1.2.40.0.10.2.1.1.225566.',
      'givenNames, birthName',
    ],
    ['[2.5.4.42;1.3.6.1.4.1.25484.494450.3]', 'givenNames, subject'],
    ['urn:oid:2.5.4.4', 'familyName'],
    ['gender (urn:oid:1.3.6.1.4.1.33592.1.3.5)', 'gender'],
    ['urn:oid:1.2.3.4', 'urn:oid:1.2.3.4'],
    ['urn:oid:2.5.4.42 urn:oid:2.5.4.42', 'givenNames'],
  ])('is named: %s', (message, attributes) => {
    expect(missing(message)).toMatchObject({
      code: 'servicekonto.attributes.missing',
      details: { attributes },
    });
  });

  it.each([
    'nothing that could be read',
    'geboren am 12.03.1980, Łódź-Şahin',
    'urn:oid:9.9.9.9',
    '2.5.4',
    '12.5.4.42',
    '2.5.4.42.1',
    '',
  ])('is not guessed at, and no foreign text gets out: %s', (message) => {
    const error = missing(message);
    expect(error).toMatchObject({ code: 'servicekonto.attributes.missing', details: {} });
    expect(error!.details).not.toHaveProperty('attributes');
    if (message !== '') expect(`${error}${JSON.stringify(error)}`).not.toContain(message);
  });

  it('is found among other errors, with those of all', () => {
    const error = (code: string, message: string) => ({ code, message });
    const errors = [
      error('IDP_OTHER', 'urn:oid:2.5.4.20'),
      error('IDP_REQUIRED_ATTRIBUTES_MISSING', 'urn:oid:2.5.4.42'),
      error('IDP_REQUIRED_ATTRIBUTES_MISSING', 'urn:oid:2.5.4.4'),
    ];
    expect(read(JSON.stringify({ errors }))?.details).toEqual({ attributes: 'givenNames, familyName' });
  });
});

describe('another refusal', () => {
  it('is named by the word of BundID, without its text', () => {
    const error = read(
      JSON.stringify({ errors: [{ code: 'IDP_INTERNAL', message: 'Herr Ōno, Đorđević-Allee 1' }] }),
    );
    expect(error).toMatchObject({
      code: 'servicekonto.provider.refused',
      details: { reason: 'IDP_INTERNAL' },
    });
    expect(`${error}${JSON.stringify(error)}`).not.toContain('Ōno');
  });

  it('is left to the general reading where only the status says something, and where somebody gave up', () => {
    expect(profile.refusal?.({ codes: denied })).toBeUndefined();
    const detail = JSON.stringify({ errors: [{ code: 'IDP_REQUIRED_ATTRIBUTES_MISSING', message: '' }] });
    expect(read(detail, [`${status}Requester`, `${status}AuthnFailed`])).toBeUndefined();
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no errors', '{"errors":{}}'],
    [
      'errors of other kinds',
      '{"errors":[null,1,"x",[],{"code":1},{"code":"lower"},{"code":"A B"},{"code":"__proto__"}]}',
    ],
    ['very deep', `{"errors":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    [
      'very long',
      `{"errors":[{"code":"IDP_REQUIRED_ATTRIBUTES_MISSING","message":"${'1.2'.repeat(10_000)}"}]}`,
    ],
    ['very many', `{"errors":[${'0,'.repeat(5000)}{"code":"IDP_X"}]}`],
    ['members of objects', '{"__proto__":{"errors":[{"code":"IDP_X"}]}}'],
  ])('says nothing when its detail is %s', (_name, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('says nothing in another namespace, or in elements', () => {
    const text = '{"errors":[{"code":"IDP_X"}]}';
    expect(read(text)?.details).toEqual({ reason: 'IDP_X' });
    expect(read(text, denied, 'https://www.akdb.de/response/2020/01')?.details).toEqual({ reason: 'IDP_X' });
    expect(read(text, denied, 'https://www.akdb.de.example/')).toBeUndefined();
    const detail = parseXml(
      `<p:StatusDetail xmlns:p="${ns.samlp}"><a:StatusDetail xmlns:a="${akdb}">${text}<a:x></a:x></a:StatusDetail></p:StatusDetail>`,
    );
    expect(profile.refusal?.({ codes: denied, detail })).toBeUndefined();
  });

  it('is read in no time, however its text is made', async () => {
    const pieces = ['1', '.', '2.5.4.42', '..', '1.1', 'urn:oid:', ' '];
    const roll = dice(42);
    const read = () => {
      for (let round = 0; round < 50; round += 1)
        missing(
          Array.from({ length: 4000 }, () => pieces[roll(pieces.length)])
            .join('')
            .slice(0, 12_000),
        );
      missing('1.'.repeat(8000));
      missing('1'.repeat(16_000));
    };
    expect(await processorTime(read, 5000)).toBeLessThan(5000);
  });
});
