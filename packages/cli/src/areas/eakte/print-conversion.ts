import type { RathausError } from '@rathaus/client-core';
import type { PathPlace } from '@rathaus/client-core/findings';
import { catalogue, conversionHint, conversionText, refusalText } from '@rathaus/eakte-client/texts';
import type { ConversionEntry } from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import type { Converted } from './convert.ts';

const placesShown = 3;
const renamesShown = 10;

/** The outcome as text for a person, or as one line of JSON: what was lost and adapted, the verdict, the next step. */
export function printConversion(
  { path, report, renames, kind }: Converted,
  { json, lossFile }: { json: boolean; lossFile: string | undefined },
  context: Context,
): void {
  const { language, text, say } = context;
  if (json) {
    // The files of a container carry their new names already; beside a bare message somebody has to do it.
    const files = kind === 'message' ? { renames: [...renames].map(([from, to]) => ({ from, to })) } : {};
    context.json({ path, ...report, renamed: renames.size, ...files });
    return;
  }
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  say(
    `${text({ de: 'Umgewandelt', en: 'Converted' })}: xdomea ${report.from} → ${report.to}, ${text({ de: 'Nachricht', en: 'message' })} ${report.messageType}`,
  );
  const lost = report.entries.filter((entry) => entry.lost);
  const adapted = report.entries.filter((entry) => !entry.lost);
  if (lost.length > 0) {
    say(`${text({ de: 'Verluste', en: 'Losses' })}: ${number(report.losses)}`);
    for (const entry of lost) printEntry(entry, context, true);
  } else
    say(
      text({
        de: 'Keine Verluste: alles wurde übernommen.',
        en: 'No losses: everything was taken over.',
      }),
    );
  if (adapted.length > 0) {
    const count = adapted.reduce((sum, entry) => sum + entry.count, 0);
    say(`${text({ de: 'Ohne Verlust angepasst', en: 'Adapted without loss' })}: ${number(count)}`);
    for (const entry of adapted) printEntry(entry, context, false);
  }
  if (renames.size > 0 && kind === 'container')
    say(`${text({ de: 'Umbenannte Dateien', en: 'Files renamed' })}: ${number(renames.size)}`);
  else if (renames.size > 0) printRenames(renames, context);
  if (lossFile !== undefined)
    say(`${text({ de: 'Alle Stellen einzeln', en: 'Every single place' })}: ${lossFile}`);
  say(`${text({ de: 'Ergebnis', en: 'Result' })}: ${path}`);
  const answer = report.lossless ? text({ de: 'ja', en: 'yes' }) : text({ de: 'nein', en: 'no' });
  say(`${text({ de: 'Verlustfrei', en: 'Lossless' })}: ${answer}`, report.lossless ? 'good' : 'bad');
  say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${path}`);
}

function printEntry(entry: ConversionEntry, context: Context, withPlaces: boolean): void {
  const { language, text, say } = context;
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  say(`  - ${entry.field} (${number(entry.count)}×): ${conversionText(entry, catalogue)[language]}`);
  const hint = conversionHint(entry);
  if (hint) say(`    ${text({ de: 'Zu tun', en: 'To do' })}: ${hint[language]}`);
  if (!withPlaces) return;
  const places = entry.places.slice(0, placesShown).map((place) => placeText(place, context));
  const rest = entry.count - places.length;
  if (rest > 0) places.push(text({ de: `und ${number(rest)} weitere`, en: `and ${number(rest)} more` }));
  say(`    ${text({ de: 'Wo', en: 'Where' })}: ${places.join('; ')}`);
}

const placeText = ({ record, path }: PathPlace, { text }: Context): string =>
  record
    ? `${record.kind} ${record.title ?? record.id ?? text({ de: '(ohne Betreff)', en: '(no subject)' })}`
    : path;

function printRenames(renames: ReadonlyMap<string, string>, { text, say }: Context): void {
  say(
    text({
      de: `Diese Dateien brauchen neben der Nachricht einen anderen Namen (${renames.size}):`,
      en: `These files need another name beside the message (${renames.size}):`,
    }),
  );
  let shown = 0;
  for (const [from, to] of renames) {
    if (shown++ === renamesShown) break;
    say(`  - ${from} → ${to}`);
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

/** The option that allows what was refused. */
const waysOut: Readonly<Record<string, string>> = {
  'document-place': '--wrap-documents',
  'context-object': '--keep-context',
  'split-transfer': '--own-process',
  protection: '--allow-weaker-protection',
};

/** Why a conversion was refused, where, and what may be done. */
export function printRefusal(file: string, error: RathausError, { language, text, warn }: Context): void {
  const { reason, path } = error.details as { reason: string; path?: string };
  const why = refusalText(reason)?.[language] ?? error.message;
  const where = path === undefined || path === '' ? '' : ` (${path})`;
  warn(`${text({ de: 'Fehler', en: 'Error' })}: ${file}: ${why}${where} [${error.code}]`);
  const option = waysOut[reason];
  if (option !== undefined)
    warn(
      `${text({ de: 'Nächster Schritt: Wenn das so sein soll, den Befehl wiederholen mit', en: 'Next step: if that is wanted, repeat the command with' })} ${option}.`,
    );
}
