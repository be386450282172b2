import { describe, expect, it } from 'vitest';
import { conversionHint } from '../../src/texts/conversion.ts';
import { checkMessage, type Nachricht, type XdomeaVersion } from '../../src/xdomea/index.ts';
import { abgabe, akte, datei, dokument, id, kopf, kopf40, refusal, run } from './messages.ts';
import { lenient, runConversion } from './run-conversion.ts';

describe('retention', () => {
  it.each<[string, XdomeaVersion, XdomeaVersion, object, unknown, string[]]>([
    [
      'a date keeps only its year in 2.x',
      '3.0.0',
      '2.4.0',
      { aufbewahrungsende: '2026-06-30' },
      { aufbewahrungsende: '2026-12-31' },
      ['value-mapped Akte.aussonderungsmetadaten.aufbewahrungsende !'],
    ],
    [
      '31 December loses nothing',
      '3.0.0',
      '2.4.0',
      { aufbewahrungsende: '2026-12-31' },
      { aufbewahrungsende: '2026-12-31' },
      [],
    ],
    [
      'years go both ways',
      '2.4.0',
      '3.0.0',
      { aufbewahrungsdauer: { anzahlJahre: 10 } },
      { aufbewahrungsdauer: { anzahlJahre: 10 } },
      [],
    ],
    [
      'a negative number of years is no number of years',
      '2.4.0',
      '3.0.0',
      { aufbewahrungsdauer: { anzahlJahre: -1 }, kennung: 'K' },
      { kennung: 'K' },
      ['value Akte.aussonderungsmetadaten.aufbewahrungsdauer !'],
    ],
    [
      'unlimited has no word in 2.x',
      '3.1.0',
      '2.3.0',
      { aufbewahrungsdauer: { unbefristet: true }, kennung: 'K' },
      { kennung: 'K' },
      ['no-place Akte.aussonderungsmetadaten.aufbewahrungsdauer.unbefristet !'],
    ],
    [
      'the transfer deadline is new in 4.0',
      '4.0.0',
      '3.1.0',
      { kennung: 'K', transferfristende: '2030-01-01', bewertungsvorschlagBegruendung: 'alt' },
      { kennung: 'K' },
      [
        'no-place Akte.aussonderungsmetadaten.transferfristende !',
        'no-place Akte.aussonderungsmetadaten.bewertungsvorschlagBegruendung !',
      ],
    ],
    [
      'a local appraisal term has no place in 2.x',
      '3.0.0',
      '2.4.0',
      { kennung: 'K', aussonderungsartKonfigurierbar: 'X' },
      { kennung: 'K' },
      ['no-place Akte.aussonderungsmetadaten.aussonderungsartKonfigurierbar !'],
    ],
  ])('%s', async (_what, from, to, given, expected, events) => {
    const head = from === '4.0.0' ? kopf40 : { ...kopf, sendendesSystem: {} };
    const { record, told } = await run(abgabe(akte({ aussonderungsmetadaten: given }), head), from, to);
    expect(record.aussonderungsmetadaten).toEqual(expected);
    expect(told.filter((line) => line.includes('Akte'))).toEqual(events);
  });
});

