import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleMessage, sampleMessageTypes } from '../../src/sample/index.ts';
import { aktePolicy, renderAkte } from '../../src/viewer/index.ts';
import { writeMessageText, xdomeaVersions } from '../../src/xdomea/index.ts';
import { pageOf, seen } from './page-of.ts';
import { containerOf, plainFiles, redPoint, richAkte, uuid } from './rich-akte.ts';

const { zip, xml, name } = await containerOf();
const html = await pageOf(zip, { fileName: name });
const text = seen(html);

describe('the page of an e-file', () => {
  it('says who sent what to whom, when and in which procedure', () => {
    expect(text).toContain('Nachricht Abgabe (0401)');
    expect(text).toContain('Absender Stadt Musterstadt, Ordnungsamt, Jürgen Groß-Weiß');
    expect(text).toContain('Empfänger Stadt Musterstadt, Archiv, Anna Łódź-Şahin');
    expect(text).toContain('Fr 20. November 2026, 09:00 Uhr');
    expect(text).toContain(uuid(5000));
    expect(html).toContain('<h1>Sondernutzung Innenstadt 2026</h1>');
    expect(text).toContain('1 Akte, 1 Vorgang, 1 Dokument, 4 Dateien');
  });

  it('shows what a record inherits, from whom, and when its retention ends', () => {
    const vorgang = seen(/<article class="record" id="o2".*?<\/article>/s.exec(html)![0]);
    expect(vorgang).toContain('10 Jahre geerbt von Akte Sondernutzung Innenstadt 2026');
    expect(vorgang).toContain('31.12.2036 Frist läuft');
    expect(vorgang).toContain('bewerten (B) geerbt von Akte');
    expect(vorgang).toContain('offen geerbt von Akte');
    const akte = seen(/<article class="record" id="o1".*?<\/article>/s.exec(html)![0]);
    expect(akte).toContain('Aufzubewahren bis 31.12.2037');
    expect(akte).not.toContain('geerbt');
    expect(akte).toContain('Bewertungsvorschlag archivwürdig stadtbildprägend');
    expect(akte).toContain('Einstufung bis Jahr: 2040');
    expect(akte).toContain('Herausgeber: Kämmerei');
  });

  it('says that a retention is over, unlimited or not known', async () => {
    const years = (anzahlJahre: number) => ({ aufbewahrungsdauer: { anzahlJahre } });
    const page = async (change: Parameters<typeof richAkte>[1]) =>
      seen(await pageOf((await containerOf([], [richAkte([], { vorgang: [], ...change })])).zip));
    expect(await page({ aussonderungsmetadaten: years(2), zdaDatum: '2020-03-01' })).toContain(
      '31.12.2022 Frist abgelaufen',
    );
    const unlimited = { aufbewahrungsdauer: { unbefristet: true as const } };
    expect(await page({ aussonderungsmetadaten: unlimited })).toContain('Aufzubewahren bis unbefristet');
    const open = { aussonderungsmetadaten: years(2), zda: false, zdaDatum: undefined, laufzeit: undefined };
    expect(await page(open)).toContain('nicht bekannt es fehlt der Tag der zdA-Verfügung');
  });

  it('shows workflow, history, contacts and references', () => {
    expect(text).toContain('Entwurf erledigt an Stadt Musterstadt, Ordnungsamt, Jürgen Groß-Weiß');
    expect(text).toContain('„Gehwegbreite geprüft.“');
    expect(text).toContain('Mitzeichnung in Arbeit');
    expect(text).toContain('bis 25.11.2026');
    expect(html).toContain('aria-current="step"');
    expect(text).toContain('gleichzeitig mit Schritt 2');
    expect(text).toContain('20.11.2026, 11:08 Uhr · Þórunn Lüdenscheidt: Zurückgegeben');
    expect(text).toContain('Betreff: Tische → Außengastronomie');
    expect(text).toContain('E-Mail: post@musterstadt.example');
    expect(html).toContain('Vorgang: <a href="#o2">Außengastronomie, Marktstraße 12</a>');
    expect(text).toContain(`${uuid(77)} (nicht in dieser Nachricht)`);
  });

  it('leads from the tree to each record; all anchors exist once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    for (const anchor of ['o1', 'o2', 'o3']) expect(targets).toContain(anchor);
    expect(text).toContain('Dokument · 32.12/2026-00417-1 , Ebene 3');
  });

  it('shows pictures and text by their bytes, offers the rest, and says what is wrong', () => {
    expect(html).toContain(
      `<img src="data:image/png;base64,${redPoint.toString('base64')}" width="1" height="1" alt="`,
    );
    expect(html).toContain('<pre>Gehwegbreite: 1,80 m\nRettungsweg: 3,50 m &lt;frei&gt;</pre>');
    const pdf = plainFiles[0]!.data.toString('base64');
    expect(html).toContain(`href="data:application/octet-stream;base64,${pdf}" download="`);
    expect(text).toContain('Antrag.pdf PDF, 581 Byte Prüfsumme stimmt');
    expect(text).toContain('Stellungnahme.docx PDF fehlt im Container');
    expect(text).toContain('Bescheid.pdf PDF, 583 Byte Prüfsumme stimmt nicht');
    expect(html).not.toContain(plainFiles[4]!.data.toString('base64'));
  });

  it('names files that no document names', async () => {
    const extra = { name: 'liegt-bei.txt', data: Buffer.from('x') };
    const page = await pageOf((await containerOf(plainFiles, undefined, [extra])).zip);
    expect(seen(page)).toContain('Dateien ohne Bezug');
    expect(page).toContain('liegt-bei.txt');
    expect(text).not.toContain('Dateien ohne Bezug');
  });

  it('shows a bare message and says that its files are elsewhere', async () => {
    const page = seen(await pageOf(Buffer.from(xml)));
    expect(page).toContain('Nur die Nachricht liegt vor.');
    expect(page).toContain('Antrag.pdf PDF liegt nicht bei');
  });

  it('shows a container with foreign bytes in front of it like the check reads it', async () => {
    const page = seen(await pageOf(Buffer.concat([Buffer.from('Vorspann'), zip])));
    expect(page).toContain('Antrag.pdf PDF, 581 Byte Prüfsumme stimmt');
    expect(page).not.toContain('Nur die Nachricht liegt vor.');
  });

  it('is English when asked', async () => {
    const page = await pageOf(zip, { language: 'en' });
    expect(page).toContain('<html lang="en">');
    const said = seen(page);
    expect(said).toContain('10 years inherited from Akte (file) Sondernutzung');
    expect(said).toContain('hash is right');
    expect(said).not.toMatch(/geerbt|Prüfsumme|Ebene|Frist |Absender|Verweise/);
  });

  it('has the policy that it exports, with the digests of its styles', () => {
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${aktePolicy}">`);
    const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style!);
    expect(styles).toHaveLength(2);
    for (const style of styles)
      expect(aktePolicy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(aktePolicy).toMatch(/^default-src 'none'; /);
    expect(html).not.toMatch(/<script| style="| on\w+="/);
  });
});

