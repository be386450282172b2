import { text } from '@rathaus/client-core/texts';
import type { R03Values } from '../../xdomea/rules/r03-prefix-and-schema-location.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r03: XdomeaRuleText<R03Values> = {
  title: text(
    'Präfix ist nicht „xdomea“ oder die Angabe des Schemas fehlt',
    'Prefix is not "xdomea" or the schema is not named',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'no-prefix':
        return text(
          'Das Wurzelelement hat kein Präfix; verlangt ist „xdomea“.',
          'The root element has no prefix; needed is "xdomea".',
        );
      case 'prefix':
        return text(
          `Das Wurzelelement hat das Präfix „${values.prefix}“; verlangt ist „xdomea“.`,
          `The root element has the prefix "${values.prefix}"; needed is "xdomea".`,
        );
      case 'no-location':
        return text(
          'Am Wurzelelement fehlt xsi:schemaLocation.',
          'The root element has no xsi:schemaLocation.',
        );
      case 'location':
        return text(
          `xsi:schemaLocation nennt nicht paarweise Namensraum und Schemadatei mit ${values.namespace}.`,
          `xsi:schemaLocation does not name pairs of namespace and schema file with ${values.namespace}.`,
        );
    }
  },
  reason: text(
    'Die Spezifikation verlangt beides für konforme Nachrichten. Einfache Empfangsprogramme suchen wörtlich nach „xdomea:“ und finden sonst nichts.',
    'The specification wants both of conforming messages. Simple receivers look for the very text "xdomea:" and otherwise find nothing.',
  ),
  repair: text(
    'Das Wurzelelement mit xmlns:xdomea und xsi:schemaLocation („Namensraum Schemadatei“) schreiben.',
    'Write the root element with xmlns:xdomea and xsi:schemaLocation ("namespace schema-file").',
  ),
  source: text(
    'xdomea-Spezifikation 3.x, Seite 75, und 4.0, Seite 79, Abschnitt 4.2, zitiert nach dem Landesarchiv NRW',
    'xdomea specification 3.x, page 75, and 4.0, page 79, section 4.2, as cited by the state archive of NRW',
  ),
  example: {
    wrong: '<ns2:Abgabe.Abgabe.0401 xmlns:ns2="urn:xoev-de:xdomea:schema:3.0.0">',
    right:
      '<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea="urn:xoev-de:xdomea:schema:3.0.0" xsi:schemaLocation="urn:xoev-de:xdomea:schema:3.0.0 xdomea.xsd">',
  },
};
