import { describe, expect, it } from 'vitest';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../../test/saml/maker.ts';
import { outcome, read, refusedAs } from '../../../test/saml/reading.ts';

describe('a refusal', () => {
  const status = (codes: string) =>
    `<samlp:Status>${codes}<samlp:StatusMessage>Die Person Müller</samlp:StatusMessage></samlp:Status>`;
  const code = (value: string, inner = '') =>
    `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${value}">${inner}</samlp:StatusCode>`;
  it.each([
    ['a person who cancels', code('Requester', code('AuthnFailed')), 'servicekonto.login.cancelled'],
    ['no level', code('Requester', code('NoAuthnContext')), 'servicekonto.level.too-low'],
    ['whatever else', code('Responder', code('RequestDenied')), 'servicekonto.provider.refused'],
    [
      'a word of their own',
      code('Requester').replace('urn:oasis:names:tc:SAML:2.0:status:', 'urn:Geheim'),
      'servicekonto.provider.refused',
    ],
  ])('%s', async (_what, codes, expected) => {
    expect(await outcome(responseXml('', usual, status(codes)))).toBe(expected);
  });

  it('is no success because one stands inside', async () => {
    const xml = responseXml(
      await encrypted(signed(assertionXml(), usual.assertionId)),
      usual,
      status(code('Requester', code('Success'))),
    );
    expect(await outcome(xml)).toBe('servicekonto.provider.refused');
  });

  it('repeats nothing that the provider wrote', async () => {
    const xml = responseXml(
      '',
      usual,
      status(code('Responder').replace('urn:oasis:names:tc:SAML:2.0:status:', 'urn:Geheim')),
    );
    const error = await read(xml).catch((cause: unknown) => cause);
    expect(JSON.stringify([error, String(error)])).not.toMatch(/Müller|Geheim/);
  });

  it('of another login is none', async () => {
    const facts = { ...usual, requestId: '_request-2' };
    const xml = responseXml('', facts, status(code('Requester', code('AuthnFailed'))));
    expect(await outcome(xml)).toBe(refusedAs('in-response-to'));
  });
});
