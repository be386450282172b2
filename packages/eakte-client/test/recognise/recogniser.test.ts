import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CandidateFile, recognise } from '@rathaus/client-core/recognise';
import { reportJson } from '@rathaus/client-core/texts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eakteRecogniser } from '../../src/recognise/index.ts';
import { forgeZip } from '../package/forge-zip.ts';
import { abgabe, clock } from '../report/abgabe.ts';

let folder = '';
let whole: Awaited<ReturnType<typeof abgabe>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-recognise-'));
  whole = await abgabe();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function candidate(name: string, content: string | Uint8Array, stored = true): Promise<CandidateFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const path = join(folder, name);
  if (stored) await writeFile(path, bytes);
  return {
    name,
    path: stored ? path : undefined,
    size: bytes.length,
    head: bytes.subarray(0, 4096),
    open: async function* () {
      yield bytes;
    },
  };
}

async function answer(name: string, content: string | Uint8Array, stored = true) {
  const found = await recognise(await candidate(name, content, stored), [eakteRecogniser]);
  return found.recognition && `${found.recognition.kind} ${found.recognition.certainty}`;
}

const entry = (name: string, text = 'x') => ({ name, data: Buffer.from(text) });

describe('eakteRecogniser', () => {
  it('is certain of containers and messages of xdomea, from a file and from a stream', async () => {
    const zip = forgeZip(whole.entries);
    for (const stored of [true, false]) {
      expect(await answer('a.zip', zip, stored)).toBe('eakte.container certain');
      expect(await answer('a.xml', whole.xml, stored)).toBe('eakte.message certain');
      expect(await answer('a', `\ufeff${whole.xml}`, stored)).toBe('eakte.message certain');
    }
  });

  it('is certain of a container with foreign bytes in front of it', async () => {
    const zip = Buffer.concat([Buffer.from('Vorspann'), forgeZip(whole.entries)]);
    for (const stored of [true, false]) {
      expect(await answer('vorspann.zip', zip, stored)).toBe('eakte.container certain');
      expect(await answer('vorspann.xdomea', zip, stored)).toBe('eakte.container certain');
    }
    expect(await answer('text.zip', 'kein Container')).toBeUndefined();
  });

  it('is certain of an unknown version, too: the check says that it is unknown', async () => {
    for (const namespace of ['urn:xoev-de:xdomea:schema:9.0.0', 'http://www.xdomea.de/V2.2.0']) {
      const xml = `<x:Abgabe.Abgabe.0401 xmlns:x="${namespace}"/>`;
      expect(await answer('andere.xml', xml)).toBe('eakte.message certain');
    }
  });

  it('claims what is damaged, because its check says what is missing', async () => {
    const zip = forgeZip(whole.entries);
    const message = whole.entries[0]!;
    for (const [name, content, expected] of [
      ['cut.zip', zip.subarray(0, zip.length - 30), 'eakte.container likely'],
      ['empty.zip', '', 'eakte.container likely'],
      ['empty.xdomea', '', 'eakte.container likely'],
      ['nothing.zip', forgeZip([]), 'eakte.container likely'],
      ['files.zip', forgeZip([entry('a.pdf')]), 'eakte.container likely'],
      ['crc.zip', forgeZip([{ ...message, both: { crc: 1 } }]), 'eakte.container certain'],
      ['bad.xml', '<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea=', 'eakte.message likely'],
      [whole.name.replace('.zip', '.xml'), '<a', 'eakte.message likely'],
      ['utf16.xml', Buffer.from('\ufeff<xdomea:Abgabe', 'utf16le'), 'eakte.message likely'],
      ['bare.xml', '<Abgabe.Abgabe.0401/>', 'eakte.message likely'],
      ['overwritten.xdomea', 'xx', 'eakte.container guess'],
      ['rechnung.zip', forgeZip([entry('rechnung.xml', '<a xmlns="urn:b"/>')]), 'eakte.container guess'],
    ] as const) {
      expect([name, await answer(name, content)]).toEqual([name, expected]);
    }
  });

  it('leaves everything else to others', async () => {
    const word = forgeZip([entry('[Content_Types].xml'), entry('word/document.xml')]);
    const odt = forgeZip([
      entry('mimetype', 'application/vnd.oasis.opendocument.text'),
      entry('content.xml'),
    ]);
    for (const [name, content] of [
      ['a.docx', word],
      ['a.odt', odt],
      ['a.csv', 'name;ort\n'],
      ['a.pdf', '%PDF-1.7'],
      ['a.xml', '<x:nachricht xmlns:x="http://www.xjustiz.de"/>'],
      ['b.xml', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'],
      ['c.xml', '<broken'],
      ['empty.csv', ''],
      ['empty.xml', ''],
    ] as const) {
      expect([name, await answer(name, content)]).toEqual([name, undefined]);
    }
  });

  it('checks what it recognised and has the texts for it', async () => {
    for (const stored of [true, false]) {
      const file = await candidate(whole.name, forgeZip(whole.entries), stored);
      const { recognition, recogniser } = await recognise(file, [eakteRecogniser]);
      const report = await recognition!.check!({ clock });
      expect(report).toMatchObject({ kind: 'eakte.container', name: whole.name, verdict: 'passed' });
      const catalogue = await recogniser!.catalogue();
      expect(reportJson(report, catalogue).verdictText.de).toBe('Abgabefähig: ja');
    }
  });
});
