import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Akte, Aussonderung } from '../xdomea/index.ts';
import {
  addTransferPart,
  containerName,
  joinTransfer,
  peekMessage,
  planTransfer,
  readContainer,
  type TransferInput,
  type TransferState,
  writeContainerFile,
  writeTransfer,
} from './index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const prozessId = '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01';
const uuid = (index: number) => `c6f6f3ab-7d3f-4dbb-8b63-${String(index).padStart(12, '0')}`;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-transfer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function transfer(sizes: number[], stopAt = Number.POSITIVE_INFINITY): TransferInput {
  const message: Omit<Aussonderung, 'schriftgutobjekt'> = {
    messageType: '0503',
    kopf: {
      prozessId,
      erstellungszeitpunkt: '2026-01-15T08:00:00.000+01:00',
      autor: { nameInstitution: { name: 'Stadt Musterstadt' } },
      leser: { nameInstitution: { name: 'Kreisarchiv Beispielhausen' } },
      sendendesSystem: { produktname: 'P', produkthersteller: 'H' },
      importbestaetigung: true,
    },
  };
  function* objects(from: number) {
    for (let index = from; index < sizes.length; index++) {
      const object: Akte = { kind: 'Akte', identifikation: { id: uuid(index) }, typ: `Akte ${index}` };
      const content = () => {
        if (index >= stopAt) throw new Error('power cut');
        return [new Uint8Array(sizes[index]!).fill(index)];
      };
      yield { object, files: [{ name: `${uuid(index + 1000)}_a.pdf`, size: sizes[index]!, content }] };
    }
  }
  return { message, objects };
}

async function idsOf(containers: AsyncIterable<{ container: Awaited<ReturnType<typeof readContainer>> }>) {
  const ids: string[] = [];
  for await (const { container } of containers) {
    let text = '';
    for await (const chunk of container.open(container.message!)) text += Buffer.from(chunk).toString();
    ids.push(
      ...[...text.matchAll(/Akte><xdomea:Identifikation>|<xdomea:Typ>Akte (\d+)</g)].map(
        (match) => match[1] ?? '',
      ),
    );
  }
  return ids.filter((id) => id !== '').map(Number);
}

describe('planTransfer', () => {
  it('keeps order, leaves nothing out and holds the limits (property)', async () => {
    const sizes = fc.array(fc.nat(100), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 10 }),
        async (list, maxBytes, maxObjects) => {
          const parts = await planTransfer(list, { maxBytes, maxObjects });
          expect(parts.map((part) => part.part)).toEqual(parts.map((_, index) => index + 1));
          expect(parts.flatMap(({ from, to }) => list.slice(from, to))).toEqual(list);
          for (const { from, to, bytes } of parts) {
            expect(to - from).toBeLessThanOrEqual(maxObjects);
            if (to - from > 1) expect(bytes).toBeLessThanOrEqual(maxBytes);
          }
        },
      ),
    );
  });
  it('refuses limits that cannot be', async () => {
    await expect(planTransfer([1], { maxBytes: 0 })).rejects.toMatchObject({ code: 'eakte.package.limits' });
  });
});

