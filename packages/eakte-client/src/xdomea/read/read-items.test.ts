import { describe, expect, it } from 'vitest';
import {
  type ItemSource,
  type MessageItem,
  type Nachricht,
  primaryFiles,
  readItems,
  writeMessage,
  writeMessageText,
} from '../index.ts';

const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
const kopf = { prozessId: uuid(1), erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00' };
const metadaten = (betreff: string) => ({ allgemeineMetadaten: { betreff } });

const message: Nachricht = {
  messageType: '0401',
  kopf,
  schriftgutobjekt: [
    {
      kind: 'Akte',
      identifikation: { id: uuid(2) },
      ...metadaten('Hundesteuer'),
      teilakte: [
        {
          kind: 'Akte',
          identifikation: { id: uuid(3) },
          vorgang: [
            {
              kind: 'Vorgang',
              identifikation: { id: uuid(4) },
              dokument: [
                {
                  kind: 'Dokument',
                  identifikation: { id: uuid(5) },
                  anlage: [{ kind: 'Dokument', identifikation: { id: uuid(6) }, nummer: '1' }],
                },
              ],
            },
          ],
        },
      ],
      zda: true,
      zdaDatum: '2020-01-01',
    },
    { kind: 'Dokument', identifikation: { id: uuid(7) } },
  ],
};

async function itemsOf(source: ItemSource): Promise<MessageItem[]> {
  const items: MessageItem[] = [];
  for await (const item of readItems(source)) items.push(item);
  return items;
}

function line(item: MessageItem): string {
  switch (item.kind) {
    case 'root':
      return `root ${item.version} ${item.messageType}`;
    case 'body':
      return `body ${item.field} ${JSON.stringify(item.value)}`;
    case 'finding':
      return `finding ${item.finding.rule}`;
    case 'end':
      return `end ${item.complete} ${item.records}`;
    case 'kopf':
      return `kopf ${item.kopf.prozessId}`;
    default: {
      const above = item.parents.map(({ kind, id }) => `${kind} ${id?.slice(-1)}`).join(' > ');
      return `${item.kind} ${item.element} ${item.id?.slice(-1)} ${item.level} ${item.position} (${above})`;
    }
  }
}

describe('readItems', () => {
  const expected = [
    'root 3.0.0 0401',
    `kopf ${uuid(1)}`,
    'Dokument Anlage 6 5 5 (Akte 2 > Teilakte 3 > Vorgang 4 > Dokument 5)',
    'Dokument Dokument 5 4 4 (Akte 2 > Teilakte 3 > Vorgang 4)',
    'Vorgang Vorgang 4 3 3 (Akte 2 > Teilakte 3)',
    'Teilakte Teilakte 3 2 2 (Akte 2)',
    'Akte Akte 2 1 1 ()',
    'Dokument Dokument 7 1 6 ()',
    'end true 6',
  ];

  it('gives each record once, when it is complete, with what is around it', async () => {
    const text = await writeMessageText(message, { version: '3.0.0' });
    expect((await itemsOf(text)).map(line)).toEqual(expected);
    expect((await itemsOf(() => text)).map(line)).toEqual(expected);
    expect((await itemsOf(async () => writeMessage(message, { version: '3.0.0' }))).map(line)).toEqual(
      expected,
    );
  });

  it('says what is around a record by its metadata, and nothing of what is inside', async () => {
    const items = await itemsOf(await writeMessageText(message, { version: '3.0.0' }));
    const akte = items.find((item) => item.kind === 'Akte');
    const teilakte = items.find((item) => item.kind === 'Teilakte');
    expect(teilakte?.parents[0]?.allgemeineMetadaten?.betreff).toBe('Hundesteuer');
    expect(akte?.record).toMatchObject({ zda: true, zdaDatum: '2020-01-01' });
    expect(akte?.record).not.toHaveProperty('teilakte');
    // Closed with the Akte around it, which says so only behind its content.
    expect(teilakte?.effective.fristbeginn).toEqual({
      value: { datum: '2020-01-01', basis: 'zda' },
      from: 'above',
      record: { kind: 'Akte', id: uuid(2) },
    });
  });

  it.each([
    ['2.3.0', 'ErfolgOderMisserfolg'],
    ['3.1.0', 'AbgegebenesObjekt'],
    ['4.0.0', 'AbgegebenesSGO'],
  ] as const)('names an element of the body as the model does (%s %s)', async (version, element) => {
    const ergebnis = { id: uuid(2), erfolgreich: true };
    const system = { produktname: 'Rathaus', produkthersteller: 'Rathaus' };
    const text = await writeMessageText(
      {
        messageType: '0402',
        kopf: { ...kopf, nachrichtenUuid: uuid(8), uuidUrsprungsnachricht: uuid(9), sendendesSystem: system },
        ...(version === '3.1.0' ? {} : { erfolgOderMisserfolg: { erfolgreich: true } }),
        ...(version === '2.3.0' ? {} : { abgegebenesSgo: [ergebnis] }),
      },
      { version, onLoss: () => undefined },
    );
    expect(text).toContain(`:${element}>`);
    const body = (await itemsOf(text)).filter((item) => item.kind === 'body');
    expect(body.map(({ field }) => field)).toEqual([
      ...(version === '3.1.0' ? [] : ['erfolgOderMisserfolg']),
      ...(version === '2.3.0' ? [] : ['abgegebenesSgo']),
    ]);
    for (const item of body) {
      expect(item.messageType).toBe('0402');
      if (item.field === 'abgegebenesSgo') expect(item.value).toEqual(ergebnis);
    }
  });

  it('gives what a file that broke off holds, and says that it did', async () => {
    const text = await writeMessageText(message, { version: '3.0.0' });
    const broken = text.slice(0, text.indexOf('<xdomea:ZdA>'));
    for (const source of [broken, () => broken]) {
      const lines = (await itemsOf(source)).map(line);
      expect(lines.slice(0, 6)).toEqual(expected.slice(0, 6));
      expect(lines.slice(6)).toEqual(['finding XML', 'end false 5']);
    }
  });

  it('gives findings and an end for what is no message', async () => {
    expect((await itemsOf('<a/>')).map(line)).toEqual([
      'root undefined undefined',
      'finding XSD',
      'end true 0',
    ]);
    expect((await itemsOf('')).map(line)).toEqual(['finding XML', 'end false 0']);
  });

  it('refuses a source that gives something else when it is opened again', async () => {
    const text = await writeMessageText(message, { version: '3.0.0' });
    let opened = 0;
    const changed = () => (opened++ === 0 ? text : text.replace(/<xdomea:Anlage>.*<\/xdomea:Anlage>/s, ''));
    await expect(itemsOf(changed)).rejects.toMatchObject({
      code: 'eakte.xdomea.source-changed',
      details: { first: 6, second: 5 },
    });
  });

  it('takes a message that breaks off anywhere for the same when it is opened again', async () => {
    const text = await writeMessageText(message, { version: '3.0.0' });
    for (let end = 0; end < text.length; end += 97) {
      const items = await itemsOf(() => text.slice(0, end));
      expect(items.at(-1)).toMatchObject({ kind: 'end', complete: false });
    }
  });

  it('gives the records of a complete top-level record while the next ones have not come', async () => {
    async function* akten() {
      for (let at = 0; ; at += 1) yield { kind: 'Akte' as const, identifikation: { id: uuid(at) } };
    }
    let count = 0;
    for await (const item of readItems(
      writeMessage({ messageType: '0401', kopf, schriftgutobjekt: akten() }, { version: '3.1.0' }),
    )) {
      if (item.kind === 'Akte' && item.id === uuid(count)) count += 1;
      if (count === 20_000) break;
    }
    expect(count).toBe(20_000);
  });
});

describe('primaryFiles', () => {
  it('gives the files of all versions and formats, and none of what a damaged message left out', () => {
    const file = (dateiname: string) => ({
      name: { code: '018' },
      version: '',
      primaerdokument: { dateiname },
    });
    const version = [
      { nummer: '1', format: [file('a'), file('b')] },
      { nummer: '2', format: [file('c')] },
    ];
    expect(primaryFiles({ version }).map(({ dateiname }) => dateiname)).toEqual(['a', 'b', 'c']);
    expect(primaryFiles({ version: undefined })).toEqual([]);
    expect(primaryFiles(JSON.parse('{"version":[{"nummer":"1"},{"format":[{}]}]}'))).toEqual([]);
  });
});
