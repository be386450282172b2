import { expect } from 'vitest';
import { refusalText } from '../../src/texts/conversion.ts';
import type {
  Akte,
  ConvertOptions,
  Dokument,
  Kopf,
  Nachricht,
  XdomeaVersion,
} from '../../src/xdomea/index.ts';
import { runConversion } from './run-conversion.ts';

export const id = (digit: string) => `${digit.repeat(8)}-1111-4111-8111-111111111111`;
export const kopf: Kopf = {
  prozessId: id('a'),
  erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
  autor: {},
  leser: {},
  importbestaetigung: true,
};
export const kopf40: Kopf = {
  ...kopf,
  nachrichtenUuid: id('b'),
  sendendesSystem: { produktname: 'P', produkthersteller: 'H' },
  lfdNrNachrichtProTyp: 1,
  gesamtanzahlNachrichtenProTyp: 1,
};
export const dokument = (more: Partial<Dokument> = {}): Dokument => ({
  kind: 'Dokument',
  identifikation: { id: id('d') },
  ...more,
});
export const akte = (more: Partial<Akte> = {}): Akte => ({
  kind: 'Akte',
  identifikation: { id: id('c') },
  ...more,
});
export const abgabe = (record: Akte | Dokument, head: Kopf = kopf): Nachricht => ({
  messageType: '0401',
  kopf: head,
  schriftgutobjekt: [record],
});
export const datei = (
  dateiname: string,
  more: object = {},
  code: object = { code: '018' },
): Partial<Dokument> => ({
  version: [
    {
      nummer: '1',
      format: [{ name: code as { code: string }, version: '', primaerdokument: { dateiname, ...more } }],
    },
  ],
});

/** A record of any kind, to look at its fields. */
export type AnyRecord = Omit<Akte, 'kind' | 'vorgang' | 'dokument'> &
  Omit<Dokument, 'kind'> &
  Pick<Akte, 'vorgang' | 'dokument'>;

export async function run(message: Nachricht, from: XdomeaVersion, to: XdomeaVersion, more: object = {}) {
  const result = await runConversion(message, { from, to, ...more } as ConvertOptions);
  expect(result.findings).toEqual([]);
  const [record] = (result.message as { schriftgutobjekt?: AnyRecord[] }).schriftgutobjekt ?? [];
  const told = result.events.map((event) => `${event.reason} ${event.field}${event.lost ? ' !' : ''}`);
  return { ...result, record: record!, told };
}
export const refusal = (message: Nachricht, from: XdomeaVersion, to: XdomeaVersion, more: object = {}) =>
  run(message, from, to, more).then(
    () => 'done',
    (error: { code: string; details: { reason: string; path?: string } }) => {
      expect(error.code).toBe('eakte.xdomea.not-convertible');
      expect(refusalText(error.details.reason)?.de).toMatch(/\.$/);
      return `${error.details.reason} ${error.details.path ?? ''}`.trim();
    },
  );