describe('a split transfer', () => {
  const sizes = [50, 60, 10, 10, 10, 200, 5];

  it('is written in parts and put together again in order, whatever the order of arrival', async () => {
    const list = await writeTransfer(transfer(sizes), folder, { maxBytes: 100 });
    expect(list.parts.map((part) => [part.part, part.from, part.to])).toEqual([
      [1, 0, 1],
      [2, 1, 5],
      [3, 5, 6],
      [4, 6, 7],
    ]);
    expect(list.parts[1]?.fileName).toBe(`${prozessId}_0503_2.zip`);
    let state: TransferState | undefined;
    for (const part of [3, 1, 4]) {
      const added = await addTransferPart(join(folder, list.parts[part - 1]!.fileName), state);
      expect(added).toMatchObject({ result: 'new', part, complete: false });
      state = JSON.parse(JSON.stringify(added.state)) as TransferState;
    }
    const open = (part: { part: number }) => join(folder, list.parts[part.part - 1]!.fileName);
    await expect(idsOf(joinTransfer(state!, open))).rejects.toMatchObject({
      code: 'eakte.package.transfer-incomplete',
      details: { missing: '2', total: 4 },
    });
    const last = await addTransferPart(join(folder, list.parts[1]!.fileName), state);
    expect(last).toMatchObject({ complete: true, missing: [] });
    expect(await addTransferPart(join(folder, list.parts[1]!.fileName), last.state)).toMatchObject({
      result: 'repeated',
    });
    expect(await idsOf(joinTransfer(last.state, open))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('goes on after an interruption: finished parts and ids are kept', async () => {
    await expect(writeTransfer(transfer(sizes, 5), folder, { maxBytes: 100 })).rejects.toThrow('power cut');
    expect((await readdir(folder)).toSorted()).toEqual([
      `${prozessId}_0503_1.zip`,
      `${prozessId}_0503_2.zip`,
      `${prozessId}_0503_Transport.json`,
    ]);
    const begun = JSON.parse(await readFile(join(folder, `${prozessId}_0503_Transport.json`), 'utf8'));
    await utimes(join(folder, `${prozessId}_0503_1.zip`), 1, 1);
    const states: string[] = [];
    const list = await writeTransfer(transfer(sizes), folder, {
      maxBytes: 100,
      observer: ({ type, part }) => states.push(`${part.part} ${type}`),
    });
    expect(states).toEqual(['1 part.kept', '2 part.kept', '3 part.written', '4 part.written']);
    expect((await stat(join(folder, `${prozessId}_0503_1.zip`))).mtimeMs).toBe(1000);
    expect(list.parts.map((part) => part.nachrichtenUuid)).toEqual(
      begun.parts.map((part: { nachrichtenUuid: string }) => part.nachrichtenUuid),
    );
    // A container that was changed since is written again, with the same id.
    await writeFile(join(folder, list.parts[0]!.fileName), 'broken');
    await writeTransfer(transfer(sizes), folder, { maxBytes: 100 });
    await using container = await readContainer(join(folder, list.parts[0]!.fileName));
    expect(await peekMessage(container.open(container.message!))).toMatchObject({
      nachrichtenUuid: list.parts[0]!.nachrichtenUuid,
      part: 1,
      parts: 4,
      prozessId,
      version: '4.0.0',
    });
  });

  it('refuses to go on with other limits, and a broken list', async () => {
    await writeTransfer(transfer(sizes), folder, { maxBytes: 100 });
    await expect(writeTransfer(transfer(sizes), folder, { maxBytes: 60 })).rejects.toMatchObject({
      code: 'eakte.package.transfer-changed',
    });
    await writeFile(join(folder, `${prozessId}_0503_Transport.json`), '{');
    await expect(writeTransfer(transfer(sizes), folder, { maxBytes: 100 })).rejects.toMatchObject({
      code: 'eakte.package.transfer-list',
    });
    await expect(writeTransfer(transfer([]), folder)).rejects.toMatchObject({
      code: 'eakte.package.no-objects',
    });
  });

  async function forged(
    part: number,
    parts: number,
    process = prozessId,
    text = '',
    type = '0503',
  ): Promise<string> {
    const root = `Aussonderung.Aussonderung.${type}`;
    const xml = `<x:${root} xmlns:x="urn:xoev-de:xdomea:schema:4.0.0"><x:nachrichtenkopf><x:identifikation.nachricht><nachrichtenUUID>${uuid(part)}</nachrichtenUUID></x:identifikation.nachricht><x:ProzessID>${process}</x:ProzessID></x:nachrichtenkopf><x:LfdNrNachrichtProTyp>${part}</x:LfdNrNachrichtProTyp><x:GesamtanzahlNachrichtenProTyp>${parts}</x:GesamtanzahlNachrichtenProTyp>${text}</x:${root}>`;
    const { message } = containerName({
      version: '4.0.0',
      prozessId: process,
      message: root,
      part: Math.max(1, part),
    });
    const path = join(folder, `${Math.random()}.zip`);
    await writeContainerFile(
      { message: { name: message, content: new TextEncoder().encode(xml) }, files: [] },
      path,
    );
    return path;
  }

  it('names what does not belong together', async () => {
    const { state } = await addTransferPart(await forged(1, 3), undefined);
    const add = async (path: Promise<string>) => addTransferPart(await path, state);
    const code = (name: string) => ({ code: `eakte.package.${name}`, origin: 'peer' });
    await expect(add(forged(2, 3, uuid(9)))).rejects.toMatchObject(code('part-foreign'));
    await expect(add(forged(2, 3, prozessId, '', '0501'))).rejects.toMatchObject(code('part-foreign'));
    await expect(add(forged(2, 4))).rejects.toMatchObject(code('part-total'));
    await expect(add(forged(1, 3, prozessId, '<x:other/>'))).rejects.toMatchObject(code('part-conflict'));
    for (const [part, parts] of [
      [7, 1],
      [0, 3],
      [-3, 3],
      [1, 1_000_000_000],
    ] as const) {
      await expect(addTransferPart(await forged(part, parts), undefined)).rejects.toMatchObject(
        code('part-invalid'),
      );
    }
  });

  it('notices that a stored part is not the one that arrived', async () => {
    const path = await forged(1, 1);
    const { state } = await addTransferPart(path, undefined);
    const other = await forged(1, 1, prozessId, '<x:other/>');
    await expect(joinTransfer(state, () => other).next()).rejects.toMatchObject({
      code: 'eakte.package.part-changed',
    });
  });
});

describe('peekMessage', () => {
  const peek = (text: string) => peekMessage([new TextEncoder().encode(text)]);
  it('reads the head of 3.x and closes the source', async () => {
    let closed = false;
    async function* source() {
      try {
        yield Buffer.from(
          '<a:Abgabe.Abgabe.0401 xmlns:a="urn:xoev-de:xdomea:schema:3.0.0"><a:Kopf><a:ProzessID> X </a:ProzessID></a:Kopf>',
        );
        yield Buffer.from('<a:never>');
      } finally {
        closed = true;
      }
    }
    expect(await peekMessage(source())).toEqual({
      namespace: 'urn:xoev-de:xdomea:schema:3.0.0',
      version: '3.0.0',
      rootName: 'Abgabe.Abgabe.0401',
      messageType: '0401',
      prozessId: 'X',
    });
    expect(closed).toBe(true);
  });
  it('says of other XML what it is, and nothing of what is no XML', async () => {
    expect(await peek('<Invoice xmlns="urn:x"/>')).toMatchObject({ rootName: 'Invoice', version: undefined });
    expect(await peek('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBeUndefined();
    expect(await peek('kein XML')).toBeUndefined();
    expect(await peek('')).toBeUndefined();
  });
});
