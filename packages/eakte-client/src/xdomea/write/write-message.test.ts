import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import {
  checkMessage,
  type Loss,
  messageStream,
  type Nachricht,
  writeMessage,
  writeMessageText,
  xdomeaVersions,
} from '../index.ts';

const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
const kopf = { prozessId: uuid(1), erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00' };
const transfer = (akte: object, head: object = {}): Nachricht => ({
  messageType: '0503',
  kopf: { ...kopf, ...head },
  schriftgutobjekt: [{ kind: 'Akte', identifikation: { id: uuid(2) }, ...akte }],
});

describe('writeMessage', () => {
  it.each(['3.0', '9.9.9', '', undefined, 'constructor'])('knows no version %s', async (version) => {
    const code = 'eakte.xdomea.unknown-version';
    await expect(writeMessageText(transfer({}), { version: version as '3.0.0' })).rejects.toMatchObject({
      code,
    });
  });

  it('fills in only what says nothing', async () => {
    const text = await writeMessageText(transfer({}), { version: '3.0.0' });
    expect(text).toContain('<xdomea:Nachrichtentyp><code>0503</code></xdomea:Nachrichtentyp>');
    expect(text).toContain('<xdomea:Importbestaetigung>1<');
    expect(text).toContain('<xdomea:RueckmeldungArchivkennung>0<');
    expect((await checkMessage(text, { rules: [] })).counts.error).toBe(0);
  });

  it.each([
    [
      'an id that is no UUID',
      transfer({ identifikation: { id: 'x' } }),
      'schriftgutobjekt[0].identifikation.id',
    ],
    ['a date that does not exist', transfer({ zdaDatum: '2023-02-29' }), 'schriftgutobjekt[0].zdaDatum'],
    [
      'a code outside of its list',
      transfer({ aussonderungsmetadaten: { aussonderungsart: { code: 'X' } } }),
      'schriftgutobjekt[0].aussonderungsmetadaten.aussonderungsart',
    ],
    [
      'a field the version has no place for',
      transfer({ kontextobjekt: true }),
      'schriftgutobjekt[0].kontextobjekt',
    ],
    ['a misspelt field', transfer({ betref: 'x' }), 'schriftgutobjekt[0].betref'],
    [
      'two of which only one may be',
      transfer({ aussonderungsmetadaten: { aufbewahrungsdauer: { anzahlJahre: 1, unbefristet: true } } }),
      'schriftgutobjekt[0].aussonderungsmetadaten.aufbewahrungsdauer.unbefristet',
    ],
    ['characters XML cannot carry', transfer({ standort: 'a\u0000b' }), 'schriftgutobjekt[0].standort'],
    ['half a character', transfer({ standort: 'a\ud800b' }), 'schriftgutobjekt[0].standort'],
    ['no records', { messageType: '0503', kopf, schriftgutobjekt: [] } as Nachricht, 'schriftgutobjekt'],
    [
      'a number that is too big',
      transfer({ identifikation: { id: uuid(2), nummerImUebergeordnetenContainer: 2 ** 33 } }),
      'schriftgutobjekt[0].identifikation.nummerImUebergeordnetenContainer',
    ],
  ])('refuses %s and names the field, not its value', async (_, message, path) => {
    const error: unknown = await writeMessageText(message, { version: '3.0.0' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(isRathausError(error) && [error.code, error.details.path]).toEqual([
      'eakte.xdomea.invalid-model',
      path,
    ]);
  });

  it('refuses a message the version does not have', async () => {
    await expect(
      writeMessageText({ messageType: '0701', kopf, schriftgutobjekt: [] }, { version: '2.4.0' }),
    ).rejects.toMatchObject({
      code: 'eakte.xdomea.invalid-model',
    });
  });

  it('leaves out what the version cannot take when the caller takes losses, and stays valid', async () => {
    const losses: Loss[] = [];
    const message = transfer({
      kontextobjekt: false,
      zda: true,
      zdaDatum: '2020-01-01',
      standort: '漢字',
      internerGeschaeftsgang: [{ identifikation: { id: 'no uuid' }, beteiligungsschritt: [] }],
    });
    const text = await writeMessageText(message, { version: '2.4.0', onLoss: (loss) => losses.push(loss) });
    expect(losses.map((loss) => [loss.path, loss.reason])).toEqual([
      ['schriftgutobjekt[0].zda', 'no-place'],
      ['schriftgutobjekt[0].zdaDatum', 'no-place'],
      ['schriftgutobjekt[0].standort', 'incomplete'],
      ['schriftgutobjekt[0].internerGeschaeftsgang[0].beteiligungsschritt', 'incomplete'],
    ]);
    expect((await checkMessage(text, { rules: [] })).counts.error).toBe(0);
  });

  it.each(xdomeaVersions)('writes streams of records inside streams of records in %s', async (version) => {
    async function* vorgaenge(akte: number) {
      for (let at = 0; at < 3; at += 1)
        yield { kind: 'Vorgang' as const, identifikation: { id: uuid(akte * 10 + at) } };
    }
    function* akten() {
      for (let at = 1; at <= 3; at += 1)
        yield { kind: 'Akte' as const, identifikation: { id: uuid(at * 100) }, vorgang: vorgaenge(at) };
    }
    const message: Nachricht = {
      messageType: '0503',
      kopf: {
        ...kopf,
        nachrichtenUuid: uuid(9),
        sendendesSystem:
          version === '4.0.0' ? { produktname: 'a', produkthersteller: 'b' } : { produktname: 'a' },
      },
      schriftgutobjekt: akten(),
    };
    const stream = messageStream(message, { version });
    const report = await checkMessage(stream, { rules: [] });
    expect([report.counts.error, report.objects]).toEqual([
      0,
      { akten: 3, vorgaenge: 9, dokumente: 0, primaerdokumente: 0 },
    ]);
  });

  it.each([
    ['an array', (results: object[]) => results],
    ['a generator', (results: object[]) => results.values()],
    [
      'an async generator',
      async function* (results: object[]) {
        yield* results;
      },
    ],
  ])('takes single results as %s', async (_, list) => {
    for (const version of ['3.0.0', '4.0.0'] as const) {
      const results = [2, 3, 4].map((number) => ({ id: uuid(number), erfolgreich: true }));
      const reply = {
        messageType: '0506',
        kopf: {
          ...kopf,
          // As if it were not there.
          nachrichtentyp: undefined,
          nachrichtenUuid: uuid(8),
          uuidUrsprungsnachricht: version === '4.0.0' ? uuid(9) : undefined,
          sendendesSystem:
            version === '4.0.0' ? { produktname: 'P', produkthersteller: 'H' } : { produktname: 'P' },
        },
        erfolgOderMisserfolg: version === '4.0.0' ? { erfolgreich: true } : undefined,
        ausgesondertesSgo: list(results),
      } as Nachricht;
      const text = await writeMessageText(reply, { version });
      expect(text.match(/<xdomea:AusgesondertesSGO>/g)).toHaveLength(3);
      expect(text).toContain('<code>0506</code>');
      expect((await checkMessage(text, { rules: [] })).counts.error).toBe(0);
    }
  });

  it('hands out pieces while a long message is written, and closes the source when the reader stops', async () => {
    let closed = false;
    async function* akten() {
      try {
        for (let at = 0; ; at += 1) yield { kind: 'Akte' as const, identifikation: { id: uuid(at) } };
      } finally {
        closed = true;
      }
    }
    let pieces = 0;
    for await (const piece of writeMessage(
      { messageType: '0401', kopf, schriftgutobjekt: akten() },
      { version: '3.0.0' },
    )) {
      expect(piece.length).toBeLessThan(1 << 18);
      pieces += 1;
      if (pieces === 3) break;
    }
    expect(closed).toBe(true);
  });
});