describe('a masked page', () => {
  it('hides what names people and keeps every statement', async () => {
    const page = await pageOf(zip, { fileName: name, mask: true });
    expect(page).not.toMatch(
      /Musterstadt|Groß-Weiß|Łódź|Böhm|Lüdenscheidt|Gehweg|Sondernutzung|Außengastronomie|Antrag\.|Kämmerei|00417|Marktstra/,
    );
    expect(page).not.toContain('base64,');
    const said = seen(page);
    expect(said).toContain('geerbt von Akte 1');
    expect(said).toContain('31.12.2036 Frist läuft');
    expect(said).toContain('bewerten (B)');
    expect(said).toContain('Prüfsumme stimmt nicht');
    expect(said).toContain('Nicht enthalten, weil diese Ansicht geschwärzt ist.');
    expect(said).toContain('Version 1');
    expect(page).toContain('<h1>Abgabe (0401)</h1>');
  });
});

describe('every message of every version', () => {
  it.each(xdomeaVersions)('has a page in %s', async (version) => {
    for (const messageType of sampleMessageTypes(version)) {
      const { message } = sampleMessage({ version, messageType, outcome: 'partial' });
      const page = await pageOf(Buffer.from(await writeMessageText(message, { version })));
      const said = seen(page);
      expect(said, messageType).toContain(`(${messageType})`);
      expect(said, messageType).not.toMatch(/undefined|\[object|keine lesbare|bricht ab|folgt nicht ganz/);
      expect(page.endsWith('</html>\n')).toBe(true);
    }
  });

  it('shows what a reply says of each record', async () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0506', outcome: 'partial' });
    const said = seen(await pageOf(Buffer.from(await writeMessageText(message, { version: '4.0.0' }))));
    expect(said).toContain('Erfolgreich: nein');
    expect(said).toContain('Eine Datei des Vorgangs ist beschädigt');
  });

  it('shows the way of a message as steps', async () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0201' });
    const page = await pageOf(Buffer.from(await writeMessageText(message, { version: '4.0.0' })));
    expect(page).toContain('<ol class="steps">');
  });
});

