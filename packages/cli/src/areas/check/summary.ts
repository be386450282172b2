import type { Language, LocalText } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { exitCodeOfTally, type Outcome, type Tally, verdictOfTally } from './tally.ts';

/** The last line of `--json`. */
export const summaryJson = (tally: Tally) => ({
  type: 'summary',
  verdict: verdictOfTally(tally),
  exitCode: exitCodeOfTally(tally),
  files: filesOf(tally),
  passed: tally.counts.passed,
  failed: tally.counts.failed,
  notJudged: tally.counts['not-judged'],
  faults: tally.counts.fault,
  skipped: tally.skipped,
});

const filesOf = ({ counts }: Tally): number =>
  counts.passed + counts.failed + counts['not-judged'] + counts.fault;

const numberIn = (language: Language, value: number) =>
  value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB');

const labels: readonly (readonly [Outcome, LocalText])[] = [
  ['passed', { de: 'bestanden', en: 'passed' }],
  ['failed', { de: 'nicht bestanden', en: 'failed' }],
  ['not-judged', { de: 'ohne Urteil', en: 'without a verdict' }],
  ['fault', { de: 'nicht lesbar', en: 'not readable' }],
];

const capital = (word: string) => `${word[0]!.toUpperCase()}${word.slice(1)}`;

/** What a run over several files came to: how many, which ones to look after, and the next step. */
export function printSummary(tally: Tally, checks: LocalText, context: Context): void {
  const { text, say, language } = context;
  const number = (value: number) => numberIn(language, value);
  const files = filesOf(tally);
  const counted = labels
    .filter(([outcome]) => tally.counts[outcome] > 0)
    .map(([outcome, label]) => `${number(tally.counts[outcome])} ${text(label)}`);
  const head =
    files === 1
      ? text({ de: '1 Datei', en: '1 file' })
      : text({ de: `${number(files)} Dateien`, en: `${number(files)} files` });
  const tone = { passed: 'good', failed: 'bad', 'not-judged': 'open' } as const;
  say(
    `${text({ de: 'Zusammenfassung', en: 'Summary' })}: ${[head, ...counted].join(', ')}`,
    tone[verdictOfTally(tally)],
  );
  for (const [outcome, label] of labels) {
    if (outcome === 'passed' || tally.counts[outcome] === 0) continue;
    const names = tally.named[outcome];
    const rest = tally.counts[outcome] - names.length;
    const more = text({ de: ` und ${number(rest)} weitere`, en: ` and ${number(rest)} more` });
    say(`  ${capital(text(label))}: ${names.join(', ')}${rest > 0 ? more : ''}`);
  }
  printSkipped(tally, context);
  say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: ${text(nextStep(tally, checks))}`);
}

function printSkipped({ skipped: { hidden, visited } }: Tally, { text, say, language }: Context): void {
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
  ];
  if (parts.length > 0) say(`  ${text({ de: 'Übersprungen', en: 'Skipped' })}: ${parts.join(', ')}`);
}

function nextStep(tally: Tally, checks: LocalText): LocalText {
  const { counts, together, foreign } = tally;
  if (filesOf(tally) === 0) {
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
  if (counts.failed > 0 || together.includes('failed')) {
    steps.push({
      de: 'Die Befunde oben beheben lassen – bei jedem steht, wer das tut – und noch einmal prüfen.',
      en: 'Have the findings above repaired – each says by whom – and check again.',
    });
  }
  if (counts['not-judged'] > foreign) {
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
  if (steps.length === 0) steps.push({ de: 'Nichts zu beheben.', en: 'Nothing to repair.' });
  return {
    de: steps.map(({ de }) => de).join(' '),
    en: steps.map(({ en }) => en).join(' '),
  };
}
