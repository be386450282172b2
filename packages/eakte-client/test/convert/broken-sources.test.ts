import { describe, expect, it } from 'vitest';
import { convertMessage } from '../../src/xdomea/index.ts';
import { abgabe, akte, kopf40, run } from './messages.ts';
import { runConversion } from './run-conversion.ts';

describe('broken sources', () => {
  it.each(['', '<a/>', 'Sehr geehrte', '<?xml version="1.0"?><xdomea:Abgabe.Abgabe.0401'])(
    'refuses what is no message: %s',
    async (source) => {
      await expect(convertMessage(source, { to: '3.0.0' })).rejects.toMatchObject({
        code: 'eakte.xdomea.unreadable',
      });
    },
  );

  it('ends the stream and the report when the file breaks off', async () => {
    const { text } = await run(abgabe(akte({ typ: 'x'.repeat(200_000) })), '3.0.0', '3.0.0');
    const records = text.slice(text.indexOf('<xdomea:Schriftgutobjekt>'), text.indexOf('\n</xdomea:Abgabe'));
    const many = text.replace(records, records.repeat(4));
    const conversion = await convertMessage(many.slice(0, -20), { to: '4.0.0' });
    await expect(new Response(conversion.stream).text()).rejects.toMatchObject({
      code: 'eakte.xdomea.unreadable',
    });
    await expect(conversion.report).rejects.toMatchObject({ code: 'eakte.xdomea.unreadable' });
  });

  it('tells what of the source could not be read', async () => {
    const { text } = await run(abgabe(akte({ standort: 'Keller' })), '3.0.0', '3.0.0');
    const wrong = text.replaceAll('xdomea:Standort', 'xdomea:Lager');
    const { report } = await runConversion(wrong, { to: '4.0.0' });
    const entry = report.entries.find(({ reason }) => reason === 'unreadable');
    expect(entry).toMatchObject({ severity: 'error', finding: { rule: 'XSD', values: { name: 'Lager' } } });
    expect(report.lossless).toBe(false);
  });

  it('counts faults by element, however many there are', async () => {
    const { text } = await run(abgabe(akte({ standort: 'Keller' })), '3.0.0', '3.0.0');
    const record = text.slice(text.indexOf('<xdomea:Schriftgutobjekt>'), text.indexOf('\n</xdomea:Abgabe'));
    const wrong = text.replace(record, record.repeat(1200)).replaceAll('xdomea:Standort', 'xdomea:Lager');
    const { report, events } = await runConversion(wrong, { to: '3.1.0' });
    const entries = report.entries.filter(({ reason }) => reason === 'unreadable');
    expect(entries.map(({ field, count }) => [field, count])).toEqual([
      ['Abgabe.Abgabe.0401.Schriftgutobjekt.Akte.Lager', 1200],
    ]);
    expect(events.find(({ reason, path }) => reason === 'unreadable' && path.includes('[2]'))).toBeDefined();
  });

  it('tells a number that the schema allows and nobody can hold', async () => {
    const { text } = await run(abgabe(akte(), kopf40), '4.0.0', '4.0.0');
    const wrong = text.replace(/(GesamtanzahlNachrichtenProTyp>)1</, '$1123456789012345678901<');
    expect(wrong).not.toBe(text);
    const { report, message } = await runConversion(wrong, { to: '4.0.0' });
    expect(report.lossless).toBe(false);
    const told = report.entries.map(({ field, reason, count }) => [field.split('.').at(-1), reason, count]);
    expect(told).toEqual([
      ['GesamtanzahlNachrichtenProTyp', 'unreadable', 1],
      ['gesamtanzahlNachrichtenProTyp', 'generated', 1],
    ]);
    expect(message.kopf.gesamtanzahlNachrichtenProTyp).toBe(1);
  });

  it('stops when asked to', async () => {
    const { text } = await run(abgabe(akte()), '3.0.0', '3.0.0');
    const abort = new AbortController();
    abort.abort(new DOMException('genug', 'AbortError'));
    await expect(convertMessage(text, { to: '4.0.0', signal: abort.signal })).rejects.toMatchObject({
      code: 'core.aborted',
      cause: { message: 'genug' },
    });
    const conversion = await convertMessage(text, { to: '4.0.0' });
    await conversion.stream.cancel();
    await expect(conversion.report).rejects.toMatchObject({ code: 'core.aborted' });
    await expect(convertMessage(text, { to: '4.0.0', from: '2.4.0' })).rejects.toMatchObject({
      code: 'eakte.xdomea.other-version',
    });
  });
});
