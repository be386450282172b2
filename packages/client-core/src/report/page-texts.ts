import type { Severity } from '../findings/finding.ts';
import { type LocalText, text } from '../texts/language.ts';

/** Fixed words of the report page. */
export const pageTexts = {
  skip: text('Zu den Ursachen springen', 'Skip to the causes'),
  navigation: text('Abschnitte', 'Sections'),
  report: text('Prüfbericht', 'Check report'),
  next: text('Nächster Schritt', 'Next step'),
  aspects: text('Was geprüft wurde', 'What was checked'),
  aspect: text('Geprüft', 'Checked'),
  result: text('Ergebnis', 'Result'),
  ground: text('Grund', 'Reason'),
  unchecked: text('Was nicht geprüft wurde', 'What was not checked'),
  uncheckedLead: text(
    'Was nicht geprüft wurde, gilt nie als bestanden. Das endgültige Urteil steht deshalb noch aus.',
    'What was not checked never counts as passed. So the final verdict is still open.',
  ),
  uncheckedToo: text(
    'Auch wenn alle Fehler behoben sind, fehlt noch:',
    'Still open when all errors are repaired:',
  ),
  findings: text('Befunde', 'Findings'),
  cause: text('Ursache', 'Cause'),
  allCauses: text('Ursachen', 'Causes'),
  causes: text('Ursachen, die wichtigste zuerst', 'Causes, the gravest first'),
  noFindings: text('Nichts beanstandet.', 'Nothing to complain about.'),
  noFindingsSoFar: text(
    'An dem, was geprüft wurde, ist nichts auszusetzen.',
    'There is nothing wrong with what was checked.',
  ),
  reason: text('Warum das wichtig ist', 'Why it matters'),
  repair: text('Zuständig', 'Responsible'),
  places: text('Stellen', 'Places'),
  where: text('Wo', 'Where'),
  reference: text('Zeichen', 'Reference'),
  noRecord: text('kein einzelnes Objekt', 'no single record'),
  position: text('Stelle', 'Place'),
  file: text('Datei', 'File'),
  what: text('Was dort nicht stimmt', 'What is wrong there'),
  rule: text('Regel', 'Rule'),
  source: text('Grundlage', 'Basis'),
  aside: text('Nachweis und Inhalt', 'Record and content'),
  proof: text('Nachweis', 'Record'),
  name: text('Geprüfte Datei', 'Checked file'),
  checkedAt: text('Geprüft am', 'Checked on'),
  tool: text('Werkzeug', 'Tool'),
  extent: text('Angaben', 'Content'),
  whole: text('vollständig, nicht geschwärzt', 'complete, nothing hidden'),
  masked: text(
    'geschwärzt: Namen, Betreffe, Werte und Dateinamen stehen hier als „…“',
    'masked: names, subjects, values and file names are shown as "…"',
  ),
  again: text('Nachprüfen', 'To check again'),
} as const satisfies Readonly<Record<string, LocalText>>;

/** Words of a position in a file. */
export const placeWords = {
  line: text('Zeile', 'Line'),
  column: text('Spalte', 'column'),
  entry: text('Eintrag', 'Entry'),
  byte: text('Byte', 'byte'),
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

/** `Alle 12 Stellen`, or `50 von 3.000 Stellen` where not all are listed. */
export const listedPlacesText = (listed: LocalText, count: LocalText, all: boolean): LocalText =>
  all
    ? text(`Alle ${count.de} Stellen`, `All ${count.en} places`)
    : text(`${listed.de} von ${count.de} Stellen`, `${listed.en} of ${count.en} places`);

/** `und 120 weitere Stellen gleicher Art` */
export const morePlacesText = (count: number, shown: LocalText): LocalText =>
  text(
    count === 1 ? 'und eine weitere Stelle gleicher Art' : `und ${shown.de} weitere Stellen gleicher Art`,
    count === 1 ? 'and one more place of the same kind' : `and ${shown.en} more places of the same kind`,
  );

/** `und 3 weitere Ursachen` */
export const moreCausesText = (count: number, shown: LocalText): LocalText =>
  text(
    count === 1 ? 'und eine weitere Ursache' : `und ${shown.de} weitere Ursachen`,
    count === 1 ? 'and one more cause' : `and ${shown.en} more causes`,
  );

/** `und 3 weitere Punkte` */
export const morePointsText = (count: number, shown: LocalText): LocalText =>
  text(
    count === 1 ? 'und ein weiterer Punkt' : `und ${shown.de} weitere Punkte`,
    count === 1 ? 'and one more point' : `and ${shown.en} more points`,
  );
