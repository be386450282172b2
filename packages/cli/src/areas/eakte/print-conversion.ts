import { createMask, type Mask } from '@rathaus/client-core/texts';
import type { ConvertedTransfer, HashEvent } from '@rathaus/eakte-client/package';
import {
  catalogue,
  conversionField,
  conversionHint,
  conversionText,
  hashText,
} from '@rathaus/eakte-client/texts';
import type { ConversionEntry, ConversionPlace } from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import type { Target } from '../../program/target.ts';
import { conversionJson } from './conversion-json.ts';

const placesShown = 3;
const renamesShown = 10;

/** How an outcome is written, and what belongs to it. */
export interface ConversionStyle {
  readonly json: boolean;
  readonly mask: boolean;
  readonly lossFile: string | undefined;
  /** Of the source, for the command that converts it. */
  readonly source: string;
  /** Files that the message names and that are not in the package. */
  readonly missing: readonly string[];
  /** `say` may go to standard error for the sake of another result. */
  readonly target: Pick<Target, 'isStandard' | 'say'>;
  /** Hashes that could not be verified and are listed as such, the first of them. */
  readonly unverified: readonly HashEvent[];
}

/** The outcome as text for a person, or as one line of JSON: what was lost and adapted, the verdict, the next step. */
export function printConversion(
  converted: ConvertedTransfer,
  { json, mask: masked, lossFile, source, missing, target, unverified }: ConversionStyle,
  context: Context,
): void {
  const { text } = context;
  const mask = createMask(catalogue, { mask: masked });
  if (json) {
    const missingFiles = missing.length > 0 ? missing.map((name) => mask.fileName(name)) : undefined;
    context.json({ ...conversionJson(converted, mask, masked), missingFiles });
    return;
  }
  const { path, report, kind, renames } = converted;
  const say = target.say;
  const print = new Lines(context, target, mask, masked);
  say(
    `${text(path === undefined ? { de: 'Probelauf', en: 'Dry run' } : { de: 'Umgewandelt', en: 'Converted' })}: xdomea ${report.from} → ${report.to}, ${text({ de: 'Nachricht', en: 'message' })} ${report.messageType}`,
  );
  const lost = report.entries.filter((entry) => entry.lost);
  const adapted = report.entries.filter((entry) => !entry.lost);
  if (lost.length > 0) {
    say(`${text({ de: 'Verluste', en: 'Losses' })}: ${print.number(report.losses)}`);
    for (const entry of lost) print.entry(entry, true);
  } else
    say(
      text({
        de: 'Keine Verluste: alles wurde übernommen.',
        en: 'No losses: everything was taken over.',
      }),
    );
  if (adapted.length > 0) {
    const count = adapted.reduce((sum, entry) => sum + entry.count, 0);
    say(`${text({ de: 'Ohne Verlust angepasst', en: 'Adapted without loss' })}: ${print.number(count)}`);
    for (const entry of adapted) print.entry(entry, false);
  }
  print.hashes(converted, unverified);
  print.missing(missing);
  if (renames.size > 0 && kind === 'container')
    say(`${text({ de: 'Umbenannte Dateien', en: 'Files renamed' })}: ${print.number(renames.size)}`);
  else if (renames.size > 0) print.renames(renames);
  if (lossFile !== undefined)
    say(`${text({ de: 'Alle Stellen einzeln', en: 'Every single place' })}: ${print.path(lossFile)}`);
  const { lossless } = report;
  const answer = lossless ? text({ de: 'ja', en: 'yes' }) : text({ de: 'nein', en: 'no' });
  const verdict = `${text({ de: 'Verlustfrei', en: 'Lossless' })}: ${answer}`;
  if (path === undefined) {
    say(text({ de: 'Geschrieben wurde nichts.', en: 'Nothing was written.' }));
    say(verdict, lossless ? 'good' : 'bad');
    const command = `rathaus eakte convert ${print.path(source)} --to ${report.to.replace(/\.0$/, '')}`;
    const place = text({ de: 'ZIEL/', en: 'TARGET/' });
    say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: ${command} -o ${place}`);
    return;
  }
  if (!target.isStandard) say(`${text({ de: 'Ergebnis', en: 'Result' })}: ${print.path(path)}`);
  say(verdict, lossless ? 'good' : 'bad');
  if (!target.isStandard)
    say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${print.path(path)}`);
}

/** The lines of one outcome. */
class Lines {
  readonly #context: Context;
  readonly #target: ConversionStyle['target'];
  readonly #mask: Mask;
  readonly #masked: boolean;

  constructor(context: Context, target: ConversionStyle['target'], mask: Mask, masked: boolean) {
    this.#context = context;
    this.#target = target;
    this.#mask = mask;
    this.#masked = masked;
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.#context.language).format(value);
  }

  /** Folders may be called after people as well. */
  path(path: string): string {
    return this.#masked ? this.#mask.fileName(path.replace(/^.*[/\\]/, '')) : path;
  }

