import { type ContainerRule, containerRules } from '../package/container-rules.ts';
import type { LocalText, Repairer } from '../xdomea/check/finding.ts';
import { rules } from '../xdomea/rules/index.ts';

/** What a rule says once for all its findings. */
export interface RuleSummary {
  title: LocalText;
  reason: LocalText;
  repair: { who: Repairer; how: LocalText };
  source: string;
}

const summary = (
  who: Repairer,
  source: string,
  de: [title: string, reason: string, how: string],
  en: [title: string, reason: string, how: string],
): RuleSummary => ({
  title: { de: de[0], en: en[0] },
  reason: { de: de[1], en: en[1] },
  repair: { who, how: { de: de[2], en: en[2] } },
  source,
});

/** Rules of reading itself: they stand before the catalogue. */
const general: Readonly<Record<string, RuleSummary>> = {
  XML: summary(
    'vendor',
    'W3C XML 1.0, Namespaces in XML 1.0',
    [
      'Die Nachricht ist kein wohlgeformtes XML',
      'Kein Empfänger kann sie lesen.',
      'Den Export wiederholen; bleibt der Fehler, den Hersteller einschalten. Die Datei nicht von Hand ändern.',
    ],
    [
      'The message is not well-formed XML',
      'No receiver can read it.',
      'Repeat the export; involve the vendor if it stays. Do not edit the file by hand.',
    ],
  ),
  XSD: summary(
    'vendor',
    'Schema der genannten xdomea-Version',
    [
      'Der Aufbau entspricht nicht dem Schema',
      'Empfänger, die nach dem Schema prüfen, weisen die Nachricht ab.',
      'Den Bericht an den Hersteller der exportierenden Software geben.',
    ],
    [
      'The structure does not follow the schema',
      'Receivers that check against the schema refuse the message.',
      'Hand the report to the vendor of the exporting software.',
    ],
  ),
  R32: summary(
    'vendor',
    'xdomea-Spezifikation (UTF-8); Sicherheit beim Einlesen',
    [
      'Die Nachricht nutzt etwas, das beim Austausch nicht zulässig ist',
      'DOCTYPE, Entities, andere Kodierungen als UTF-8 und übergroße Strukturen werden aus Sicherheitsgründen abgewiesen.',
      'Die Nachricht als einfaches XML in UTF-8 ohne DOCTYPE erzeugen.',
    ],
    [
      'The message uses something that exchange does not allow',
      'DOCTYPE, entities, other encodings than UTF-8 and oversized structures are refused for safety.',
      'Create the message as plain XML in UTF-8 without a DOCTYPE.',
    ],
  ),
};

const quirk = summary(
  'vendor',
  'Erfahrungen mit Partnersystemen',
  [
    'Eine bekannte Abweichung wurde hingenommen',
    'Diese Prüfung versteht die Abweichung; andere Empfänger vielleicht nicht.',
    'Den Hersteller der exportierenden Software auf die Abweichung hinweisen.',
  ],
  [
    'A known deviation was tolerated',
    'This check understands the deviation; other receivers may not.',
    'Point the vendor of the exporting software to the deviation.',
  ],
);

const unreadable = summary(
  'vendor',
  'xdomea-Spezifikation',
  [
    'Die Nachricht lässt sich nicht verarbeiten',
    'Empfänger weisen sie ab.',
    'Den Bericht an den Hersteller geben.',
  ],
  ['The message cannot be processed', 'Receivers refuse it.', 'Hand the report to the vendor.'],
);

/** Texts of any rule id a report can hold: catalogue, container, reading. */
export function ruleSummary(id: string): RuleSummary {
  const known = rules.find((rule) => rule.id === id);
  if (known) return { title: known.title, reason: known.reason, repair: known.repair, source: known.source };
  if (id.startsWith('eakte.package.')) {
    const rule = containerRules[id.slice('eakte.package.'.length) as ContainerRule];
    if (rule) {
      return {
        title: { de: rule.de.title, en: rule.en.title },
        reason: { de: rule.de.reason, en: rule.en.reason },
        repair: { who: rule.repairer, how: { de: rule.de.repair, en: rule.en.repair } },
        source: rule.source,
      };
    }
  }
  return general[id] ?? (id.startsWith('Q') ? quirk : unreadable);
}
