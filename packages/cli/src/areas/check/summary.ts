import type { Verdict } from '@rathaus/client-core/findings';
import type { Language, LocalText } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { exitCodeOfTally, type Outcome, type Tally, verdictOfTally } from './tally.ts';

/** The last line of `--json`. */
export const summaryJson = (tally: Tally) => ({
  type: 'summary',
  verdict: verdictOfTally(tally),
  exitCode: exitCodeOfTally(tally),
  files: tally.files,
  total: tally.total,
  passed: tally.counts.passed,
  failed: tally.counts.failed,
  notJudged: tally.counts['not-judged'],
  faults: tally.counts.fault,
  skipped: tally.skipped,
});

/** `12.345` */
export const numberIn = (language: Language, value: number) =>
  value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');

const labels: readonly (readonly [Outcome, LocalText])[] = [
  ['passed', { de: 'bestanden', en: 'passed' }],
  ['failed', { de: 'nicht bestanden', en: 'failed' }],
  ['not-judged', { de: 'ohne Urteil', en: 'without a verdict' }],
  ['fault', { de: 'nicht lesbar', en: 'not readable' }],
];

/** What files are together: a procedure, a split handover. */
const togetherLabels = [
  ['passed', { de: '× in Ordnung', en: '× in order' }],
  ['failed', { de: '× mit Fehlern', en: '× with errors' }],
  ['not-judged', { de: '× nicht beurteilbar', en: '× without a verdict' }],
] as const satisfies readonly (readonly [Verdict, LocalText])[];

const capital = (word: string) => `${word[0]!.toUpperCase()}${word.slice(1)}`;

/** What a run over several files came to: how many, which ones to look after, and the next step. */
export function printSummary(tally: Tally, checks: LocalText, context: Context): void {
  const { text, say, language } = context;
  const number = (value: number) => numberIn(language, value);
  const { files, total } = tally;
  const counted = labels
    .filter(([outcome]) => tally.counts[outcome] > 0)
    .map(([outcome, label]) => `${number(tally.counts[outcome])} ${text(label)}`);
  const head =
    files === 1
      ? text({ de: '1 Datei', en: '1 file' })
      : text({ de: `${number(files)} Dateien`, en: `${number(files)} files` });
  const tone = { passed: 'good', failed: 'bad', 'not-judged': 'open' } as const;
  if (files < total) {
    say(
      text({
        de: `Abgebrochen nach ${number(files)} von ${number(total)} Dateien.`,
        en: `Cancelled after ${number(files)} of ${number(total)} files.`,
      }),
      'open',
    );
  }
  say(
    `${text({ de: 'Zusammenfassung', en: 'Summary' })}: ${[head, ...counted].join(', ')}`,
    tone[verdictOfTally(tally)],
  );
  const groups = togetherLabels
    .filter(([verdict]) => tally.together[verdict] > 0)
    .map(([verdict, label]) => `${number(tally.together[verdict])} ${text(label)}`);
  if (groups.length > 0)
    say(`  ${text({ de: 'Zusammen betrachtet', en: 'Taken together' })}: ${groups.join(', ')}`);
  const sayNames = (label: string, names: readonly string[], count: number) => {
    if (count === 0) return;
    const rest = count - names.length;
    const more = text({ de: ` und ${number(rest)} weitere`, en: ` and ${number(rest)} more` });
    say(`  ${label}: ${names.join(', ')}${rest > 0 ? more : ''}`);
  };
  for (const [outcome, label] of labels) {
    if (outcome === 'passed') continue;
    const count = tally.counts[outcome] - (outcome === 'not-judged' ? tally.foreign : 0);
    sayNames(capital(text(label)), tally.named[outcome], count);
  }
  const kinds = text({ de: 'Dateien anderer Art, nicht geprüft', en: 'Files of other kinds, not checked' });
  sayNames(`${kinds} (${number(tally.foreign)})`, tally.named.foreign, tally.foreign);
  printSkipped(tally, context);
  say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: ${text(nextStep(tally, checks))}`);
}

function printSkipped(
  { skipped: { hidden, visited, outside, 'parts-list': lists } }: Tally,
  { text, say, language }: Context,
): void {
  const number = (value: number) => numberIn(language, value);
  const parts = [
    ...(hidden > 0 ? [text({ de: `${number(hidden)} × versteckt`, en: `${number(hidden)} × hidden` })] : []),
    ...(visited > 0
      ? [
          text({
            de: `${number(visited)} × Verknüpfung zu einem Ordner, der schon besucht ist`,
            en: `${number(visited)} × link to a folder that was visited already`,
          }),
        ]
      : []),
    ...(outside > 0
      ? [
          text({
            de: `${number(outside)} × Verknüpfung, die aus dem Ordner hinausführt`,
            en: `${number(outside)} × link that leads out of the folder`,
          }),
        ]
      : []),
  ];
  if (lists > 0)
    parts.push(
      text({
        de: `${number(lists)} × Liste der Teile einer geteilten Abgabe`,
        en: `${number(lists)} × list of the parts of a split handover`,
      }),
    );
  if (parts.length > 0) say(`  ${text({ de: 'Übersprungen', en: 'Skipped' })}: ${parts.join(', ')}`);
}

function nextStep(tally: Tally, checks: LocalText): LocalText {
  const { counts, together, foreign, warnings } = tally;
  if (tally.files === 0) {
    return {
      de: 'Hier ist keine Datei, die geprüft werden kann; einen anderen Ordner angeben.',
      en: 'There is no file here that can be checked; name another folder.',
    };
  }
  const steps: LocalText[] = [];
  if (counts.fault > 0) {
    steps.push({
      de: 'Den Zugriff auf das nicht Lesbare klären und noch einmal prüfen.',
      en: 'Get access to what cannot be read, and check again.',
    });
  }
  if (counts.failed > 0 || together.failed > 0) {
    steps.push({
      de: 'Die Befunde oben beheben lassen – bei jedem steht, wer das tut – und noch einmal prüfen.',
      en: 'Have the findings above repaired – each says by whom – and check again.',
    });
  }
  if (counts['not-judged'] > foreign || together['not-judged'] > 0) {
    steps.push({
      de: 'Wo ein Bericht kein Urteil nennt, besorgen, was dort fehlte, und noch einmal prüfen.',
      en: 'Where a report gives no verdict, get what was missing there, and check again.',
    });
  }
  if (foreign > 0) {
    steps.push({
      de: `Die Dateien anderer Art selbst ansehen; geprüft werden hier: ${checks.de}.`,
      en: `Look at the files of other kinds yourself; what is checked here: ${checks.en}.`,
    });
  }
  if (steps.length === 0) {
    if (warnings === 0) steps.push({ de: 'Nichts zu beheben.', en: 'Nothing to repair.' });
    else if (warnings === 1) steps.push({ de: 'Die Warnung ansehen.', en: 'Look at the warning.' });
    else
      steps.push({
        de: `Die ${numberIn('de', warnings)} Warnungen ansehen.`,
        en: `Look at the ${numberIn('en', warnings)} warnings.`,
      });
    if (together.passed > 0) {
      steps.push({
        de: 'Wie es weitergeht, sagt oben der Bericht über die Dateien zusammen.',
        en: 'What comes next, the report on the files together says above.',
      });
    }
  }
  return {
    de: steps.map(({ de }) => de).join(' '),
    en: steps.map(({ en }) => en).join(' '),
  };
}