describe('what an application asks of it', () => {
  it('links files to the application, and only to web addresses', async () => {
    const asked: string[] = [];
    const page = await pageOf(zip, {
      href(file) {
        asked.push(file.name);
        if (file.name.endsWith('.txt')) return 'javascript:alert(1)';
        return file.name.endsWith('.pdf') ? `datei/${file.index}?a=1&b=2` : undefined;
      },
    });
    expect(asked).toHaveLength(4);
    expect(page).toContain('href="datei/2?a=1&amp;b=2" download');
    expect(page).not.toContain('javascript:');
    expect(page).not.toContain('data:application/octet-stream');
    // Pictures are in the page all the same.
    expect(page).toContain('<img src="data:image/png');
  });

  it('reports progress and ends at once when it is aborted', async () => {
    const seenSteps = new Map<string, number>();
    await pageOf(zip, {
      onProgress: ({ step, done, total }) => {
        expect(done).toBeLessThanOrEqual(total ?? 0);
        seenSteps.set(step, done / total!);
      },
    });
    expect([...seenSteps]).toEqual([
      ['message', 1],
      ['files', 1],
    ]);
    const stop = new AbortController();
    const run = async () => {
      for await (const _ of renderAkte(zip, { signal: stop.signal })) stop.abort();
    };
    await expect(run()).rejects.toMatchObject({ code: 'core.aborted' });
    const hanging = { signal: AbortSignal.timeout(50), href: () => new Promise<string>(() => undefined) };
    await expect(pageOf(zip, hanging)).rejects.toMatchObject({ code: 'core.aborted' });
  });

  it('closes the source when the reader stops early', async () => {
    let closed = 0;
    const source = {
      size: zip.length,
      read: async (position: number, length: number) => zip.subarray(position, position + length),
      close: async () => {
        closed += 1;
      },
    };
    for await (const _ of renderAkte(source)) break;
    expect(closed).toBe(1);
  });

  it('says what it has shown', async () => {
    const summary = async (source: Uint8Array) => {
      const pieces = renderAkte(source);
      for (;;) {
        const next = await pieces.next();
        if (next.done) return next.value;
      }
    };
    expect(await summary(zip)).toEqual({ rootName: 'Abgabe.Abgabe.0401', complete: true, shown: 3 });
    expect(await summary(Buffer.from('x'))).toEqual({ rootName: undefined, complete: false, shown: 0 });
  });

  it('throws for a path that cannot be read', async () => {
    await expect(pageOf('/nowhere/abgabe.zip')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
