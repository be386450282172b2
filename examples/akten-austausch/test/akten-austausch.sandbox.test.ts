import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Ergebnis } from '../src/austausch.ts';
import type { Schritt } from '../src/protokoll.ts';
import { starte } from './lauf.ts';

type Ausgabe = Ergebnis & { schritte: Schritt[]; stoerungen: string[] };

it('hands an Akte over, which is checked, taken over, confirmed and proven', async () => {
  using lauf = await starte([]);
  expect(lauf).toMatchObject({ code: 0, err: '' });
  // Each step has a time and says who; what comes from both towns at once has no order.
  const steps = [
    /^\d\d:\d\d:\d\d {2}Musterstadt .*Abgabefähig: ja\.$/m,
    /Musterstadt .*Abgabe: Zum Versand vorgemerkt\.$/m,
    /Beispielhausen .*Noch nicht angenommen\.$/m,
    /Beispielhausen .*Einlesbar: ja\.$/m,
    /Beispielhausen .*Eingelesen: 10 von 10 /m,
    /Beispielhausen .*Importbestätigung \(0402\)/m,
    /Beispielhausen .*Importbestätigung: Versendet, noch nicht angenommen\.$/m,
    /Musterstadt .*Bestätigung geprüft und mit der Abgabe verglichen\. Import bestätigt: alle 10 Objekte\.$/m,
    /Beispielhausen .*Importbestätigung: Von der Behörde angenommen\.$/m,
    /Zustellnachweis ohne Netz geprüft\. Emulator – kein echter Dienst: Zustellung nur nachgestellt\.$/m,
    /^Ergebnis: Die Akte ist angenommen, eingelesen, bestätigt und nachgewiesen\.$/m,
    /^Der Zustelldienst war ein Emulator: Nichts davon ist ein Beleg\.$/m,
  ].map((step) => lauf.out.search(step));
  expect(steps).not.toContain(-1);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(lauf.out).toMatch(/Musterstadt .*Abgabe: Von der Behörde angenommen\.$/m);
  // Tenant and worker tell the same; it is said once.
  expect(lauf.out.match(/Abgabe: Versendet/g)).toHaveLength(1);

  // Every file that is named is there, and says to its reader what the output says.
  const paths = [...lauf.out.matchAll(/^ {4}(\/.*)$/gm)].map(([, path]) => path as string);
  expect(paths).toHaveLength(9);
  const named = (name: string) => paths.find((path) => path.endsWith(name)) ?? '';
  const read = (name: string) => readFileSync(named(name), 'utf8');
  expect(read('nachweis.html')).toContain(
    '<h1>Emulator – kein echter Dienst: Zustellung nur nachgestellt</h1>',
  );
  expect(read('nachweis.html')).toContain('Stadt Beispielhausen');
  expect(read('nachweis.html')).toContain('22.31/2026-17, Hundesteuer: Übergabe wegen Umzugs');
  expect(read('importbestaetigung.html')).toContain('Import bestätigt');
  // Nobody knows a record by its id.
  expect(read('importbestaetigung.html')).toMatch(
    /ID<\/span>: Akte 22\.31\/2026-17, Hundesteuer: .* \([0-9a-f-]{36}\)/,
  );
  expect(read('importbestaetigung.html')).not.toMatch(/ID<\/span>: [0-9a-f]{8}-/);
  expect(read('pruefbericht.html')).toContain('Einlesbar: ja');
  // A receipt is not asked for, so none is the next step.
  expect(read('pruefbericht.html')).not.toContain('0403');
  // Names as a register has them, letters with two marks included.
  for (const name of ['Štefánia Ďurčová', 'Ç̆ağla Ðorđević-Łukasiewicz', 'Nguyễn Thị Ánh'])
    expect(read('akte.html')).toContain(name);
  expect(readdirSync(named('/akte')).filter((name) => name.endsWith('.pdf'))).toHaveLength(6);
  // The command on the page works as it is printed, in the folder of the page, when the sandbox is gone.
  const command = /<code>(<span class="word">rathaus.*?)<\/code>/.exec(read('nachweis.html'))?.[1] ?? '';
  const [program, ...args] = command.replaceAll(/<[^>]+>/g, '').split(' ');
  expect(program).toBe('rathaus');
  const rathaus = resolve(import.meta.dirname, '../../../packages/cli/src/bin.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@rathaus/source', rathaus, ...args],
    { cwd: dirname(named('nachweis.html')), env: { ...process.env, NODE_OPTIONS: '', LANG: 'de_DE.UTF-8' } },
  );
  expect(stdout).toContain('Emulator – kein echter Dienst: Zustellung nur nachgestellt');
  // What only the work needed is gone.
  expect(readdirSync(lauf.ordner).toSorted()).toEqual(['beispielhausen', 'musterstadt']);
}, 120_000);

