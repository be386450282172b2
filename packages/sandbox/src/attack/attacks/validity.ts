import type { AssertionDescription } from '../../saml/response.ts';
import { type Attack, played, type Severity, type Text, type Variant } from '../attack.ts';
import type { Changes, Forge } from '../forge/forge.ts';
import { replaced } from '../forge/pieces.ts';
import { changed, only } from './deliver.ts';

const hour = 3_600_000;
const stranger = 'https://andere-stadt.example/sp';

const notForUs: Text = {
  de: 'Eine andere Behörde, bei der sich jemand anmeldet, nimmt deren Antwort und meldet sich damit hier an.',
  en: 'Another authority where somebody logs in takes that response and logs in here with it.',
};
const tooLong: Text = {
  de: 'Eine alte Antwort aus Verlauf, Sicherung oder Protokoll öffnet das Konto noch nach Stunden oder Jahren.',
  en: 'An old response from history, backup or log opens the account after hours or years.',
};

interface Facts {
  readonly id: string;
  readonly title: Text;
  readonly harm: Text;
  readonly severity?: Severity;
  readonly references: readonly string[];
  readonly requirements?: readonly string[];
  readonly variants: readonly (readonly [name: Text, changes: (forge: Forge) => Changes])[];
  readonly group?: Attack['group'];
}

/** Each is signed and encrypted by the provider as agreed; one fact does not fit. */
function attack({
  variants,
  severity = 'serious',
  requirements = ['A3.10.04'],
  group = 'validity',
  ...own
}: Facts): Attack {
  return {
    ...own,
    group,
    severity,
    requirements,
    bad: 'login',
    play: played((forge): Variant[] =>
      variants.map(([name, changes]) => changed(forge, name, () => changes(forge))),
    ),
  };
}

const assertion =
  (change: (assertion: AssertionDescription, forge: Forge) => Partial<AssertionDescription>) =>
  (forge: Forge): Changes => ({
    assertion: (right) => ({ ...right, ...change(right, forge) }),
  });

const profiles = 'SAML Profiles 2.0, 4.1.4.3';

