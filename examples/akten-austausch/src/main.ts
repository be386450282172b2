/**
 * Two towns exchange an e-file, in one command: `npm start -w examples/akten-austausch`. Prints each step with its time in
 * German; `--json` prints one object at the end. Exit code: 0 accepted, confirmed and proven; 1 refused; 2 wrong call;
 * 3 it could not be carried out; 4 not judged; 130 interrupted.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRathausError } from '@rathaus/client-core';
import { type Datei, dateien, type Ergebnis, tauscheAus } from './austausch.ts';
import { belegeOrdner, type Laufordner } from './ordner.ts';
import { type Schritt, zeile } from './protokoll.ts';

const hilfe = `Aufruf: npm start -w examples/akten-austausch -- [--json] [--ohne-datei] [--ordner ORDNER]

  --ohne-datei   Eine Datei fehlt im Container: so sieht eine Zurückweisung aus.
  --ordner       Wohin die Dateien beider Städte kommen: ein neuer oder ein leerer Ordner.
                 Vorgabe: .rathaus/akten-austausch/<Zeit>
  --json         Ein JSON-Objekt am Ende statt der Schritte.

Umgebung: DATABASE_URL (PostgreSQL statt SQLite; ein eigenes Schema wird angelegt und am Ende gelöscht).`;

const ausgang = { passed: 0, failed: 1, 'not-judged': 4 } as const;
/** Longer than this is no demonstration: something is wrong. */
const laengstens = 120_000;

function aufruf() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        'ohne-datei': { type: 'boolean', default: false },
        ordner: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${hilfe}`);
    process.exit(2);
  }
}

function zeigeErgebnis({ urteil, abgabe, dateien: pfade }: Ergebnis): void {
  const saetze = {
    passed: 'Ergebnis: Die Akte ist angenommen, eingelesen, bestätigt und nachgewiesen.',
    failed: 'Ergebnis: Die Akte ist nicht übernommen. Musterstadt behält sie.',
    'not-judged': 'Ergebnis: offen. Die Akte darf in Musterstadt noch nicht gelöscht werden.',
  } as const;
  console.log(`\n${saetze[urteil]}`);
  console.log('Der Zustelldienst war ein Emulator: Nichts davon ist ein Beleg.');
  for (const { title, detail } of abgabe.problems ?? []) console.log(`  Grund: ${title}. ${detail}`);
  console.log('\nDateien:');
  for (const [was, pfad] of Object.entries(pfade)) console.log(`  ${dateien[was as Datei]}\n    ${pfad}`);
}

const options = aufruf();
if (options.help) {
  console.log(hilfe);
  process.exit(0);
}
const ordner = resolve(
  options.ordner ??
    join('.rathaus', 'akten-austausch', new Date().toISOString().slice(0, 19).replaceAll(':', '-')),
);
const abbruch = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abbruch.abort());
const schritte: Schritt[] = [];
const stoerungen: string[] = [];
let laufordner: Laufordner | undefined;

try {
  laufordner = await belegeOrdner(ordner);
  if (!laufordner) {
    console.error(`Der Ordner ist nicht leer: ${ordner}\n\n${hilfe}`);
    process.exit(2);
  }
  const ergebnis = await tauscheAus({
    ordner,
    databaseUrl: process.env.DATABASE_URL || undefined,
    ohneDatei: options['ohne-datei'],
    melde(wer, text) {
      const schritt = { zeit: new Date().toISOString(), wer, text };
      schritte.push(schritt);
      if (!options.json) console.log(zeile(schritt));
    },
    stoerung(code) {
      stoerungen.push(code);
      if (!options.json) console.error(`  Störung, es geht von selbst weiter: ${code}`);
    },
    signal: AbortSignal.any([abbruch.signal, AbortSignal.timeout(laengstens)]),
  });
  if (options.json) console.log(JSON.stringify({ ...ergebnis, schritte, stoerungen }));
  else zeigeErgebnis(ergebnis);
  process.exitCode = ausgang[ergebnis.urteil];
} catch (error) {
  if (abbruch.signal.aborted) {
    // Nothing half is left.
    await laufordner?.raeumeAuf();
    console.error('Abgebrochen und aufgeräumt.');
    process.exitCode = 130;
  } else {
    const code = isRathausError(error) ? ` [${error.code}]` : '';
    console.error(`Der Austausch ist gescheitert${code}: ${(error as Error).message}`);
    process.exitCode = 3;
  }
}
