import { describe, expect, it } from 'vitest';
import {
  checkMessage,
  createAbgabe,
  type Nachricht,
  writeMessageText,
  xdomeaVersions,
} from '../../src/xdomea/index.ts';
import { abgabe, akte, id, kopf, kopf40, refusal, run } from './messages.ts';
import { lenient, runConversion } from './run-conversion.ts';

describe('header and results', () => {
  it('makes what 4.0 demands, and says so', async () => {
    const { message, told, report } = await run(abgabe(akte()), '3.0.0', '4.0.0', { messageId: id('9') });
    expect(message.kopf).toMatchObject({
      nachrichtenUuid: id('9'),
      lfdNrNachrichtProTyp: 1,
      gesamtanzahlNachrichtenProTyp: 1,
      sendendesSystem: { produktname: 'unbekannt', produkthersteller: 'unbekannt' },
    });
    expect(told.filter((line) => line.startsWith('generated kopf.')).length).toBeGreaterThanOrEqual(5);
    expect(report.lossless).toBe(true);
  });

  it('names no message as answered that nobody named', async () => {
    const receipt: Nachricht = { messageType: '0507', kopf };
    const none = await run(receipt, '3.0.0', '4.0.0');
    expect(none.message.kopf.uuidUrsprungsnachricht).toBe('00000000-0000-0000-0000-000000000000');
    const told = await run(receipt, '3.0.0', '4.0.0', { originMessageId: id('8') });
    expect(told.message.kopf.uuidUrsprungsnachricht).toBe(id('8'));
  });

  it('refuses a part of a split transfer, or gives it a process of its own', async () => {
    const part = abgabe(akte(), { ...kopf40, lfdNrNachrichtProTyp: 2, gesamtanzahlNachrichtenProTyp: 3 });
    expect(await refusal(part, '4.0.0', '3.0.0')).toBe('split-transfer kopf.gesamtanzahlNachrichtenProTyp');
    const own = await run(part, '4.0.0', '3.0.0', { splitTransfers: 'own-process' });
    expect(own.message.kopf.prozessId).not.toBe(kopf.prozessId);
    expect(own.told).toContain('value-mapped kopf.prozessId !');
  });

  it('refuses to make a test message look real', async () => {
    const test = abgabe(akte(), { ...kopf40, test: 'ja' });
    expect(await refusal(test, '4.0.0', '3.1.0')).toBe('protection kopf.test');
    expect((await run(test, '4.0.0', '3.1.0', lenient)).told).toContain('no-place kopf.test !');
  });

  it('makes the overall result from the single ones, and not the other way round', async () => {
    const results = [
      { id: id('1'), erfolgreich: true, archivkennung: 'K1' },
      { id: id('2'), erfolgreich: false, fehlermeldung: ['voll'] },
    ];
    const message: Nachricht = { messageType: '0506', kopf, ausgesondertesSgo: results };
    const up = await run(message, '3.0.0', '4.0.0');
    expect(up.message).toMatchObject({
      erfolgOderMisserfolg: { erfolgreich: false },
      ausgesondertesSgo: results,
    });
    const back = await run(up.message, '4.0.0', '3.0.0');
    expect(back.message).toMatchObject({ ausgesondertesSgo: results });
    expect(back.report.lossless).toBe(true);
    const old = await run(message, '3.0.0', '2.4.0');
    expect(old.message).toMatchObject({
      erfolgOderMisserfolg: {
        erfolgreich: false,
        fehlermeldung: ['voll'],
        rueckgabeparameter: [{ id: id('1'), archivkennung: 'K1' }],
      },
    });
    expect(old.told).toContain('no-place ausgesondertesSgo !');
    const overall = { messageType: '0402', kopf, erfolgOderMisserfolg: { erfolgreich: true } } as Nachricht;
    expect(await refusal(overall, '2.4.0', '3.0.0')).toBe('results abgegebenesSgo');
  });

  it('refuses messages the other version does not have', async () => {
    expect(await refusal({ messageType: '0403', kopf }, '3.0.0', '2.4.0')).toBe('no-message');
  });

  it('writes what createAbgabe makes in every version as valid in every other', async () => {
    for (const from of xdomeaVersions) {
      const { message } = createAbgabe({
        autor: 'Stadt Musterstadt',
        leser: 'Stadt Beispielhausen',
        system: { produktname: 'Fachverfahren', produkthersteller: 'Muster AG' },
        akte: { betreff: 'Hundesteuer' },
        vorgaenge: [{ betreff: 'Anmeldung', dokumente: [{ betreff: 'Antrag', fileName: 'antrag.pdf' }] }],
      });
      const source = await writeMessageText(message, { version: from, onLoss: () => undefined });
      for (const to of xdomeaVersions) {
        const { text, report } = await runConversion(source, { to });
        const { findings } = await checkMessage(text, { rules: [] });
        expect([from, to, findings.filter(({ severity }) => severity === 'error')]).toEqual([from, to, []]);
        if (from === to) expect(report.entries).toEqual([]);
      }
    }
  });

  it('writes the same again for the same version', async () => {
    for (const version of xdomeaVersions) {
      const head = version === '4.0.0' ? kopf40 : { ...kopf, sendendesSystem: {} };
      const { text } = await run(abgabe(akte(), head), version, version);
      const again = await runConversion(text, { to: version });
      expect([again.text, again.events]).toEqual([text, []]);
    }
  });
});
