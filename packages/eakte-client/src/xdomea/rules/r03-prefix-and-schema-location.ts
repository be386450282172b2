import type { Rule } from './rule.ts';

/** The prefix is `xdomea` and the root names its schema. */
export const r03PrefixAndSchemaLocation: Rule = {
  id: 'R03',
  severity: 'warning',
  title: {
    de: 'Präfix ist nicht „xdomea“ oder die Angabe des Schemas fehlt',
    en: 'Prefix is not "xdomea" or the schema is not named',
  },
  reason: {
    de: 'Die Spezifikation verlangt beides für konforme Nachrichten. Einfache Empfangsprogramme suchen wörtlich nach „xdomea:“ und finden sonst nichts.',
    en: 'The specification wants both of conforming messages. Simple receivers look for the very text "xdomea:" and otherwise find nothing.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Das Wurzelelement mit xmlns:xdomea und xsi:schemaLocation („Namensraum Schemadatei“) schreiben.',
      en: 'Write the root element with xmlns:xdomea and xsi:schemaLocation ("namespace schema-file").',
    },
  },
  source: 'xdomea specification 3.x p. 75 and 4.0 p. 79, section 4.2 (S, as cited by Landesarchiv NRW)',
  example: {
    wrong: '<ns2:Abgabe.Abgabe.0401 xmlns:ns2="urn:xoev-de:xdomea:schema:3.0.0">',
    right:
      '<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea="urn:xoev-de:xdomea:schema:3.0.0" xsi:schemaLocation="urn:xoev-de:xdomea:schema:3.0.0 xdomea.xsd">',
  },
  visit(context) {
    const { prefix, rootAttributes, version } = context;
    const namespace = `urn:xoev-de:xdomea:schema:${version}`;
    return {
      kopf() {
        if (prefix !== 'xdomea') {
          const shown = prefix === '' ? ['kein Präfix', 'no prefix'] : [`„${prefix}“`, `"${prefix}"`];
          context.report({
            de: `Das Wurzelelement trägt ${shown[0]} statt „xdomea“.`,
            en: `The root element has ${shown[1]} instead of "xdomea".`,
          });
        }
        const location = Object.entries(rootAttributes).find(([name]) => name.endsWith(':schemaLocation'));
        if (!location) {
          context.report({
            de: 'Am Wurzelelement fehlt xsi:schemaLocation.',
            en: 'The root element has no xsi:schemaLocation.',
          });
          return;
        }
        const parts = location[1].trim().split(/\s+/);
        if (parts.length % 2 === 0 && parts.some((part, at) => at % 2 === 0 && part === namespace)) return;
        context.report({
          de: `xsi:schemaLocation nennt nicht paarweise Namensraum und Schemadatei mit ${namespace}.`,
          en: `xsi:schemaLocation does not name pairs of namespace and schema file with ${namespace}.`,
        });
      },
    };
  },
};