const addressed: readonly Attack[] = [
  attack({
    id: 'wrong-audience',
    title: {
      de: 'Für einen anderen Dienst ausgestellt (Audience)',
      en: 'Issued for another service (audience)',
    },
    harm: notForUs,
    references: ['SAML Core 2.0, 2.5.1.4'],
    variants: [
      [
        { de: 'anderer Dienst', en: 'another service' },
        assertion(({ conditions }) => ({ conditions: { ...conditions, audiences: [stranger] } })),
      ],
      [
        { de: 'Name nur am Anfang gleich', en: 'name with the same beginning only' },
        assertion(({ conditions }) => ({
          conditions: {
            ...conditions,
            audiences: conditions.audiences.map((name) => `${name}.boese.example`),
          },
        })),
      ],
      [
        { de: 'ohne Angabe', en: 'not stated' },
        assertion(({ conditions }) => ({ conditions: { ...conditions, audiences: [] } })),
      ],
    ],
  }),
  attack({
    id: 'two-audience-restrictions',
    title: {
      de: 'Zwei Beschränkungen, eine für einen anderen Dienst',
      en: 'Two restrictions, one for another service',
    },
    harm: notForUs,
    references: ['SAML Core 2.0, 2.5.1.4'],
    variants: [
      [
        { de: 'fremde zuletzt', en: 'foreign one last' },
        () => ({
          edit: (xml) => replaced(xml, '</saml2:AudienceRestriction>', (end) => end + restriction),
        }),
      ],
      [
        { de: 'fremde zuerst', en: 'foreign one first' },
        () => ({
          edit: (xml) => replaced(xml, '<saml2:AudienceRestriction>', (begin) => restriction + begin),
        }),
      ],
    ],
  }),
  attack({
    id: 'two-audiences',
    severity: 'hardening',
    title: { de: 'Zwei Dienste als Empfänger genannt', en: 'Two services named as audience' },
    harm: notForUs,
    references: ['BundID-Schnittstellenbeschreibung 10.2, 10.2'],
    variants: [
      [
        only,
        assertion(({ conditions }) => ({
          conditions: { ...conditions, audiences: [...conditions.audiences, stranger] },
        })),
      ],
    ],
  }),
  attack({
    id: 'wrong-recipient',
    title: {
      de: 'Für eine andere Adresse ausgestellt (Recipient)',
      en: 'Issued for another address (recipient)',
    },
    harm: notForUs,
    references: [profiles],
    variants: [
      [
        { de: 'andere Adresse', en: 'another address' },
        assertion(({ confirmation }) => ({
          confirmation: { ...confirmation, recipient: `${stranger}/acs` },
        })),
      ],
      [
        { de: 'ohne Angabe', en: 'not stated' },
        assertion(({ confirmation }) => ({ confirmation: { ...confirmation, recipient: undefined } })),
      ],
    ],
  }),
  attack({
    id: 'wrong-destination',
    title: {
      de: 'An eine andere Adresse gerichtet (Destination)',
      en: 'Sent to another address (destination)',
    },
    harm: notForUs,
    references: ['SAML Bindings 2.0, 3.5.5.2'],
    variants: [[only, () => ({ response: (response) => ({ ...response, destination: `${stranger}/acs` }) })]],
  }),
  attack({
    id: 'wrong-confirmation',
    title: { de: 'Andere Art der Bestätigung als „Inhaber“', en: 'Another confirmation than bearer' },
    harm: notForUs,
    references: [profiles],
    variants: [
      [
        { de: 'sender-vouches', en: 'sender-vouches' },
        assertion(({ confirmation }) => ({
          confirmation: { ...confirmation, method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' },
        })),
      ],
      [
        { de: 'holder-of-key', en: 'holder-of-key' },
        assertion(({ confirmation }) => ({
          confirmation: { ...confirmation, method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' },
        })),
      ],
    ],
  }),
  attack({
    id: 'issuer-mismatch',
    severity: 'critical',
    title: {
      de: 'Antwort eines anderen Anmeldedienstes (Issuer)',
      en: 'Response of another provider (issuer)',
    },
    harm: {
      de: 'Die Antwort eines schwächeren Anmeldedienstes gilt als die der BundID oder des Unternehmenskontos.',
      en: 'The response of a weaker provider counts as that of BundID or Mein Unternehmenskonto.',
    },
    references: [profiles],
    requirements: ['A3.10.02', 'A3.10.04'],
    variants: [
      [
        { de: 'in der Assertion', en: 'in the assertion' },
        assertion(() => ({ issuer: 'https://andere.example/idp' })),
      ],
      [
        { de: 'in der Antwort', en: 'in the response' },
        () => ({ response: (response) => ({ ...response, issuer: 'https://andere.example/idp' }) }),
      ],
    ],
  }),
];

const restriction = `<saml2:AudienceRestriction><saml2:Audience>${stranger}</saml2:Audience></saml2:AudienceRestriction>`;

const timed: readonly Attack[] = [
  attack({
    id: 'expired',
    title: { de: 'Abgelaufene Assertion', en: 'Expired assertion' },
    harm: tooLong,
    references: ['SAML Core 2.0, 2.5.1.2'],
    requirements: ['A3.10.04', 'A3.11.10'],
    variants: [
      [
        { de: 'seit einer Stunde', en: 'for an hour' },
        assertion(({ conditions }, { clock }) => ({
          conditions: { ...conditions, notBefore: clock() - 2 * hour, notOnOrAfter: clock() - hour },
        })),
      ],
      [
        { de: 'ohne Ende', en: 'without an end' },
        assertion(({ conditions, confirmation }) => ({
          conditions: { ...conditions, notOnOrAfter: undefined },
          confirmation: { ...confirmation, notOnOrAfter: undefined },
        })),
      ],
    ],
  }),
  attack({
    id: 'not-yet-valid',
    title: { de: 'Noch nicht gültige Assertion', en: 'Assertion that is not valid yet' },
    harm: tooLong,
    references: ['SAML Core 2.0, 2.5.1.2'],
    requirements: ['A3.10.04'],
    variants: [
      [
        only,
        assertion(({ conditions }, { clock }) => ({
          conditions: { ...conditions, notBefore: clock() + hour, notOnOrAfter: clock() + 2 * hour },
        })),
      ],
    ],
  }),
  attack({
    id: 'confirmation-expired',
    title: { de: 'Abgelaufene Bestätigung des Inhabers', en: 'Expired confirmation of the bearer' },
    harm: tooLong,
    references: [profiles],
    requirements: ['A3.10.04', 'A3.11.10'],
    variants: [
      [
        { de: 'seit einer Stunde', en: 'for an hour' },
        assertion(({ confirmation }, { clock }) => ({
          confirmation: { ...confirmation, notOnOrAfter: clock() - hour },
        })),
      ],
      [
        { de: 'ohne Ende', en: 'without an end' },
        assertion(({ confirmation }) => ({ confirmation: { ...confirmation, notOnOrAfter: undefined } })),
      ],
    ],
  }),
];

const failed: readonly Attack[] = [
  attack({
    id: 'failure-with-assertion',
    severity: 'serious',
    group: 'structure',
    title: { de: 'Fehlermeldung, die „Success“ enthält', en: 'Error that contains Success' },
    harm: {
      de: 'Eine abgebrochene oder verweigerte Anmeldung gilt als gelungen.',
      en: 'A login that was cancelled or denied counts as successful.',
    },
    references: ['SAML Core 2.0, 3.2.2.2'],
    requirements: ['A3.10.01', 'A3.13.02'],
    variants: [
      [
        { de: 'Success als zweiter Code', en: 'Success as second code' },
        () => ({
          response: (response) => ({ ...response, status: { code: 'Responder', subcode: 'Success' } }),
        }),
      ],
      [
        { de: 'Success im Text', en: 'Success in the text' },
        () => ({
          response: (response) => ({
            ...response,
            status: {
              code: 'Requester',
              subcode: 'AuthnFailed',
              message: 'urn:oasis:names:tc:SAML:2.0:status:Success',
            },
          }),
        }),
      ],
      [
        { de: 'ohne Status', en: 'without status' },
        () => ({ editResponse: (xml) => replaced(xml, /<saml2p:Status>.*?<\/saml2p:Status>/s, '') }),
      ],
    ],
  }),
  attack({
    id: 'success-without-assertion',
    severity: 'serious',
    group: 'structure',
    title: { de: 'Erfolg ohne Assertion', en: 'Success without an assertion' },
    harm: {
      de: 'Jemand ist angemeldet, ohne dass feststeht, wer.',
      en: 'Somebody is logged in, and nobody knows who.',
    },
    references: [profiles],
    requirements: ['A3.10.01', 'A3.13.02'],
    variants: [[only, () => ({ response: (response) => ({ ...response, assertions: [] }) })]],
  }),
];

/** Answers of the provider that are for somebody else, out of time, or no success. */
export const validityAttacks: readonly Attack[] = [...addressed, ...timed, ...failed];
