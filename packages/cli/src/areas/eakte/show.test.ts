import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleMessage, sampleMessageTypes } from '@rathaus/eakte-client/sample';
import { writeMessageText, type XdomeaVersion, xdomeaVersions } from '@rathaus/eakte-client/xdomea';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-show-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function messageFile(version: XdomeaVersion, messageType: string) {
  const { message, names } = sampleMessage({ version, messageType, outcome: 'partial' });
  const xml = await writeMessageText(message, { version });
  const path = join(folder, `${version}-${names.message}`);
  await writeFile(path, xml);
  return { path, xml };
}

/** What stands in elements outside of records and the names of sender and receiver, as it is written. */
function textsOf(xml: string): string[] {
  const body = xml.replaceAll(
    /<xdomea:(Akte|Vorgang|Dokument(?:Oder\w+)?|Absender|Empfaenger|leser|autor)>.*?<\/xdomea:\1>/gs,
    '',
  );
  return [...body.matchAll(/>([^<>]+)</g)].map((match) => match[1]!.trim()).filter((text) => text.length > 3);
}

/** Times and truth values are shown in words. */
const isReworded = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text);

describe('rathaus eakte show', () => {
  it.each(xdomeaVersions)('prints header and body of every message of %s', async (version) => {
    for (const messageType of sampleMessageTypes(version)) {
      const { path, xml } = await messageFile(version, messageType);
      const { out, code } = await rathaus(['eakte', 'show', path, '--max', '100000']);
      expect(code, messageType).toBe(0);
      expect(out).toContain(`(${messageType})`);
      expect(out).toMatch(/^Absender: .+$/m);
      expect(out).toMatch(/^Empfänger: .+$/m);
      expect(out).toMatch(/^Erstellt: .+ Uhr$/m);
      for (const text of textsOf(xml)) if (!isReworded(text)) expect(out, messageType).toContain(text);
      expect(out).not.toMatch(/undefined|\[object/);
    }
  });

  it('has all of it as JSON, and hides values with a mask', async () => {
    const { path } = await messageFile('4.0.0', '0506');
    const shown = JSON.parse((await rathaus(['eakte', 'show', path, '--json'])).out);
    expect(shown).toMatchObject({ kind: 'eakte.message', messageType: '0506', role: 'reply' });
    expect(shown.facts.sender.de).toContain('archiv');
    expect(JSON.stringify(shown.body)).toContain('Eine Datei des Vorgangs ist beschädigt');
    const masked = (await rathaus(['eakte', 'show', path, '--json', '--mask'])).out;
    expect(masked).toContain('"label"');
    expect(masked).not.toMatch(/beschädigt|archiv Beispiel|Musterstadt/);
    const text = (await rathaus(['eakte', 'show', path, '--mask'])).out;
    expect(text).toContain('Fehlermeldung: …');
    expect(text).toContain('Erfolgreich: nein');
  });

  it('says what a receipt confirms', async () => {
    const { path } = await messageFile('4.0.0', '0507');
    expect((await rathaus(['eakte', 'show', path])).out).toContain(
      'Bestätigt den Empfang: Aussonderung (0503)',
    );
  });
});
