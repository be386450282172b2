import { describe, expect, it } from 'vitest';
import { sampleMessage, sampleMessageTypes } from '../../sample/index.ts';
import {
  checkMessage,
  createReceipt,
  createReply,
  type RecordOutcome,
  readMessage,
  writeMessageText,
  type XdomeaVersion,
  xdomeaVersions,
} from '../index.ts';
import { type MessageRole, messageKind } from '../messages/roles.ts';

const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;
const options = (version: XdomeaVersion) => ({
  version,
  system: { produktname: 'E-Akte', produkthersteller: 'Stadt Musterstadt', instanzId: 'e-akte' },
  clock: () => Date.parse('2026-02-01T09:00:00Z'),
  randomUuid: () => uuid(99),
});
const done: RecordOutcome = { id: uuid(1), erfolgreich: true };
const failed: RecordOutcome = { id: uuid(2), erfolgreich: false, fehlermeldung: ['Die Datei fehlt.'] };

/** Messages of a version that one with this role can answer, with the types of these answers. */
const answered = (role: MessageRole) =>
  xdomeaVersions.flatMap((version) => {
    const types = sampleMessageTypes(version);
    return types.flatMap((messageType) =>
      types
        .filter((type) => type !== '0630' && messageKind(type)!.role === role)
        .filter((type) => messageKind(type)!.answers.includes(messageType))
        .map((answer) => [version, messageType, answer] as const),
    );
  });

/** Writes and checks an answer, and reads it back. */
async function checked(answer: Parameters<typeof writeMessageText>[0], version: XdomeaVersion) {
  const text = await writeMessageText(answer, { version });
  const { findings } = await checkMessage(text, { clock: () => Date.parse('2026-02-02T09:00:00Z') });
  const { message } = await readMessage(text);
  return { rules: findings.map(({ rule }) => rule), message };
}

describe('createReceipt', () => {
  it.each(answered('receipt'))('%s: %s is confirmed by %s', async (version, messageType, answer) => {
    const { message: original } = sampleMessage({ version, messageType });
    const { rules, message } = await checked(createReceipt(original, options(version)), version);
    expect(rules).toEqual([]);
    expect(message).toMatchObject({
      messageType: answer,
      kopf: {
        prozessId: original.kopf.prozessId,
        autor: original.kopf.leser,
        leser: original.kopf.autor,
        ...(version === '4.0.0' && { uuidUrsprungsnachricht: original.kopf.nachrichtenUuid }),
      },
    });
  });

  it.each([
    ['2.4.0', '0401'],
    ['2.4.0', '0503'],
    ['4.0.0', '0506'],
    ['4.0.0', '0711'],
    ['4.0.0', '9999'],
  ] as const)('%s: %s has none', (version, messageType) => {
    const original = { messageType, kopf: sampleMessage({ version, messageType: '0401' }).message.kopf };
    expect(() => createReceipt(original, options(version))).toThrowError(
      expect.objectContaining({ code: 'eakte.xdomea.no-reply', details: { messageType, version } }),
    );
  });
});

describe('createReply', () => {
  it.each(answered('reply').filter(([, type]) => !type.startsWith('06')))(
    '%s: %s is confirmed by %s',
    async (version, messageType, answer) => {
      const { message: original } = sampleMessage({ version, messageType });
      const { message } = await checked(createReply(original, [done, failed], options(version)), version);
      expect(message).toMatchObject({ messageType: answer, kopf: { autor: original.kopf.leser } });
      const whole = await checked(createReply(original, [done], options(version)), version);
      expect(whole.rules).toEqual([]);
      if (version.startsWith('3.')) expect(message).not.toHaveProperty('erfolgOderMisserfolg');
      else expect(message).toMatchObject({ erfolgOderMisserfolg: { erfolgreich: false } });
      const results = Object.values(message!).find(Array.isArray);
      expect(results).toEqual(version.startsWith('2.') ? undefined : [done, failed]);
    },
  );

  it('names the failed records and the ids of the archive in the one result of 2.x', async () => {
    const { message: original } = sampleMessage({ version: '2.4.0', messageType: '0503' });
    const kept = { ...done, archivkennung: 'A 17' };
    const { message } = await checked(createReply(original, [kept, failed], options('2.4.0')), '2.4.0');
    expect(message).toMatchObject({
      erfolgOderMisserfolg: {
        erfolgreich: false,
        fehlermeldung: [`${uuid(2)}: Die Datei fehlt.`],
        rueckgabeparameter: [{ id: uuid(1), archivkennung: 'A 17' }],
      },
    });
  });

  it('answers a part of a split transfer with the same number (4.0)', () => {
    const { message } = sampleMessage({ version: '4.0.0', messageType: '0503' });
    const kopf = { ...message.kopf, lfdNrNachrichtProTyp: 2, gesamtanzahlNachrichtenProTyp: 3 };
    const reply = createReply({ messageType: '0503', kopf }, [done], options('4.0.0'));
    expect(reply.kopf).toMatchObject({
      nachrichtenUuid: uuid(99),
      uuidUrsprungsnachricht: kopf.nachrichtenUuid,
      lfdNrNachrichtProTyp: 2,
      gesamtanzahlNachrichtenProTyp: 3,
      erstellungszeitpunkt: '2026-02-01T09:00:00.000Z',
    });
  });

  it('refuses to confirm nothing, and what cannot be confirmed', () => {
    const { message } = sampleMessage({ version: '3.1.0', messageType: '0401' });
    expect(() => createReply(message, [], options('3.1.0'))).toThrowError(
      expect.objectContaining({ code: 'eakte.xdomea.invalid-model' }),
    );
    const { kopf } = message;
    expect(() => createReply({ messageType: '0501', kopf }, [done], options('3.1.0'))).toThrowError(
      expect.objectContaining({ code: 'eakte.xdomea.no-reply' }),
    );
    expect(() => createReply({ messageType: '0701', kopf }, [done], options('2.3.0'))).toThrowError(
      expect.objectContaining({ code: 'eakte.xdomea.no-reply' }),
    );
  });
});

describe('the sending software of an answer', () => {
  const message = sampleMessage({ version: '4.0.0', messageType: '0503' }).message;
  it.each([undefined, {}, { produktname: 'Archiv' }])('%j is refused at once in 4.0', (system) => {
    const answer = { ...options('4.0.0'), system };
    for (const make of [() => createReply(message, [done], answer), () => createReceipt(message, answer)])
      expect(make).toThrowError(
        expect.objectContaining({
          code: 'eakte.xdomea.invalid-model',
          message: expect.stringContaining('options.system with produktname and produkthersteller'),
        }),
      );
  });

  it('may be left out before 4.0', async () => {
    const { message: older } = sampleMessage({ version: '3.1.0', messageType: '0503' });
    const receipt = createReceipt(older, { ...options('3.1.0'), system: undefined });
    expect((await checked(receipt, '3.1.0')).rules).toEqual([]);
  });
});