describe('records', () => {
  it('numbers siblings by number since 3.0 and tells text that is none', async () => {
    const numbered = (nummerImUebergeordnetenContainer: string | number) =>
      abgabe(akte({ identifikation: { id: id('c'), nummerImUebergeordnetenContainer } }));
    expect((await run(numbered('007'), '2.4.0', '3.0.0')).record.identifikation).toEqual({
      id: id('c'),
      nummerImUebergeordnetenContainer: 7,
    });
    const lost = await run(numbered('A 1'), '2.4.0', '3.0.0');
    expect(lost.record.identifikation).toEqual({ id: id('c') });
    expect(lost.told).toContain('value Akte.identifikation.nummerImUebergeordnetenContainer !');
    expect((await run(numbered(7), '3.0.0', '2.4.0')).record.identifikation).toEqual({
      id: id('c'),
      nummerImUebergeordnetenContainer: 7,
    });
  });

  it('moves pieces of a document to its attachments', async () => {
    const piece = dokument({ identifikation: { id: id('e') }, ...datei(`${id('f')}_a.pdf`) });
    const { record, told } = await run(
      abgabe(dokument({ schriftstueck: [piece], anlage: [dokument({ nummer: '1' } as object)] }), kopf40),
      '4.0.0',
      '3.0.0',
    );
    expect(record.anlage?.map((anlage) => anlage.identifikation.id)).toEqual([id('d'), id('e')]);
    expect(told).toContain('moved Dokument.schriftstueck !');
  });

  it('wraps documents that have no place, or refuses', async () => {
    const offer: Nachricht = { messageType: '0501', kopf, schriftgutobjekt: [dokument()] };
    expect(await refusal(offer, '3.1.0', '4.0.0')).toBe('document-place schriftgutobjekt[0]');
    const { record, told } = await run(offer, '3.1.0', '4.0.0', { documents: 'wrap' });
    expect(record).toMatchObject({ kind: 'Vorgang', dokument: [{ identifikation: { id: id('d') } }] });
    expect(told).toContain('generated schriftgutobjekt');

    const vorgang = { kind: 'Vorgang' as const, identifikation: { id: id('e') } };
    const mixed = abgabe(akte({ dokument: [dokument()], vorgang: [vorgang] }));
    expect(await refusal(mixed, '3.1.0', '2.4.0')).toBe('document-place schriftgutobjekt[0].dokument');
    const separated = await run(mixed, '3.1.0', '2.4.0', { documents: 'wrap' });
    expect(separated.record.vorgang).toMatchObject([vorgang, { dokument: [{ kind: 'Dokument' }] }]);
    expect(separated.record.dokument).toBeUndefined();
  });

  it('keeps what 4.0 calls context only when told to', async () => {
    const message: Nachricht = {
      messageType: '0503',
      kopf: kopf40,
      schriftgutobjekt: [akte({ kontextobjekt: true })],
    };
    expect(await refusal(message, '4.0.0', '3.0.0')).toBe('context-object schriftgutobjekt[0].kontextobjekt');
    const { told, report } = await run(message, '4.0.0', '3.0.0', { contextObjects: 'keep' });
    expect(told).toContain('no-place Akte.kontextobjekt !');
    const lost = report.entries.find((entry) => entry.field === 'Akte.kontextobjekt')!;
    expect(conversionHint(lost)?.de).toContain('Empfänger');
    const plain = { ...message, schriftgutobjekt: [akte({ kontextobjekt: false })] } as Nachricht;
    const harmless = await run(plain, '4.0.0', '3.0.0');
    expect(harmless.told).toContain('no-place Akte.kontextobjekt');
    expect(harmless.report.entries.filter((entry) => conversionHint(entry) && !entry.lost)).toEqual([]);
  });

  it('maps secrecy and refuses to drop a grade of another list', async () => {
    const secret = (code: object) =>
      abgabe(
        akte({
          allgemeineMetadaten: {
            geheimhaltung: { geheimhaltungsgrad: code as { code: string }, einstufungsfrist: '2040' },
          },
        }),
        kopf40,
      );
    const own = {
      code: '001',
      listUri: 'urn:xoev-de:xdomea:codeliste:vertraulichkeitsstufe',
      listVersion: '1.0',
    };
    const kept = await run(secret(own), '4.0.0', '3.0.0');
    expect(kept.record.allgemeineMetadaten?.geheimhaltung).toEqual({ geheimhaltungsgrad: own });
    expect(kept.told).toContain('no-place Akte.allgemeineMetadaten.geheimhaltung.einstufungsfrist !');
    const foreign = secret({ code: 'VS', listUri: 'urn:example', listVersion: '1' });
    expect(await refusal(foreign, '4.0.0', '3.0.0')).toMatch(/^protection /);
    expect((await run(foreign, '4.0.0', '3.0.0', lenient)).told).toContain(
      'code-unknown Akte.allgemeineMetadaten.geheimhaltung.geheimhaltungsgrad !',
    );
    const up = await run(
      abgabe(akte({ allgemeineMetadaten: { geheimhaltung: { geheimhaltungsgrad: { code: '005' } } } })),
      '3.0.0',
      '4.0.0',
    );
    expect(up.record.allgemeineMetadaten?.geheimhaltung?.geheimhaltungsgrad).toEqual({ ...own, code: '005' });
  });

  it('leaves a reference out that lacks what the version demands, and never a record', async () => {
    const message = abgabe(akte({ verweis: [{ sgoKennzeichen: 'X' }, { sgoTyp: { code: '001' } }] }), kopf40);
    const { record, told } = await run(message, '4.0.0', '3.0.0');
    expect(record.verweis).toEqual([{ sgoTyp: { code: '001' } }]);
    expect(told).toContain('incomplete Akte.verweis !');
    const badId = abgabe(akte({ identifikation: { id: '||||||||-||||-||||-||||-||||||||||||' } }));
    expect(await refusal(badId, '3.0.0', '4.0.0')).toBe('record schriftgutobjekt[0].identifikation.id');
  });
});

