import { showable } from '@rathaus/client-core/text';
import { createMask } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import { checkFile, type FileReport } from '../../src/report/index.ts';
import { sampleMessage, sampleMessageTypes } from '../../src/sample/index.ts';
import { catalogue, type DescribedBodyNode, describeBody } from '../../src/texts/index.ts';
import { messageKind, writeMessageText, type XdomeaVersion, xdomeaVersions } from '../../src/xdomea/index.ts';
import { messageTypesOf, randomMessage } from '../random/random-message.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const clock = () => Date.parse('2032-06-01T12:00:00Z');
const limits = { maxNodes: 100_000, maxEntries: 100_000 };
const check = (xml: string, body: Parameters<typeof checkFile>[1] = { body: limits }) =>
  checkFile(Buffer.from(xml), { clock, ...body });

const lines = (nodes: readonly DescribedBodyNode[]): string[] =>
  nodes.flatMap(({ label, value, children }) => [
    value ? `${label.de}: ${value.de}` : label.de,
    ...lines(children),
  ]);
const shown = ({ body }: FileReport, mask = false) =>
  body ? lines(describeBody(body, createMask(catalogue, { mask }))).join('\n') : '';

/** Fields of the header that the facts of a report show, and what says of a code which list it is from. */
const elsewhere = new Set([
  'prozessId',
  'nachrichtenUuid',
  'nachrichtentyp',
  'erstellungszeitpunkt',
  'autor',
  'leser',
  'uuidUrsprungsnachricht',
  'lfdNrNachrichtProTyp',
  'gesamtanzahlNachrichtenProTyp',
  'listUri',
  'listVersion',
  'namespaces',
  'messageType',
  'kind',
]);

/** Every text and number of a message outside of its records. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value) return [];
  return Object.entries(value).flatMap(([field, inner]) => (elsewhere.has(field) ? [] : leavesOf(inner)));
}

const plain = (text: string) => showable(text).replaceAll(/\s+/g, ' ').trim();

describe.each(xdomeaVersions)('the body of messages of %s', (version: XdomeaVersion) => {
  it.each(messageTypesOf(version))('%s says everything that is in it', async (type) => {
    for (const seed of [1, 2, 3]) {
      const message = randomMessage(seed, version, type);
      const xml = await writeMessageText(message, { version, onLoss: () => {} });
      const text = plain(shown(await check(xml)));
      for (const leaf of leavesOf(message)) expect(text).toContain(plain(leaf));
    }
  });
});

describe('the body of a message', () => {
  it('has a label in words for every part of every message of the samples', async () => {
    for (const version of xdomeaVersions)
      for (const messageType of sampleMessageTypes(version)) {
        const xml = await writeMessageText(sampleMessage({ version, messageType }).message, { version });
        for (const line of shown(await check(xml)).split('\n'))
          expect(line, `${messageType} ${version}`).not.toMatch(/^\w*[a-zäöü][A-Z]\w*(:|$)/);
      }
  });

  it('hides names and texts with a mask, and keeps ids, numbers and codes', async () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0506', outcome: 'partial' });
    const report = await check(await writeMessageText(message, { version: '4.0.0' }));
    const [open, masked] = [shown(report), shown(report, true)];
    expect(open).toContain('Fehlermeldung: Eine Datei des Vorgangs ist beschädigt');
    expect(masked).toContain('Fehlermeldung: …');
    expect(masked).not.toMatch(/beschädigt|Bestand/);
    expect(masked.match(/ID: [0-9a-f-]{36}/g)).toEqual(open.match(/ID: [0-9a-f-]{36}/g));
  });

  it('shows elements that the standard does not have, by name and value', async () => {
    const { message } = sampleMessage({ version: '3.1.0', messageType: '0502' });
    const xml = (await writeMessageText(message, { version: '3.1.0' }))
      .replace(/(<xdomea:BewertetesObjekt>)/, '<xdomea:Frist>bis <b>Ostern</b></xdomea:Frist>$1')
      .replace(/(<\/xdomea:BewertetesObjekt>)/, '<xdomea:Grund>Platz</xdomea:Grund>$1');
    const report = await check(xml);
    expect(shown(report)).toContain('Unbekanntes Element Frist: bis <b>Ostern</b>');
    expect(shown(report)).toContain('Unbekanntes Element BewertetesObjekt/Grund: Platz');
    expect(shown(report, true)).not.toMatch(/Ostern|Platz|Frist/);
    // They stay findings: what is shown is not allowed for that.
    expect(report.counts.error).toBe(2);
  });

  it('is bounded, and says how much it leaves out', async () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0502', documents: 3000 });
    const report = await check(await writeMessageText(message, { version: '4.0.0' }), {
      body: { maxEntries: 5 },
    });
    const outcome = report.outcome as { keep: number; destroy: number; open: number };
    const all = outcome.keep + outcome.destroy + outcome.open;
    expect(all).toBeGreaterThan(500);
    expect(report.body?.hidden).toEqual({ BewertetesSGO: all - 5 });
    expect(shown(report)).toContain(`Bewertetes Objekt: und ${(all - 5).toLocaleString('de-DE')} weitere`);
    expect((await check('<a/>', { body: false })).body).toBeUndefined();
  });

  it('is there for every receipt, with what it confirms', async () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0507' });
    const report = await check(await writeMessageText(message, { version: '4.0.0' }));
    expect(report.outcome).toEqual({
      kind: 'receipt',
      confirms: messageKind('0507')!.answers,
      original: report.header?.uuidUrsprungsnachricht,
    });
    expect(report.outcome).toMatchObject({ confirms: ['0503'] });
  });
});

it('names the records of an answer by reference and subject, where the message that it answers is known', async () => {
  const version = '3.1.0';
  const abgabe = await check(
    await writeMessageText(sampleMessage({ version, messageType: '0401' }).message, { version }),
  );
  const answer = await check(
    await writeMessageText(sampleMessage({ version, messageType: '0402' }).message, { version }),
  );
  const [outline, body] = [abgabe.outline!, answer.body!];
  const [akte] = outline.roots;
  const said = (mask: boolean) =>
    lines(describeBody(body, createMask(catalogue, { mask }), { records: outline })).join('\n');
  expect(said(false)).toContain(`ID: Akte ${akte?.facts.kennzeichen}, ${akte?.title} (${akte?.id})`);
  expect(said(true)).toContain(`ID: Akte …, … (${akte?.id})`);
  expect(said(true)).not.toContain(akte?.title);
});
