import { type CandidateFile, recognise } from '@rathaus/client-core/recognise';
import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { opendataRecogniser } from './index.ts';

const file = (name: string, content: string | Uint8Array): CandidateFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    head: bytes.subarray(0, 4096),
    async *open() {
      yield bytes;
    },
  };
};
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const table = 'Name;Ort\nA;Köln\nB;Bonn\nC;Trier\n';
const certaintyOf = async (name: string, content: string | Uint8Array) =>
  (await recognise(file(name, content), [opendataRecogniser])).recognition?.certainty;

describe('opendataRecogniser', () => {
  it.each([
    ['a.csv', table, 'likely'],
    ['A.CSV', 'nur eine Spalte\nx\n', 'likely'],
    ['a.tsv', 'a\tb\n1\t2\n', 'likely'],
    ['a.csv', '', 'likely'],
    ['a.csv', utf16(table), 'likely'],
    ['a.txt', table, 'guess'],
    ['export', utf16(table), 'guess'],
    ['a.txt', `${table}${'D;Ulm\n'.repeat(2_000)}`, 'guess'],
    ['a.txt', 'Sehr geehrte Damen und Herren,\n\nanbei, wie besprochen, die Liste.\n', undefined],
    ['a.txt', 'Name;Ort\nA;Köln\n', undefined],
    ['a.txt', '', undefined],
    ['a.ttl', '@prefix a: <b> ;\nx ;\ny ;\nz ;\n', 'likely'],
    ['katalog', '@prefix dcat: <http://www.w3.org/ns/dcat#> .\n', 'guess'],
    ['katalog.xml', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', 'certain'],
    ['katalog.json', '{"@context": {}, "@graph": []}', 'certain'],
    ['catalog.rdf', '<!DOCTYPE html><html></html>', 'likely'],
    ['a.xml', '<Akte/>', undefined],
    ['a.csv', '%PDF-1.7\n1;2\n', undefined],
    ['a.csv', 'PK\u0003\u0004;', undefined],
    ['a.csv', '<?xml version="1.0"?><a/>', undefined],
    ['a.csv', '\ufeff<!DOCTYPE html><html></html>', undefined],
    ['a.csv', utf16('<html></html>'), undefined],
    ['a.csv', '{"a": [1;2]}', undefined],
    ['a.csv', new Uint8Array([0, 1, 2, 3, 59, 10]), undefined],
  ] as const)('%s with %j: %s', async (name, content, certainty) => {
    expect(await certaintyOf(name, content)).toBe(certainty);
  });

  it('checks a catalogue by the version it is written in', async () => {
    const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://daten.musterstadt.example/hunde> a dcat:Dataset ; dct:title "Hunde in Łódź-Straße" ; dcat:version "1" .`;
    const { recognition } = await recognise(file('hunde.ttl', turtle), [opendataRecogniser]);
    const report = await recognition?.check?.();
    expect(report).toMatchObject({
      kind: 'opendata.catalog',
      verdict: 'failed',
      profile: '3.0',
      datasets: 1,
    });
    const text = reportText(report!, await opendataRecogniser.catalogue(), { language: 'de' });
    expect(text).toContain('Katalog nach DCAT-AP.de: hunde.ttl');
    expect(text).toContain('Datensatz: „Herausgeber“ (dcterms:publisher) fehlt');
    expect(text).toContain(
      '– Datensatz „Hunde in Łódź-Straße“ https://daten.musterstadt.example/hunde, dcterms:publisher',
    );
  });

  it('checks what it recognised, and brings the texts of the report', async () => {
    const { recognition } = await recognise(file('orte.csv', table), [opendataRecogniser]);
    const report = await recognition?.check?.();
    expect(report).toMatchObject({ kind: recognition?.kind, name: 'orte.csv', verdict: 'passed', rows: 3 });
    const text = reportText(report!, await opendataRecogniser.catalogue(), { language: 'de' });
    expect(text).toContain('CSV-Tabelle: orte.csv');
    expect(text).toContain('Die Tabelle ist lesbar');
    expect(text).toContain('Trennzeichen: Semikolon');
  });
});
