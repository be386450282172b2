import { text } from '@rathaus/client-core/texts';
import type { A02Values } from '../../xdomea/rules/a02-retention-running.ts';
import { dayText } from '../day-text.ts';
import type { XdomeaRuleText } from './rule-text.ts';

const bases = {
  aufbewahrungsende: text('nach dem angegebenen Aufbewahrungsende', 'by the stated Aufbewahrungsende'),
  zda: text(
    'gerechnet ab der zdA-Verfügung bis zum Jahresende',
    'counted from the closing to the end of the year',
  ),
  laufzeit: text(
    'gerechnet ab dem Ende der Laufzeit bis zum Jahresende',
    'counted from the end of the Laufzeit to the end of the year',
  ),
} as const;

export const a02: XdomeaRuleText<A02Values> = {
  title: text('Die Aufbewahrungsfrist läuft noch', 'The retention period is still running'),
  message: (values) => {
    const { object } = values;
    if (values.fault === 'running') {
      const [until, basis] = [dayText(values.until), bases[values.basis]];
      return text(
        `${object} ist noch bis ${until.de} aufzubewahren (${basis.de}).`,
        `${object} has to be kept until ${until.en} (${basis.en}).`,
      );
    }
    const [stated, counted] = [dayText(values.stated), dayText(values.counted)];
    return text(
      `${object}: Das Aufbewahrungsende ist ${stated.de}, nach der Aufbewahrungsdauer ist es ${counted.de}. Solange das offen ist, gilt das spätere Datum.`,
      `${object}: the Aufbewahrungsende is ${stated.en}, by the Aufbewahrungsdauer it is ${counted.en}. While that is open the later date counts.`,
    );
  },
  reason: text(
    'Angeboten und übergeben wird nach Ablauf der Aufbewahrungsfrist: Nach der Importbestätigung wird in der Behörde gelöscht, und bis zum Ende der Frist muss sie das Schriftgut vorlegen können.',
    'Records are offered and handed over after their retention period: after the confirmation of the import the authority deletes them, and until the end of the period it has to be able to present them.',
  ),
  repair: text(
    'Das Ende der Frist abwarten oder Aufbewahrungsdauer, zdA-Datum und Aufbewahrungsende berichtigen. Nimmt das Archiv früher an, ein Profil verwenden, das diese Regel anders gewichtet.',
    'Wait for the end of the period, or correct Aufbewahrungsdauer, the date of closing and Aufbewahrungsende. If the archive takes records earlier, use a profile that weighs this rule otherwise.',
  ),
  source: text(
    'xdomea 4.0, Erläuterungen zu Aufbewahrungsdauer (zählt ab der zdA-Verfügung) und Aufbewahrungsende; dass die Frist am Jahresende endet, ist Verwaltungsbrauch und nicht im Standard bestätigt (das Profil kann tagesgenau rechnen)',
    'xdomea 4.0, explanations of Aufbewahrungsdauer (counts from the closing) and Aufbewahrungsende; that the period ends with the year is administrative custom and not confirmed by the standard (a profile can count to the day)',
  ),
  example: {
    wrong: '0503: <xdomea:Aufbewahrungsende>2039-12-31</xdomea:Aufbewahrungsende>',
    right: '0503: <xdomea:Aufbewahrungsende>2019-12-31</xdomea:Aufbewahrungsende>',
  },
};
