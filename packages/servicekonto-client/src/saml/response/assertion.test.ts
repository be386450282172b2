import { describe, expect, it } from 'vitest';
import {
  assertionXml,
  encrypted,
  type ResponseFacts,
  responseXml,
  signed,
  usual,
} from '../../../test/saml/maker.ts';
import { signedRoot } from '../../../test/saml/own-signature.ts';
import { outcome, read, refusedAs } from '../../../test/saml/reading.ts';

const accepted = `accepted ${usual.nameId}`;
const minutes = 60_000;
const at = (time: number) => new Date(time).toISOString();
/** A response whose assertion has been changed before it was signed and encrypted. */
const withAssertion = async (
  change: (xml: string) => string,
  facts: Partial<ResponseFacts> = {},
): Promise<string> => responseXml(await encrypted(signedRoot(change(assertionXml({ ...usual, ...facts })))));
const replaced = (from: string | RegExp, to: string) => (xml: string) => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to replace: ${String(from)}`);
  return changed;
};

describe('an assertion that its provider signed', () => {
  it('is believed as it is (control)', async () => {
    expect(await outcome(withAssertion((xml) => xml))).toBe(accepted);
  });

  it.each<[string, (xml: string) => string, string]>([
    ['called otherwise', (xml) => xml.replaceAll('saml:Assertion', 'saml:Evidence'), refusedAs('structure')],
    [
      'of another namespace',
      (xml) =>
        xml
          .replace('<saml:Assertion ', '<x:Assertion xmlns:x="urn:x" ')
          .replace('</saml:Assertion>', '</x:Assertion>'),
      refusedAs('structure'),
    ],
    [
      'whose confirmation is over, whatever its conditions say',
      replaced(/(<saml:SubjectConfirmationData [^>]*NotOnOrAfter=")[^"]*/, `$1${at(usual.now - minutes)}`),
      'servicekonto.response.expired subject',
    ],
    [
      'whose conditions are over, whatever its confirmation says',
      replaced(
        /(<saml:Conditions )[^>]*>/,
        `$1NotBefore="${at(usual.now - 9 * minutes)}" NotOnOrAfter="${at(usual.now - minutes)}">`,
      ),
      'servicekonto.response.expired conditions',
    ],
    [
      'whose conditions have not begun',
      replaced(/(<saml:Conditions NotBefore=")[^"]*/, `$1${at(usual.now + 2 * minutes)}`),
      'servicekonto.response.expired conditions',
    ],
    [
      'without an end of conditions and confirmation',
      (xml) => xml.replaceAll(/ NotOnOrAfter="[^"]*"/g, ''),
      refusedAs('subject'),
    ],
    ['without AuthnInstant', replaced(/ AuthnInstant="[^"]*"/, ''), refusedAs('structure')],
    [
      'with a name that is a book',
      replaced(`>${usual.nameId}<`, `>${'A'.repeat(1025)}<`),
      refusedAs('subject'),
    ],
    [
      'with more attributes than anybody has',
      replaced(
        '</saml:AttributeStatement>',
        `${Array.from({ length: 201 }, (_, n) => `<saml:Attribute Name="n${n}"/>`).join('')}$&`,
      ),
      refusedAs('attribute'),
    ],
    [
      'with two statements of attributes',
      replaced(/(<saml:AttributeStatement>.*<\/saml:AttributeStatement>)/, '$1$1'),
      refusedAs('structure'),
    ],
  ])('%s is refused', async (_what, change, expected) => {
    expect(await outcome(withAssertion(change))).toBe(expected);
  });

  it('need not have an end of its conditions, which is kept where it is', async () => {
    const ended = /(<saml:Conditions [^>]*) NotOnOrAfter="[^"]*"/;
    const open = withAssertion(replaced(ended, '$1'));
    expect(await outcome(open)).toBe(accepted);
    const later = { expected: { now: usual.now + 6 * minutes } };
    expect(await outcome(open, later)).toBe('servicekonto.response.expired subject');
    const early = { expected: { now: usual.now - 2 * minutes } };
    expect(await outcome(open, early)).toBe('servicekonto.response.expired conditions');
    const over = replaced(ended, `$1 NotOnOrAfter="${at(usual.now - minutes)}"`);
    expect(await outcome(withAssertion(over))).toBe('servicekonto.response.expired conditions');
  });

  it('with an attribute twice, once with space around its name, is refused', async () => {
    const attribute = (name: string, value: string) =>
      `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
    const attributes = attribute('urn:a', 'Ōno') + attribute(' urn:a ', 'Đorđević');
    expect(await outcome(withAssertion((xml) => xml, { attributes }))).toBe(refusedAs('attribute'));
  });
});

describe('a status that has something else to say than success', () => {
  it('repeats no word that only looks like one of SAML', async () => {
    const word = 'urn:oasis:names:tc:SAML:2.0:status:Geheim';
    const status = `<samlp:Status><samlp:StatusCode Value="${word}"/></samlp:Status>`;
    const error = await read(responseXml('', usual, status)).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'servicekonto.provider.refused', details: { status: 'other' } });
  });
});

describe('a response', () => {
  it('without an assertion is refused, not believed and no fault of ours', async () => {
    const xml = signed(responseXml(''), usual.responseId);
    expect(
      await outcome(xml, {
        policy: { signed: 'assertion', encrypted: 'optional', audience: 'alone', doubled: 'refused' },
      }),
    ).toBe(refusedAs('structure'));
  });
});
