import { type RuleTexts, sameText, text } from '@rathaus/client-core/texts';
import type { DateRuleValues } from '../../dcat/check/rules/dates.ts';
import { written } from './written.ts';

export const dateTexts: RuleTexts<DateRuleValues> = {
  'opendata.dataset.date-form': {
    title: text(
      'Ein Datum ist falsch geschrieben oder gibt es nicht',
      'A date is written wrongly or does not exist',
    ),
    message: written((value) =>
      text(
        `„${value}“ ist falsch geschrieben oder kein Tag, den es gibt.`,
        `"${value}" is written wrongly or is no day that exists.`,
      ),
    ),
    reason: text(
      'Erwartet wird JJJJ, JJJJ-MM, JJJJ-MM-TT oder ein Zeitpunkt.',
      'Expected is YYYY, YYYY-MM, YYYY-MM-DD or an instant.',
    ),
    repair: text('„2026-11-23“ statt „23.11.2026“ schreiben.', 'Write "2026-11-23" instead of "23.11.2026".'),
    source: text(
      'DCAT-AP.de 3.0: xsd:gYear, xsd:gYearMonth, xsd:date oder xsd:dateTime',
      'DCAT-AP.de 3.0: xsd:gYear, xsd:gYearMonth, xsd:date or xsd:dateTime',
    ),
  },
  'opendata.dataset.modified-not-before-issued': {
    title: text(
      'Die Änderung liegt vor der Veröffentlichung',
      'The modification lies before the publication',
    ),
    reason: text(
      'GovData entscheidet über Dubletten nach dem Änderungsdatum (K40).',
      'GovData decides duplicates by the modification date (K40).',
    ),
    repair: text('Eines der beiden Daten berichtigen.', 'Correct one of the two dates.'),
    source: text(
      'DCAT 3, dcterms:issued und dcterms:modified',
      'DCAT 3, dcterms:issued and dcterms:modified',
    ),
  },
  'opendata.dataset.period-bounded': {
    title: text('Ein Zeitraum hat weder Anfang noch Ende', 'A period has neither start nor end'),
    reason: text('Mindestens eines ist Pflicht.', 'At least one is mandatory.'),
    repair: text(
      'Anfang oder Ende eintragen oder den Zeitraum löschen.',
      'Enter start or end or delete the period.',
    ),
    source: text(
      'DCAT-AP.de 3.0, Zeitraum (dcterms:PeriodOfTime); Konvention K38',
      'DCAT-AP.de 3.0, dcterms:PeriodOfTime; convention K38',
    ),
  },
  'opendata.dataset.period-order': {
    title: text('Ein Zeitraum endet vor seinem Anfang', 'A period ends before it starts'),
    reason: text('Die Angaben widersprechen sich.', 'The values contradict each other.'),
    repair: text('Anfang und Ende prüfen.', 'Check start and end.'),
    source: sameText('DCAT 3, dcterms:PeriodOfTime'),
  },
};