it('says why a container is refused from which a file is missing, and takes nothing over', async () => {
  using lauf = await starte(['--json', '--ohne-datei']);
  expect(lauf).toMatchObject({ code: 1, err: '' });
  const ausgabe = JSON.parse(lauf.out) as Ausgabe;
  expect(ausgabe).toMatchObject({ urteil: 'failed', abgabe: { state: 'rejected' }, stoerungen: [] });
  const reasons = ausgabe.abgabe.problems?.map(({ title, detail }) => `${title}: ${detail}`).join('\n') ?? '';
  expect(reasons).toContain('Container nicht einlesbar');
  expect(reasons).toContain('R12: Diese Datei fehlt im Container.');
  // The delivery service can read the reasons.
  expect(reasons).not.toMatch(/Ďurčová|Łukasiewicz|Nguyễn|\.pdf/);
  const said = ausgabe.schritte.map(({ wer, text }) => `${wer}: ${text}`).join('\n');
  expect(said).toContain('Beispielhausen: Container geprüft. Einlesbar: nein.');
  expect(said).not.toMatch(/: ja\.|Eingelesen|0402/);
  expect(ausgabe.bestaetigung).toBeUndefined();
  expect(ausgabe.nachweis).toBeUndefined();
  expect(Object.keys(ausgabe.dateien)).toEqual(['container', 'pruefbericht']);
  expect(existsSync(join(lauf.ordner, 'beispielhausen', 'akte'))).toBe(false);
}, 120_000);

const mitten = { bei: /Abgabe: Zum Versand vorgemerkt/ };

it('removes what it has made when it is interrupted in the middle', async () => {
  using lauf = await starte([], mitten);
  expect(lauf.code).toBe(130);
  expect(lauf.err).toContain('Abgebrochen und aufgeräumt.');
  expect(lauf.out).not.toContain('Ergebnis');
  expect(existsSync(lauf.ordner)).toBe(false);
}, 120_000);

it('leaves a folder that was there before when it is interrupted', async () => {
  using lauf = await starte([], { ...mitten, vorher: (ordner) => mkdirSync(ordner) });
  expect(lauf.code).toBe(130);
  expect(readdirSync(lauf.ordner)).toEqual([]);
}, 120_000);

it('leaves what somebody puts into its folder meanwhile', async () => {
  const vorher = (ordner: string) => {
    // The folder is the run's own; only the file comes from elsewhere.
    const watcher = setInterval(() => {
      if (!existsSync(join(ordner, 'musterstadt'))) return;
      clearInterval(watcher);
      writeFileSync(join(ordner, 'Notiz.txt'), 'bleibt');
    }, 5);
  };
  using lauf = await starte([], { ...mitten, vorher });
  expect(lauf.code).toBe(130);
  expect(readdirSync(lauf.ordner)).toEqual(['Notiz.txt']);
}, 120_000);

it('refuses a folder that is not empty, and touches nothing in it', async () => {
  const vorher = (ordner: string) => {
    mkdirSync(join(ordner, 'musterstadt'), { recursive: true });
    writeFileSync(join(ordner, 'musterstadt', 'Haushalt.txt'), 'wichtig');
  };
  using lauf = await starte([], { ...mitten, vorher });
  expect(lauf.code).toBe(2);
  expect(lauf.err).toContain('Der Ordner ist nicht leer');
  expect(lauf.out).toBe('');
  expect(readFileSync(join(lauf.ordner, 'musterstadt', 'Haushalt.txt'), 'utf8')).toBe('wichtig');
  expect(readdirSync(lauf.ordner)).toEqual(['musterstadt']);
}, 60_000);

it('explains itself when it is called wrongly', async () => {
  using lauf = await starte(['--loesche-alles']);
  expect(lauf.code).toBe(2);
  expect(lauf.err).toContain('--ohne-datei');
  expect(existsSync(lauf.ordner)).toBe(false);
}, 60_000);

it('looks for its database before it calls anything ready', async () => {
  const url = 'postgres://rathaus:geheim@127.0.0.1:1/akten';
  using lauf = await starte([], { env: { DATABASE_URL: url } });
  expect(lauf.code).toBe(3);
  expect(lauf.out).not.toContain('bereit');
  expect(lauf.err).toMatch(
    /^Der Austausch ist gescheitert: Die Datenbank aus DATABASE_URL ist nicht erreichbar \(127\.0\.0\.1:1, ECONNREFUSED\): PostgreSQL starten [^\n]*SQLite\.\n$/,
  );
  expect(lauf.out + lauf.err).not.toContain('geheim');
}, 60_000);