describe('files', () => {
  it.each([
    [`${id('f')}.pdf`, `${id('f')}_x.pdf`],
    [`${id('f')}_Bescheid`, `${id('f')}_Bescheid.bin`],
    [id('f'), `${id('f')}_x.bin`],
    [`${id('f')}_a.pdf`, undefined],
  ])('renames %s for 2.x and says so', async (name, renamed) => {
    const { record, renames } = await run(abgabe(dokument(datei(name))), '3.0.0', '2.4.0');
    expect(record.version![0]!.format[0]!.primaerdokument.dateiname).toBe(renamed ?? name);
    expect([...renames]).toEqual(renamed ? [[name, renamed]] : []);
  });

  it('tells a hash as lost, with what to do', async () => {
    const hash = { wert: 'ab', sonstigerAlgorithmus: 'x' };
    const { report } = await run(
      abgabe(dokument(datei(`${id('f')}.pdf`, { hash })), kopf40),
      '4.0.0',
      '3.1.0',
    );
    const entry = report.entries.find(({ field }) => field.endsWith('.hash'));
    expect(entry).toMatchObject({
      field: 'Dokument.version.format.primaerdokument.hash',
      reason: 'no-place',
      lost: true,
      count: 1,
      places: [
        {
          kind: 'path',
          path: 'schriftgutobjekt[0].version[0].format[0].primaerdokument.hash',
          record: { kind: 'Dokument', id: id('d') },
        },
      ],
    });
    expect(conversionHint(entry!)?.de).toContain('Liste der geprüften Prüfsummen');
  });

  it('says the file format in words where 2.x has no code', async () => {
    const { record, told } = await run(
      abgabe(
        dokument(datei(`${id('f')}_a.zip`, {}, { code: '200', name: 'ZIP', listVersion: '2.0' })),
        kopf40,
      ),
      '4.0.0',
      '2.4.0',
    );
    expect(record.version![0]!.format[0]).toMatchObject({ name: { code: '100' }, sonstigerName: 'ZIP' });
    expect(told).toContain('value-mapped Dokument.version.format.name.code !');
  });

  it('writes out what a signature of 2.x holds, byte for byte', async () => {
    const signaturdaten = {
      signatur: { format: 'PKCS#7', container: btoa('signed') },
      zertifikat: [{ format: 'X.509', zertifikat: btoa('certificate') }],
      status: [{ format: 'OCSP', antwort: btoa('good') }],
    };
    const message = abgabe(dokument(datei(`${id('f')}_a.pdf`, { signaturdaten })));
    const { record, files } = await run(message, '2.4.0', '3.0.0');
    expect(files.map((file) => new TextDecoder().decode(file.content))).toEqual([
      'signed',
      'certificate',
      'good',
    ]);
    expect(record.version![0]!.format[0]!.primaerdokument.signaturSiegel).toEqual({
      signaturSiegelDatei: files.map((file) => file.name),
    });
    const without = await run(message, '2.4.0', '3.0.0', { onFile: undefined });
    expect(without.told).toContain('no-place Dokument.version.format.primaerdokument.signaturdaten !');
  });
});

