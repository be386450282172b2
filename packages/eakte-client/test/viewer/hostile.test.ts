import { showable } from '@rathaus/client-core/text';
import { describe, expect, it } from 'vitest';
import type { Vorgang } from '../../src/xdomea/index.ts';
import { messageStream, writeMessageText } from '../../src/xdomea/index.ts';
import { hostileFiles, hostileTitles } from './hostile.ts';
import { pageOf, seen } from './page-of.ts';
import {
  containerOf,
  messageOf,
  plainFiles,
  redPoint,
  richAkte,
  type TestFile,
  tinyGif,
  uuid,
} from './rich-akte.ts';

/** Tags of a page by name, with what their addresses are. */
const tags = (html: string) =>
  new Set(
    [...html.replace(/<style>.*?<\/style>/gs, '').matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name!),
  );
const allowed = new Set(
  `html head meta title style body a main div p h1 h2 h3 h4 h5 h6 dl dt dd nav ul ol li details summary span small strong br
  svg path circle rect article section header figure figcaption img pre code`.split(/\s+/),
);

function demandSafe(html: string): void {
  expect([...tags(html)].filter((name) => !allowed.has(name))).toEqual([]);
  // No attribute but ours, and no address but anchors and data.
  const outside = html.replace(/<style>.*?<\/style>/gs, '').replace(/>[^<]*</g, '><');
  expect(outside).not.toMatch(/\s(on[a-z]+|style|srcset|srcdoc|formaction|action|ping|xlink:href)\s*=/i);
  for (const [, address] of outside.matchAll(/\s(?:href|src)="([^"]*)"/g))
    expect(address!.slice(0, 60)).toMatch(
      /^(#[a-z0-9-]+$|data:(application\/octet-stream|image\/(png|jpeg|gif|webp));base64,[A-Za-z0-9+/=]*)/,
    );
}

/** A message with a text in every place that may have one, whatever the writer thinks of the text. */
async function titled(title: string): Promise<Buffer> {
  const betreff = 'PLATZHALTER';
  const all = { betreff, kennzeichen: betreff, bemerkung: betreff, federfuehrung: betreff };
  const akte = richAkte(plainFiles, { allgemeineMetadaten: all, typ: betreff });
  const [vorgang] = akte.vorgang as Vorgang[];
  vorgang!.allgemeineMetadaten = all;
  vorgang!.kontakt = [
    {
      nameInstitution: { name: betreff },
      erreichbarkeit: [{ kanal: { code: '09' }, kennung: betreff, zusatz: betreff }],
    },
  ];
  vorgang!.verweis = [{ id: uuid(1), bemerkung: betreff }];
  const xml = await writeMessageText(messageOf([akte]), { version: '4.0.0' });
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const names = /(<xdomea:(?:Dateiname|DateinameOriginal|Notiz|Akteur|Bearbeiter)>)[^<]*/g;
  return Buffer.from(
    xml.replaceAll(betreff, escaped).replace(names, (_all, tag: string) => `${tag}${escaped}`),
  );
}

describe('foreign text', () => {
  it.each(hostileTitles)('cannot leave its place: %s', async (_what, title) => {
    for (const mask of [false, true]) {
      const html = await pageOf(await titled(title), { mask });
      demandSafe(html);
      expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(html).toContain('<article class="record" id="o3"');
      const isShown = seen(html).includes(showable(title).replace(/\s+/g, ' '));
      expect(isShown).toBe(!mask);
    }
  });

  it('of a megabyte is cut, and so is the page', async () => {
    const html = await pageOf(await titled('Ä'.repeat(1_000_000)));
    expect(html.length).toBeLessThan(100_000);
    expect(seen(html)).toContain('Ä…');
  });
});

describe('files', () => {
  it.each(hostileFiles)('are taken by their bytes: %s', async (_what, file, expected) => {
    const html = await pageOf((await containerOf([file])).zip);
    demandSafe(html);
    expect(html.includes('<img '), 'picture').toBe(expected.shown === 'picture');
    expect(html.includes('<pre>'), 'text').toBe(expected.shown === 'text');
    expect(html.includes('download='), 'download').toBe(expected.saved);
    if (expected.note) expect(seen(html)).toContain(expected.note);
  });

  it('with a wrong hash are neither shown nor offered, also by the application', async () => {
    const file: TestFile = { name: 'a.png', data: redPoint, hash: '00'.repeat(64) };
    const html = await pageOf((await containerOf([file])).zip, { href: () => 'datei/1' });
    expect(html).not.toMatch(/<img|datei\/1/);
    expect(seen(html)).toContain('Prüfsumme stimmt nicht');
  });

  it('are put into the page once, and only as long as there is room', async () => {
    const big: TestFile = { name: 'gross.bin', data: Buffer.alloc(3000, 1) };
    const html = await pageOf((await containerOf([big, ...plainFiles])).zip, { maxFileBytes: 2000 });
    expect(seen(html)).toContain('Nicht eingebettet, weil die Datei zu groß ist.');
    const small = await pageOf((await containerOf()).zip, { maxPageFileBytes: 600 });
    expect(seen(small)).toContain('weil die Seite schon genug Dateien enthält');
    const same = richAkte(plainFiles.slice(0, 1));
    const [vorgang] = same.vorgang as Vorgang[];
    const [dokument] = vorgang!.dokument as NonNullable<Vorgang['dokument']> & { version: never }[];
    (dokument as unknown as { version: unknown[] }).version.push(
      (dokument as unknown as { version: unknown[] }).version[0],
    );
    const twice = await pageOf((await containerOf(plainFiles.slice(0, 1), [same])).zip);
    expect(twice.match(/base64,/g)).toHaveLength(1);
    expect(seen(twice)).toContain('Dieselbe Datei ist weiter oben schon enthalten.');
  });

  it('of a damaged container are named as damaged', async () => {
    const { zip } = await containerOf([{ name: 'a.gif', data: tinyGif, hash: true }]);
    const at = zip.indexOf(tinyGif);
    zip[at + 20]! ^= 0xff;
    const html = await pageOf(zip);
    expect(seen(html)).toContain('beschädigt, nicht lesbar');
    expect(html).not.toContain('<img');
  });
});

describe('large and broken messages', () => {
  it('show the first records and count the others', async () => {
    const many = Array.from({ length: 1500 }, (_, index) =>
      richAkte([], {
        identifikation: { id: uuid(10_000 + index) },
        allgemeineMetadaten: { betreff: `Akte ${index}` },
        vorgang: undefined,
      }),
    );
    const xml = await new Response(messageStream(messageOf(many), { version: '4.0.0' })).text();
    const html = await pageOf(Buffer.from(xml), { maxRecords: 100 });
    expect(html.match(/<article/g)).toHaveLength(100);
    expect(seen(html)).toContain('und weitere: 1.400 Akten');
    expect(seen(html)).toContain('Inhalt 1.500 Akten');
    expect((await pageOf(Buffer.from(xml))).match(/<article/g)).toHaveLength(1000);
  });

  it('that nest as deep as they like have a page of bounded depth', async () => {
    const { xml } = await containerOf([], [richAkte([], { vorgang: undefined })]);
    const part = /<xdomea:Akte>.*<\/xdomea:Akte>/s.exec(xml)![0];
    const inner = /<xdomea:Identifikation>.*?<\/xdomea:Identifikation>/s.exec(part)![0];
    const levels = 10_000;
    const deep = `${`<xdomea:Teilakte>${inner}`.repeat(levels)}${'</xdomea:Teilakte>'.repeat(levels)}`;
    const hostile = xml.replace(part, part.replace('</xdomea:Akte>', `${deep}</xdomea:Akte>`));
    const html = await pageOf(Buffer.from(hostile));
    let depth = 0;
    let deepest = 0;
    for (const [, slash] of html.matchAll(/<(\/?)ul\b/g)) {
      depth += slash ? -1 : 1;
      deepest = Math.max(deepest, depth);
    }
    expect(depth).toBe(0);
    expect(deepest).toBeLessThan(12);
    demandSafe(html);
  });

  it('that break off show what was there, and say so', async () => {
    const { xml } = await containerOf();
    for (const part of [0.2, 0.5, 0.9]) {
      const html = await pageOf(Buffer.from(xml.slice(0, xml.length * part)));
      expect(seen(html)).toContain('bricht ab');
      expect(html.endsWith('</html>\n')).toBe(true);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('hallo')],
    ['a web page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a ZIP without a message', Buffer.from('PK\u0003\u0004')],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
  ])('that are none say so: %s', async (_what, bytes) => {
    const html = await pageOf(bytes);
    expect(seen(html)).toContain('keine lesbare xdomea-Nachricht');
    demandSafe(html);
  });
});
