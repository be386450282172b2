import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r03: Rule = {
  id: 'R03',
  severity: 'warning',
  title: text('Präfix „xdomea“ und schemaLocation', 'Prefix "xdomea" and schemaLocation'),
  reason: text(
    'Die Konformitätsregeln des Standards verlangen beides; ältere Empfänger suchen wörtlich nach „xdomea:“.',
    'The conformity rules of the standard ask for both; older receivers look for "xdomea:" literally.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Das Präfix xdomea verwenden und am Wurzelelement xsi:schemaLocation mit Namensraum und Schemadatei angeben.',
      'Use the prefix xdomea and give namespace and schema file in xsi:schemaLocation at the root.',
    ),
  },
  source: 'specification, as cited by Landesarchiv NRW, 3.x § 4.2, 4.0 § 4.2',
  example: {
    wrong: '<ns2:Abgabe.Abgabe.0401 …>',
    right: '<xdomea:Abgabe.Abgabe.0401 … xsi:schemaLocation="urn:… xdomea-….xsd">',
  },

  visit(context) {
    return {
      kopf() {
        if (context.prefix !== 'xdomea') {
          context.report(
            text(
              `Das Präfix ist „${context.prefix}“ statt „xdomea“.`,
              `The prefix is "${context.prefix}" instead of "xdomea".`,
            ),
          );
        }
        const location = Object.entries(context.rootAttributes).find(([name]) =>
          name.endsWith(':schemaLocation'),
        )?.[1];
        if (location === undefined) {
          context.report(
            text('Am Wurzelelement fehlt xsi:schemaLocation.', 'xsi:schemaLocation is missing at the root.'),
          );
        } else if (location.trim().split(/\s+/).length % 2 === 1) {
          context.report(
            text(
              'xsi:schemaLocation besteht nicht aus Paaren von Namensraum und Datei.',
              'xsi:schemaLocation is not made of pairs of namespace and file.',
            ),
          );
        }
      },
    };
  },
};
