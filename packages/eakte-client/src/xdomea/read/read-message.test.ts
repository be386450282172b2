import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageTypesOf, randomMessage } from '../../../test/random/random-message.ts';
import {
  type Akte,
  checkMessage,
  type Nachricht,
  readMessage,
  writeMessageText,
  xdomeaVersions,
} from '../index.ts';

const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
const kopf = { prozessId: uuid(1), erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00' };

const message: Nachricht = {
  messageType: '0401',
  kopf,
  schriftgutobjekt: [
    {
      kind: 'Akte',
      identifikation: { id: uuid(2) },
      allgemeineMetadaten: { betreff: 'Akte <1> & "mehr"' },
      teilakte: [
        {
          kind: 'Akte',
          identifikation: { id: uuid(3) },
          vorgang: [{ kind: 'Vorgang', identifikation: { id: uuid(4) } }],
        },
      ],
      anwendungsspezifischeErweiterungXml: {
        xml: '<f:a xmlns:f="urn:f" f:b = \'1\'>\r\n<!-- x --><c/>&#65;</f:a>',
      },
    },
  ],
};

const aktenOf = (read: Nachricht | undefined) =>
  (read as unknown as { schriftgutobjekt: Akte[] }).schriftgutobjekt;

describe('readMessage', () => {
  it('gives back what was written, in every version and message type', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.constantFrom(...xdomeaVersions),
        async (seed, version) => {
          const types = messageTypesOf(version);
          const text = await writeMessageText(randomMessage(seed, version, types[seed % types.length]!, 60), {
            version,
          });
          const read = await readMessage(text);
          expect([read.version, read.findings, read.complete]).toEqual([version, [], true]);
          // The first reading has the neutral values the writer filled in; from then on nothing changes.
          const again = await writeMessageText(read.message!, { version, envelope: read.envelope });
          expect(again).toBe(text);
          expect((await readMessage(again)).message).toEqual(read.message);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps foreign XML byte for byte', async () => {
    const { message: read } = await readMessage(await writeMessageText(message, { version: '3.0.0' }));
    const [akte] = aktenOf(read);
    expect(akte!.anwendungsspezifischeErweiterungXml).toEqual(
      aktenOf(message)[0]!.anwendungsspezifischeErweiterungXml,
    );
    expect(akte!.allgemeineMetadaten!.betreff).toBe('Akte <1> & "mehr"');
  });

  it('keeps the namespaces that foreign XML takes from outside, also in a piece by piece source', async () => {
    const text = (await writeMessageText(message, { version: '3.0.0' }))
      .replace('<xdomea:Abgabe', '<xdomea:Abgabe')
      .replace(/<f:a[\s\S]*<\/f:a>/, '<g:a g:b="1"/>')
      .replace('xmlns:xdomea=', 'xmlns:g="urn:g" xmlns:xdomea=');
    function* bytes() {
      for (const byte of new TextEncoder().encode(text)) yield Uint8Array.of(byte);
    }
    const { message: read, envelope } = await readMessage(bytes());
    const [akte] = aktenOf(read);
    expect(akte!.anwendungsspezifischeErweiterungXml).toEqual({
      xml: '<g:a g:b="1"/>',
      namespaces: { g: 'urn:g' },
    });
    // Written without its envelope, the fragment brings its namespace along.
    const alone = await writeMessageText(read!, { version: '3.0.0' });
    expect(alone).toContain('XML xmlns:g="urn:g"><g:a g:b="1"/>');
    expect((await checkMessage(alone, { rules: [] })).counts.error).toBe(0);
    expect(await writeMessageText(read!, { version: '3.0.0', envelope })).not.toContain('XML xmlns:g');
  });

  it.each([
    ['an empty file', '', 'XML'],
    ['no XML', 'PK\u0003\u0004', 'XML'],
    ['another XML', '<a/>', 'XSD'],
    ['an unknown namespace', '<x:Abgabe.Abgabe.0401 xmlns:x="urn:example:akte"/>', 'XSD'],
    ['an unknown message', '<x:Abgabe.Abgabe.0499 xmlns:x="urn:xoev-de:xdomea:schema:3.0.0"/>', 'XSD'],
  ])('answers %s with a finding', async (_, text, rule) => {
    const read = await readMessage(text);
    expect(read.message).toBeUndefined();
    expect(read.findings.map((finding) => finding.rule)).toEqual([rule]);
    expect((await checkMessage(text)).verdict).toBe('failed');
  });

  it('says line, column and path of a fault, and reads on', async () => {
    const text = (await writeMessageText(message, { version: '3.0.0' })).replace(
      '<xdomea:Vorgang>',
      '<xdomea:Vorgang><xdomea:Falsch/>',
    );
    const { findings, message: read } = await readMessage(text);
    const line = text.slice(0, text.indexOf('<xdomea:Falsch')).split('\n').length;
    expect(findings.map(({ rule, place }) => ({ rule, place }))).toEqual([
      {
        rule: 'XSD',
        place: {
          kind: 'path',
          line,
          column: text.split('\n')[line - 1]!.indexOf('<xdomea:Falsch') + 1,
          path: '/Abgabe.Abgabe.0401/Schriftgutobjekt/Akte/Akteninhalt/Teilakte/Akteninhalt/Vorgang/Falsch',
        },
      },
    ]);
    expect(aktenOf(read)[0]!.teilakte).toHaveLength(1);
  });

  it('reads UTF-16 and ISO-8859-1 and says that UTF-8 is asked for', async () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e4</a>';
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect((await checkMessage(latin)).findings.map((finding) => finding.rule)).toEqual(['R32', 'XSD']);
    const utf16 = new Uint8Array(
      new Uint16Array([0xfeff, ...Array.from('<a/>', (letter) => letter.charCodeAt(0))]).buffer,
    );
    expect((await checkMessage(utf16)).findings.map((finding) => finding.rule)).toEqual(['R32', 'XSD']);
    expect(
      (await checkMessage(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c))).findings.map(
        (finding) => finding.rule,
      ),
    ).toContain('R32');
  });

  it('refuses endless text and endless foreign XML before they fill the memory', async () => {
    const head = '<x:Abgabe.Abgabe.0401 xmlns:x="urn:xoev-de:xdomea:schema:3.0.0"><x:Kopf>';
    function* endless(start: string, piece: string) {
      const encoder = new TextEncoder();
      yield encoder.encode(head + start);
      for (;;) yield encoder.encode(piece.repeat(10_000));
    }
    for (const source of [
      endless('<x:ProzessID>', 'x'),
      endless('<x:AnwendungsspezifischeErweiterungXML>', '<a/>'),
      endless('<x:ProzessID><![CDATA[', 'x'),
      endless('<!--', 'x'),
      endless('<x:ProzessID a="', 'x'),
    ]) {
      const { findings, complete } = await readMessage(source, { maxText: 300_000 });
      expect([findings.at(-1)?.rule, complete]).toEqual(['R32', false]);
    }
  });

  it('ends as core.aborted at once, also while the source hangs', async () => {
    const gone = readMessage('<a/>', { signal: AbortSignal.abort() });
    await expect(gone).rejects.toMatchObject({ code: 'core.aborted' });
    const hanging: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const abort = new AbortController();
    const reading = readMessage(hanging, { signal: abort.signal });
    setTimeout(() => abort.abort(), 5);
    await expect(reading).rejects.toMatchObject({ code: 'core.aborted' });
  });

  it('refuses a source that gives no bytes', async () => {
    const source = ['<a/>'] as unknown as Iterable<Uint8Array>;
    await expect(readMessage(source)).rejects.toMatchObject({ code: 'core.xml.source', origin: 'local' });
  });
});
