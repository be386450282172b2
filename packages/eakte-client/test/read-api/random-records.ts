import type {
  Akte,
  Aussonderungsmetadaten,
  Dokument,
  Geheimhaltung,
  Nachricht,
  Vorgang,
} from '../../src/xdomea/index.ts';

/** The same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** An invented message whose records say, or do not say, what others inherit. */
export function randomRecords(seed: number, messageType: '0401' | '0503'): Nachricht {
  const next = numbers(seed);
  const chance = (share: number) => next() < share;
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(next() * values.length)]!;
  const some = <T>(make: () => T): T[] => Array.from({ length: Math.floor(next() * 3) }, make);
  let ids = 0;
  const uuid = () => `3f2504e0-4f89-41d3-9a0c-${String(++ids).padStart(12, '0')}`;
  const day = () =>
    `${2000 + Math.floor(next() * 30)}-0${1 + Math.floor(next() * 9)}-${pick('01', '15', '28')}`;
  const foreign = 'urn:invented:stufen';

  const geheimhaltung = (): Geheimhaltung => ({
    geheimhaltungsgrad: chance(0.1)
      ? { code: pick('X', 'Y'), listUri: foreign, listVersion: '1' }
      : { code: pick('001', '002', '003', '004', '005') },
  });
  const disposal = (): Aussonderungsmetadaten => ({
    aussonderungsart: chance(0.4) ? { code: pick('A', 'B', 'V') } : undefined,
    aufbewahrungsdauer: chance(0.4)
      ? chance(0.2)
        ? { unbefristet: true }
        : { anzahlJahre: pick(0, 1, 10, 30) }
      : undefined,
    aufbewahrungsende: chance(0.2) ? day() : undefined,
  });
  const common = () => ({
    identifikation: { id: uuid() },
    allgemeineMetadaten: { betreff: 'Vorgang', geheimhaltung: chance(0.4) ? geheimhaltung() : undefined },
  });
  const container = () => ({
    ...common(),
    kontextobjekt: messageType === '0503' ? chance(0.3) : undefined,
    aussonderungsmetadaten: chance(0.7) ? disposal() : undefined,
    laufzeit: chance(0.3) ? { beginn: '1999-01-01', ende: chance(0.8) ? day() : undefined } : undefined,
    zda: chance(0.4) ? chance(0.8) : undefined,
    zdaDatum: chance(0.4) ? day() : undefined,
  });
  const dokument = (): Dokument => ({
    kind: 'Dokument',
    ...common(),
    anlage: chance(0.2) ? [{ kind: 'Dokument', ...common() }] : undefined,
  });
  const vorgang = (depth: number): Vorgang => ({
    kind: 'Vorgang',
    ...container(),
    dokument: some(dokument),
    teilvorgang: depth > 0 ? some(() => vorgang(depth - 1)) : undefined,
  });
  const akte = (depth: number): Akte => ({
    kind: 'Akte',
    ...container(),
    dokument: some(dokument),
    vorgang: some(() => vorgang(1)),
    teilakte: depth > 0 ? some(() => akte(depth - 1)) : undefined,
  });
  return {
    messageType,
    kopf: {
      prozessId: uuid(),
      nachrichtenUuid: uuid(),
      erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
      sendendesSystem: { produktname: 'Rathaus', produkthersteller: 'Rathaus' },
    },
    schriftgutobjekt: [akte(1), vorgang(0), akte(2)],
  };
}
