import { type LocalText, type RuleTexts, text } from '@rathaus/client-core/texts';
import type { TypeRuleValues } from '../../dcat/check/rules/types.ts';
import type { ExpectedType } from '../../dcat/check/shape.ts';

const expectations: Readonly<Record<ExpectedType, LocalText>> = {
  text: text('Erwartet wird ein Text.', 'Expected is a text.'),
  'text-or-texts-by-language': text(
    'Erwartet wird ein Text oder ein Objekt mit einem Text je Sprache.',
    'Expected is a text, or an object with a text for each language.',
  ),
  number: text('Erwartet wird eine Zahl ohne Anführungszeichen.', 'Expected is a number without quotes.'),
  object: text(
    'Erwartet wird ein Objekt mit benannten Angaben.',
    'Expected is an object with named members.',
  ),
  list: text(
    'Erwartet wird eine Liste, auch für einen einzelnen Eintrag.',
    'Expected is a list, also for a single entry.',
  ),
  'area-key': text(
    'Erwartet wird ein Objekt mit einem der Schlüssel „ars“, „ags“, „district“ oder „state“ als Text.',
    'Expected is an object with one of the keys "ars", "ags", "district" or "state" as a text.',
  ),
  'two-numbers': text(
    'Erwartet werden zwei Zahlen: geografische Länge und Breite.',
    'Expected are two numbers: longitude and latitude.',
  ),
  'four-numbers': text(
    'Erwartet werden vier Zahlen: West, Süd, Ost, Nord.',
    'Expected are four numbers: west, south, east, north.',
  ),
  'organization-or-person': text(
    'Erwartet wird „Organization“ oder „Person“.',
    'Expected is "Organization" or "Person".',
  ),
  'organization-or-individual': text(
    'Erwartet wird „Organization“ oder „Individual“.',
    'Expected is "Organization" or "Individual".',
  ),
};

export const typeTexts: RuleTexts<TypeRuleValues> = {
  'opendata.dataset.type': {
    title: text('Eine Angabe hat den falschen Typ', 'A value has the wrong type'),
    message: ({ expected }) => expectations[expected],
    reason: text(
      'So kann die Angabe weder beurteilt noch geschrieben werden; was von ihr abhängt, ist noch nicht beurteilt.',
      'The value can be neither judged nor written like this; what depends on it has not been judged yet.',
    ),
    repair: text(
      'Die Angabe in der erwarteten Form eintragen oder weglassen, wenn sie nicht Pflicht ist; „null“ steht nicht für „fehlt“.',
      'Enter the value in the expected form, or leave it out when it is not mandatory; "null" does not mean "absent".',
    ),
    source: text(
      'Typ „Dataset“ dieses Pakets nach DCAT-AP.de 3.0',
      'The type "Dataset" of this package, after DCAT-AP.de 3.0',
    ),
  },
};
