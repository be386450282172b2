import type { Akte, Code, Dokument, Schriftgutobjekt, Vorgang } from '../../src/xdomea/index.ts';

/** What holds for a record, worked out in the plainest way on the whole tree. */
export interface Expected {
  readonly id: string;
  readonly parents: readonly string[];
  readonly art: readonly [code: string, by: string] | undefined;
  readonly dauer: readonly [years: number | 'unlimited', by: string] | undefined;
  readonly ende: readonly [date: string, by: string] | undefined;
  readonly beginn: readonly [date: string, basis: string, by: string] | undefined;
  readonly kontext: readonly [boolean, by: string] | undefined;
  /** Who says it is left open where several say the same. */
  readonly grad: string | undefined;
}

const list = <T>(many: unknown): T[] => (many as T[] | undefined) ?? [];

const insideOf = (record: Schriftgutobjekt): Schriftgutobjekt[] =>
  record.kind === 'Dokument'
    ? [...list<Dokument>(record.anlage), ...list<Dokument>(record.schriftstueck)]
    : record.kind === 'Vorgang'
      ? [...list<Dokument>(record.dokument), ...list<Vorgang>(record.teilvorgang)]
      : [
          ...list<Dokument>(record.dokument),
          ...list<Vorgang>(record.vorgang),
          ...list<Akte>(record.teilakte),
        ];

const idOf = (record: Schriftgutobjekt) => record.identifikation.id;
const gradOf = (record: Schriftgutobjekt) => record.allgemeineMetadaten?.geheimhaltung?.geheimhaltungsgrad;
const allInside = (record: Schriftgutobjekt): Schriftgutobjekt[] =>
  insideOf(record).flatMap((inner) => [inner, ...allInside(inner)]);

function highest(codes: readonly Code[]): string | undefined {
  const official = (code: Code) =>
    code.listUri === undefined || code.listUri.endsWith(':vertraulichkeitsstufe');
  if (codes.length === 0) return undefined;
  if (codes.every((code) => code.listUri === codes[0]!.listUri && code.code === codes[0]!.code))
    return codes[0]!.code;
  if (!codes.every(official)) return undefined;
  return ['004', '001', '005', '002', '003'].find((code) => codes.some((one) => one.code === code));
}

/** Every record with what holds for it; `above` are the records around it, innermost first. */
export function expectedOf(record: Schriftgutobjekt, above: readonly Schriftgutobjekt[] = []): Expected[] {
  const line = [record, ...above];
  const isContext = (one: Schriftgutobjekt) => one.kind !== 'Dokument' && one.kontextobjekt === true;
  // A context object says nothing for others, inherits nothing and lets nothing through.
  const wall = above.findIndex(isContext);
  const around = isContext(record) ? [] : wall < 0 ? above : above.slice(0, wall);
  const speaking = [record, ...around].filter((one) => one.kind !== 'Dokument');
  const artBy = speaking.find((one) => one.aussonderungsmetadaten?.aussonderungsart);
  const frist = speaking.find(
    ({ aussonderungsmetadaten: it }) =>
      it?.aufbewahrungsende !== undefined || Object.keys(it?.aufbewahrungsdauer ?? {}).length > 0,
  );
  const closed = speaking.find(
    (one) => one.zda === false || one.zdaDatum !== undefined || one.laufzeit?.ende !== undefined,
  );
  const flagged = line.find((one) => one.kind !== 'Dokument' && one.kontextobjekt !== undefined);
  const leveled = line.find((one) => gradOf(one));
  const dauer = frist?.aussonderungsmetadaten?.aufbewahrungsdauer;
  const ende = frist?.aussonderungsmetadaten?.aufbewahrungsende;
  return [
    ...insideOf(record).flatMap((inner) => expectedOf(inner, line)),
    {
      id: idOf(record),
      parents: above.map(idOf).reverse(),
      art: artBy && [artBy.aussonderungsmetadaten!.aussonderungsart!.code, idOf(artBy)],
      dauer: dauer && [dauer.unbefristet ? 'unlimited' : dauer.anzahlJahre!, idOf(frist!)],
      ende: ende === undefined ? undefined : [ende, idOf(frist!)],
      beginn:
        closed === undefined || closed.zda === false
          ? undefined
          : closed.zdaDatum !== undefined
            ? [closed.zdaDatum, 'zda', idOf(closed)]
            : [closed.laufzeit!.ende!, 'laufzeit', idOf(closed)],
      kontext: flagged && flagged.kind !== 'Dokument' ? [flagged.kontextobjekt!, idOf(flagged)] : undefined,
      grad: highest([
        ...(leveled ? [gradOf(leveled)!] : []),
        ...allInside(record).flatMap((one) => gradOf(one) ?? []),
      ]),
    },
  ];
}