describe('contacts and text', () => {
  const reached = (code: string, more: object = {}) =>
    abgabe(akte({ kontakt: [{ erreichbarkeit: [{ kanal: { code }, kennung: 'x', ...more }] }] }));

  it.each([
    ['001', '01', undefined],
    ['007', '09', undefined],
    ['009', '02', true],
    ['012', '07', undefined],
  ])('maps the way %s of 2.x to %s and back', async (old, now, institution) => {
    const up = await run(reached(old), '2.4.0', '3.0.0');
    const way = up.record.kontakt![0]!.erreichbarkeit![0]!;
    expect([way.kanal?.code, way.istInstitution]).toEqual([now, institution]);
    const down = await run(up.message, '3.0.0', '2.4.0');
    expect(down.record.kontakt![0]!.erreichbarkeit![0]!.kanal?.code).toBe(old);
    expect(up.report.losses + down.report.losses).toBe(0);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'knows no way %s, though every object has it',
    async (code) => {
      const { text } = await run(reached('001'), '2.4.0', '2.4.0');
      const { report } = await runConversion(text.replace('>001<', `>${code}<`), { to: '3.0.0' });
      expect(report.entries.map(({ reason }) => reason)).toContain('code-unknown');
    },
  );

  it('has no map between the keys of authorities', async () => {
    const message = abgabe(
      akte({ kontakt: [{ taetigkeit: 'T', behoerdenkennung: { behoerdenschluessel: { code: '1' } } }] }),
    );
    const { record, told } = await run(message, '3.0.0', '4.0.0');
    expect(record.kontakt).toEqual([{ taetigkeit: 'T' }]);
    expect(told).toContain('no-place Akte.kontakt.behoerdenkennung !');
  });

  it('turns a role code without a list into text', async () => {
    const message = abgabe(akte({ kontakt: [{ rolleCode: { code: '7', name: 'Bauherr' } }] }));
    expect((await run(message, '3.0.0', '4.0.0')).record.kontakt).toEqual([{ rolle: 'Bauherr' }]);
  });

  it('writes text in the letters 2.x has and tells what changed', async () => {
    const about = (betreff: string) => abgabe(akte({ allgemeineMetadaten: { betreff } }));
    const { record, told } = await run(about('„Müller“ – Ω 😀 ŁÓDŹ'), '3.0.0', '2.4.0');
    expect(record.allgemeineMetadaten?.betreff).toBe('"Müller" - ? ? ŁÓDŹ');
    expect(told).toContain('value-mapped Akte.allgemeineMetadaten.betreff !');
    expect((await run(about('Müller ŁÓDŹ'), '3.0.0', '2.4.0')).report.lossless).toBe(true);
  });
});

describe('extensions', () => {
  it('keeps foreign XML byte for byte', async () => {
    const xml = '<f:a xmlns:f="urn:f" b=\'1\'>\n <!-- k --><![CDATA[<x>]]></f:a>';
    const message = abgabe(akte({ anwendungsspezifischeErweiterungXml: { xml } }));
    const { record, report } = await run(message, '3.0.0', '4.0.0');
    expect(record.anwendungsspezifischeErweiterungXml?.xml).toBe(xml);
    expect(report.lossless).toBe(true);
    const down = await run(message, '3.0.0', '2.4.0');
    expect(down.told).toContain('no-place Akte.anwendungsspezifischeErweiterungXml !');
  });

  it('lets foreign XML go on meaning the old version', async () => {
    const namespaces = { xdomea: 'urn:xoev-de:xdomea:schema:3.0.0' };
    const xml = '<e:e xmlns:e="urn:e"><xdomea:Akte/></e:e><xdomea:X><xdomea:Y/></xdomea:X>';
    const message = abgabe(akte({ anwendungsspezifischeErweiterungXml: { xml, namespaces } }));
    const { text, record } = await run(message, '3.0.0', '4.0.0');
    expect((await checkMessage(text, { rules: [] })).counts.error).toBe(0);
    const kept = record.anwendungsspezifischeErweiterungXml!.xml;
    expect(kept).toBe(
      '<e:e xmlns:xdomea="urn:xoev-de:xdomea:schema:3.0.0" xmlns:e="urn:e"><xdomea:Akte/></e:e>' +
        '<xdomea:X xmlns:xdomea="urn:xoev-de:xdomea:schema:3.0.0"><xdomea:Y/></xdomea:X>',
    );
  });

  it('keeps the first of several and tells the others', async () => {
    const erweiterung = (kennung: string) => ({ kennung, name: 'n' });
    const message = abgabe(
      akte({ anwendungsspezifischeErweiterung: [erweiterung('1'), erweiterung('2'), erweiterung('3')] }),
      kopf40,
    );
    const { record, report } = await run(message, '4.0.0', '3.0.0');
    expect(record.anwendungsspezifischeErweiterung).toEqual([erweiterung('1')]);
    expect(report.entries.find((entry) => entry.reason === 'only-one')?.count).toBe(2);
  });
});
