import { describe, expect, it } from 'vitest';
import { dice } from '../../../test/dice.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../../test/saml/maker.ts';
import { outcome, refusedAs } from '../../../test/saml/reading.ts';

const accepted = `accepted ${usual.nameId}`;
const minute = 60_000;
const at = (time: number) => new Date(time).toISOString();

/** What a confirmation says; each part can be made wrong. */
interface Confirmation {
  readonly method?: string;
  readonly request?: string | undefined;
  readonly recipient?: string | undefined;
  readonly until?: number | undefined;
  readonly from?: number | undefined;
}
const attributeXml = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}="${value}"`;
const timeXml = (name: string, time: number | undefined) =>
  attributeXml(name, time === undefined ? undefined : at(time));
function confirmation(facts: Confirmation = {}): string {
  const all = {
    method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
    request: usual.requestId,
    recipient: usual.acsUrl,
    until: usual.now + 5 * minute,
    from: undefined,
    ...facts,
  };
  const data =
    attributeXml('InResponseTo', all.request) +
    attributeXml('Recipient', all.recipient) +
    timeXml('NotOnOrAfter', all.until) +
    timeXml('NotBefore', all.from);
  return `<saml:SubjectConfirmation Method="${all.method}"><saml:SubjectConfirmationData${data}/></saml:SubjectConfirmation>`;
}

const right = confirmation();
const wrong = {
  method: confirmation({ method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' }),
  vouched: confirmation({ method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' }),
  request: confirmation({ request: '_request-2' }),
  'no request': confirmation({ request: undefined }),
  recipient: confirmation({ recipient: 'https://andere.example/acs' }),
  'no recipient': confirmation({ recipient: undefined }),
  over: confirmation({ until: usual.now - minute }),
  'no end': confirmation({ until: undefined }),
  begin: confirmation({ from: usual.now }),
  'no time': confirmation().replace(/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="morgen"'),
  'no data':
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml:SubjectConfirmation>',
  'data twice': right.replace(/(<saml:SubjectConfirmationData.*?\/>)/, '$1$1'),
  'another namespace': right.replaceAll('saml:', 'x:').replace(' Method', ' xmlns:x="urn:x" Method'),
} as const;
const all = Object.values(wrong);

/** What becomes of an assertion with these confirmations, validly signed and encrypted. */
async function judged(...confirmations: readonly string[]): Promise<string> {
  const xml = assertionXml().replace(
    /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/,
    confirmations.join(''),
  );
  return outcome(responseXml(await encrypted(signed(xml, usual.assertionId))));
}

describe('an assertion with several confirmations', () => {
  it.each(Object.entries(wrong))('is believed when one fits, beside one with: %s', async (_what, other) => {
    expect(await judged(right, other)).toBe(accepted);
    expect(await judged(other, right)).toBe(accepted);
  });

  it.each(Object.entries(wrong))('is refused with nothing but one with: %s', async (_what, other) => {
    expect(await judged(other)).toMatch(/^servicekonto\.response\.(invalid|expired) /);
  });

  it('is refused with several of which none fits, although all of them together would', async () => {
    expect(await judged(wrong.request, wrong.recipient)).toBe(refusedAs('in-response-to'));
    expect(await judged(wrong.recipient, wrong.request)).toBe(refusedAs('recipient'));
    expect(await judged(wrong.over, wrong.recipient)).toBe('servicekonto.response.expired subject');
    expect(await judged(wrong.method, wrong.vouched)).toBe(refusedAs('subject'));
    expect(await judged(...all)).toBe(refusedAs('in-response-to'));
  });

  it('is refused without any', async () => {
    expect(await judged()).toBe(refusedAs('subject'));
  });

  it('is believed exactly when one of them fits, whatever their order', async () => {
    const roll = dice(20_261_130);
    for (let round = 0; round < 60; round += 1) {
      const some = Array.from({ length: 1 + roll(5) }, () =>
        roll(6) === 0 ? right : all[roll(all.length)]!,
      );
      const result = await judged(...some);
      expect(result === accepted, some.join('\n')).toBe(some.includes(right));
    }
  });
});
