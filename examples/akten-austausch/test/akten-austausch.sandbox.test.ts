import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    /Musterstadt .*Abgabe: Von der Behörde angenommen\.$/m,
    /Zustellnachweis ohne Netz geprüft\. Zustellung belegt\.$/m,
    /^Ergebnis: Die Akte ist angenommen, eingelesen, bestätigt und nachgewiesen\.$/m,
  ].map((step) => lauf.out.search(step));
  expect(steps).not.toContain(-1);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(lauf.out).toMatch(/Musterstadt .*Import bestätigt: alle 10 Objekte\.$/m);

  // Every file that is named is there, and says to its reader what the output says.
  const paths = [...lauf.out.matchAll(/^ {4}(\/.*)$/gm)].map(([, path]) => path as string);
  expect(paths).toHaveLength(8);
  const named = (name: string) => paths.find((path) => path.endsWith(name)) ?? '';
  const read = (name: string) => readFileSync(named(name), 'utf8');
  expect(read('nachweis.html')).toContain('Zustellung belegt');
  expect(read('nachweis.html')).toContain('Stadt Beispielhausen');
  expect(read('importbestaetigung.html')).toContain('Import bestätigt');
  expect(read('pruefbericht.html')).toContain('Einlesbar: ja');
  // Names as a register has them, letters with two marks included.
  for (const name of ['Štefánia Ďurčová', 'Ç̆ağla Ðorđević-Łukasiewicz', 'Nguyễn Thị Ánh'])
    expect(read('akte.html')).toContain(name);
  expect(readdirSync(named('/akte')).filter((name) => name.endsWith('.pdf'))).toHaveLength(6);
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