  entry(entry: ConversionEntry, withPlaces: boolean): void {
    const { language, text } = this.#context;
    const { say } = this.#target;
    const sentence = conversionText(entry, catalogue, { mask: this.#masked })[language];
    const label = conversionField(entry);
    const named = label ? `${label[language]}, ` : '';
    say(`  - ${named}${fieldText(entry, this.#mask)} (${this.number(entry.count)}×): ${sentence}`);
    const hint = conversionHint(entry);
    if (hint) say(`    ${text({ de: 'Zu tun', en: 'To do' })}: ${hint[language]}`);
    if (!withPlaces) return;
    const places = entry.places.slice(0, placesShown);
    for (const place of places)
      say(`    ${text({ de: 'Wo', en: 'Where' })}: ${this.#place(place, entry.reason === 'unreadable')}`);
    const rest = entry.count - places.length;
    if (rest > 0)
      say(`    ${text({ de: `und ${this.number(rest)} weitere`, en: `and ${this.number(rest)} more` })}`);
  }

  /** `Dokument "Antrag", Zeile 12: 2030-01-01` */
  #place({ record, path, line, before }: ConversionPlace, isElementPath: boolean): string {
    const { text } = this.#context;
    const title = record && (record.title ?? record.id ?? text({ de: '(ohne Betreff)', en: '(no subject)' }));
    const steps = isElementPath ? this.#mask.path(path.replaceAll('.', '/')) : path;
    const where = record ? `${record.kind} ${this.#mask.word(title!)}` : steps;
    const at = line === undefined ? '' : `, ${text({ de: 'Zeile', en: 'line' })} ${line}`;
    return `${where}${at}${before === undefined ? '' : `: ${this.#mask.word(before)}`}`;
  }

  /** What came of the hashes that the version has no place for. */
  hashes({ hashes, checksums }: ConvertedTransfer, unverified: readonly HashEvent[]): void {
    const { text, warn } = this.#context;
    const { verified, weak, unverified: open } = hashes;
    if (verified + open === 0) return;
    const { say } = this.#target;
    say(
      text({
        de: `Prüfsummen: ${this.number(verified)} mit den Dateien verglichen und gleich, ${this.number(open)} nicht geprüft`,
        en: `Hashes: ${this.number(verified)} compared with the files and equal, ${this.number(open)} not verified`,
      }),
    );
    for (const event of unverified) say(`  - ${hashLine(event, this.#mask, this.#context)}`);
    if (weak > 0)
      warn(
        text({
          de: `Warnung: ${this.number(weak)} Prüfsummen sind von einem gebrochenen Verfahren (MD5, SHA-1) und beweisen wenig.`,
          en: `Warning: ${this.number(weak)} hashes are of a broken algorithm (MD5, SHA-1) and prove little.`,
        }),
      );
    if (checksums !== undefined)
      say(
        `${text({ de: 'Liste der Prüfsummen, bitte mitgeben', en: 'List of hashes, please send it along' })}: ${this.path(checksums)}`,
      );
  }

  /** What was not there could not be taken over: the conversion is as incomplete as its source. */
  missing(names: readonly string[]): void {
    if (names.length === 0) return;
    const { text } = this.#context;
    const { say } = this.#target;
    const one = names.length === 1;
    say(
      text({
        de: `Warnung: ${one ? 'Eine Datei, die die Nachricht nennt, fehlt' : `${this.number(names.length)} Dateien, die die Nachricht nennt, fehlen`} schon im Original:`,
        en: `Warning: ${one ? 'A file that the message names is' : `${this.number(names.length)} files that the message names are`} missing in the original already:`,
      }),
      'bad',
    );
    for (const name of names.slice(0, renamesShown)) say(`  - ${this.#mask.fileName(name)}`);
    const rest = names.length - renamesShown;
    if (rest > 0)
      say(text({ de: `  - und ${this.number(rest)} weitere`, en: `  - and ${this.number(rest)} more` }));
  }

  renames(renames: ReadonlyMap<string, string>): void {
    const { text } = this.#context;
    const { say } = this.#target;
    say(
      text({
        de: `Diese Dateien brauchen neben der Nachricht einen anderen Namen (${renames.size}):`,
        en: `These files need another name beside the message (${renames.size}):`,
      }),
    );
    let shown = 0;
    for (const [from, to] of renames) {
      if (shown++ === renamesShown) break;
      say(`  - ${this.#mask.fileName(from)} → ${this.#mask.fileName(to)}`);
    }
    const rest = renames.size - renamesShown;
    if (rest > 0)
      say(
        text({
          de: `  - und ${rest} weitere (--json zeigt alle)`,
          en: `  - and ${rest} more (--json shows all)`,
        }),
      );
  }
}

/** Names of fields are ours; those of what could not be read are of the file. */
const fieldText = ({ field, reason }: ConversionEntry, mask: Mask): string =>
  reason === 'unreadable' ? mask.path(field.replaceAll('.', '/')).replaceAll('/', '.') : field;

/** A hash that is not verified: the file, what is wrong, and the record that states it. */
export function hashLine(event: HashEvent, mask: Mask, { text }: Context): string {
  const { record, line } = event.place;
  const title = record?.title ?? record?.id;
  const where = [
    ...(record ? [title === undefined ? record.kind : `${record.kind} ${mask.word(title)}`] : []),
    ...(line === undefined ? [] : [`${text({ de: 'Zeile', en: 'line' })} ${line}`]),
  ].join(', ');
  return `${mask.fileName(event.fileName)}: ${text(hashText(event))}${where === '' ? '' : ` (${where})`}`;
}
