import type { Severity } from '../findings/finding.ts';
import { type LocalText, text } from '../texts/language.ts';

/** Fixed words of the report page. */
export const pageTexts = {
  skip: text('Zu den Befunden springen', 'Skip to the findings'),
  navigation: text('Abschnitte', 'Sections'),
  report: text('Prüfbericht', 'Check report'),
  next: text('Nächster Schritt', 'Next step'),
  unchecked: text('Was nicht geprüft wurde', 'What was not checked'),
  uncheckedLead: text(
    'Was nicht geprüft wurde, gilt nie als bestanden. Deshalb gibt es kein Urteil.',
    'What was not checked never counts as passed. That is why there is no verdict.',
  ),
  uncheckedToo: text(
    'Auch wenn alle Fehler behoben sind, fehlt noch:',
    'Still open when all errors are repaired:',
  ),
  findings: text('Befunde', 'Findings'),
  causes: text('Befunde, die wichtigsten zuerst', 'Findings, the gravest first'),
  noFindings: text('Nichts beanstandet.', 'Nothing to complain about.'),
  noFindingsSoFar: text(
    'An dem, was geprüft wurde, ist nichts auszusetzen.',
    'There is nothing wrong with what was checked.',
  ),
  reason: text('Warum das wichtig ist', 'Why it matters'),
  repair: text('Wer behebt es', 'Who repairs it'),
  rule: text('Regel', 'Rule'),
  source: text('Grundlage', 'Basis'),
  proof: text('Nachweis', 'Record'),
  name: text('Geprüft', 'Checked'),
  checkedAt: text('Geprüft am', 'Checked on'),
  content: text('Angaben', 'Content'),
  whole: text('vollständig, nicht ausgeblendet', 'complete, nothing hidden'),
  masked: text(
    'Namen, Betreffe, Werte und Dateinamen sind ausgeblendet („…“)',
    'names, subjects, values and file names are hidden ("…")',
  ),
  generator: text('Erstellt mit dem Rathaus SDK', 'Made with the Rathaus SDK'),
} as const satisfies Readonly<Record<string, LocalText>>;

const severityTexts: Readonly<Record<Severity, LocalText>> = {
  error: text('Fehler', 'Error'),
  warning: text('Warnung', 'Warning'),
  info: text('Hinweis', 'Note'),
};

/** `Fehler, 3 Stellen` */
export function stateText(severity: Severity, count: number, shown: LocalText): LocalText {
  const { de, en } = severityTexts[severity];
  return text(
    `${de}, ${shown.de} ${count === 1 ? 'Stelle' : 'Stellen'}`,
    `${en}, ${shown.en} ${count === 1 ? 'place' : 'places'}`,
  );
}

/** `4 Fehler aus 2 Ursachen` */
export const causesText = (causes: number): LocalText =>
  text(
    causes === 1 ? 'aus einer Ursache' : `aus ${causes} Ursachen`,
    causes === 1 ? 'of one cause' : `of ${causes} causes`,
  );

/** `1 Punkt nicht geprüft` */
export const openText = (count: number): LocalText =>
  text(
    `${count} ${count === 1 ? 'Punkt' : 'Punkte'} nicht geprüft`,
    `${count} ${count === 1 ? 'point' : 'points'} not checked`,
  );

/** `Alle 12 Stellen zeigen` */
export const allPlacesText = (shown: LocalText): LocalText =>
  text(`Alle ${shown.de} Stellen`, `All ${shown.en} places`);

/** `und 120 weitere Stellen gleicher Art` */
export const morePlacesText = (count: number, shown: LocalText): LocalText =>
  text(
    count === 1 ? 'und eine weitere Stelle gleicher Art' : `und ${shown.de} weitere Stellen gleicher Art`,
    count === 1 ? 'and one more place of the same kind' : `and ${shown.en} more places of the same kind`,
  );
