import type { Language } from '@rathaus/client-core/texts';
import { directionLabels } from '@rathaus/exchange/texts';
import type { CommandText } from './options.ts';
import type { StoppedGroup } from './stopped-groups.ts';
import { causeLines, directionOf, type TonedLine } from './words.ts';

interface Counts {
  readonly count: number;
  readonly notAsked: number;
  /** Stopped for another reason, or went on, while the others were continued. */
  readonly changed?: number | undefined;
}

/** What `retry --all` would do, cause by cause. */
export function previewLines(
  stopped: readonly StoppedGroup[],
  { count, notAsked }: Counts,
  language: Language,
  command: CommandText,
): TonedLine[] {
  const say = (de: string, en: string): string => (language === 'de' ? de : en);
  if (stopped.length === 0)
    return [{ line: say('Nichts ist angehalten.', 'Nothing has stopped.'), tone: 'good' }];
  const lines: TonedLine[] = stopped.flatMap(({ tenant, box, code, count: number }): TonedLine[] => [
    { line: `${number} × ${tenant}, ${directionLabels[directionOf(box)][language]}`, tone: 'strong' },
    ...causeLines({ code }, language).map((line) => ({ line: `  ${line}` })),
  ]);
  if (count > 0)
    lines.push({
      line: say(
        `${count === 1 ? 'Eine Zustellung würde' : `${count} Zustellungen würden`} fortgesetzt. Zur Bestätigung denselben Befehl mit --yes.`,
        `${count === 1 ? 'One delivery' : `${count} deliveries`} would be continued. To confirm, the same command with --yes.`,
      ),
    });
  return [...lines, ...notAskedLines(notAsked, language, command)];
}

/** What `retry` has done. */
export function doneLines(
  { count, notAsked, changed = 0 }: Counts,
  language: Language,
  command: CommandText,
): TonedLine[] {
  const goesOn =
    language === 'de'
      ? `${count === 1 ? 'Eine Zustellung wird' : `${count} Zustellungen werden`} fortgesetzt, sobald ein Worker läuft.`
      : `${count === 1 ? 'One delivery goes' : `${count} deliveries go`} on as soon as a worker runs.`;
  const nothing = language === 'de' ? 'Nichts wird fortgesetzt.' : 'Nothing goes on.';
  return [
    count === 0 ? { line: nothing } : { line: goesOn, tone: 'good' },
    ...notAskedLines(notAsked, language, command),
    ...changedLines(changed, language),
  ];
}

function changedLines(count: number, language: Language): TonedLine[] {
  if (count === 0) return [];
  const line =
    language === 'de'
      ? `${count === 1 ? 'Eine Zustellung hat' : `${count} Zustellungen haben`} inzwischen einen anderen Stand und ${count === 1 ? 'blieb' : 'blieben'}, wie sie ${count === 1 ? 'ist' : 'sind'}. Sehen Sie noch einmal nach, was angehalten ist.`
      : `${count === 1 ? 'One delivery has' : `${count} deliveries have`} another state by now and ${count === 1 ? 'stays as it is' : 'stay as they are'}. Look again at what has stopped.`;
  return [{ line, tone: 'bad' }];
}

function notAskedLines(count: number, language: Language, command: CommandText): TonedLine[] {
  if (count === 0) return [];
  const line =
    language === 'de'
      ? `${count === 1 ? 'Eine Zustellung ist' : `${count} Zustellungen sind`} vielleicht schon angekommen und ${count === 1 ? 'bleibt' : 'bleiben'} angehalten. Fragen Sie zuerst die Empfänger; haben sie nichts erhalten, je Zustellung: ${command('retry KENNUNG --asked')}`
      : `${count === 1 ? 'One delivery' : `${count} deliveries`} may have arrived already and ${count === 1 ? 'stays' : 'stay'} stopped. Ask the recipients first; when nothing arrived, for each delivery: ${command('retry ID --asked')}`;
  return [{ line, tone: 'bad' }];
}
