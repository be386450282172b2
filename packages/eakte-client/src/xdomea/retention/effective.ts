import type {
  Akte,
  Aufbewahrungsdauer,
  Aussonderungsartwahl,
  Code,
  Datum,
  Dokument,
  Schriftgutobjekt,
  Uuid,
  Vorgang,
} from '../model/index.ts';
import { dayOf, dayText } from './day.ts';
import { appraisalOf } from './inherited-appraisal.ts';

/** Which record says something. */
export interface RecordRef {
  readonly kind: Schriftgutobjekt['kind'];
  /** Undefined when it could not be read. */
  readonly id: Uuid | undefined;
}

/** A value that holds for a record, and which record says so. */
export interface Effective<Value> {
  readonly value: Value;
  /** Said by the record itself, by one above it, or (secrecy) by one inside it. */
  readonly from: 'own' | 'above' | 'below';
  readonly record: RecordRef;
}

/** From when the years of a retention count. */
export interface Fristbeginn {
  /** Without zone. */
  readonly datum: Datum;
  /** The day of closing, or the end of the Laufzeit where no such day is given. */
  readonly basis: 'zda' | 'laufzeit';
}

/**
 * What holds for a record, own or inherited. A member that is undefined is not known: neither the record nor one above
 * it says anything.
 *
 * - `aussonderungsart`: of the nearest record that has one (xdomea 4.0.0: it holds for everything below), without white
 *   space around it. One that is empty says nothing.
 * - `aufbewahrungsdauer`, `aufbewahrungsende`: both of the nearest record that states one of them, so that a date
 *   inside a file is not overruled by the years of the file.
 * - `fristbeginn`: of the nearest record that says when it was closed, or that it is open: then undefined.
 * - `geheimhaltungsgrad`: own, otherwise that of the nearest record above, and never below the highest one inside.
 *   Undefined when codes of different lists meet, because their order is not known.
 * - `kontextobjekt`: of the nearest record with the flag. A context object is not appraised and says nothing for others:
 *   nothing but secrecy is inherited from it, by it or past it.
 */
export interface EffectiveValues {
  readonly aussonderungsart?: Effective<Aussonderungsartwahl> | undefined;
  readonly aufbewahrungsdauer?: Effective<Aufbewahrungsdauer> | undefined;
  readonly aufbewahrungsende?: Effective<Datum> | undefined;
  readonly fristbeginn?: Effective<Fristbeginn> | undefined;
  readonly geheimhaltungsgrad?: Effective<Code> | undefined;
  readonly kontextobjekt?: Effective<boolean> | undefined;
}

/** The part of a record that inheritance is about. */
export type InheritanceFacts =
  | Pick<
      Akte | Vorgang,
      | 'kind'
      | 'identifikation'
      | 'kontextobjekt'
      | 'allgemeineMetadaten'
      | 'aussonderungsmetadaten'
      | 'laufzeit'
      | 'zda'
      | 'zdaDatum'
    >
  | Pick<Dokument, 'kind' | 'identifikation' | 'allgemeineMetadaten'>;

/** What a record says of its closing: that it is open, a day, or nothing (undefined). */
function closingOf(record: InheritanceFacts): Fristbeginn | 'open' | undefined {
  if (record.kind === 'Dokument') return undefined;
  if (record.zda === false) return 'open';
  const zda = dayOf(record.zdaDatum);
  if (zda) return { datum: dayText(zda), basis: 'zda' };
  const end = dayOf(record.laufzeit?.ende);
  return end && { datum: dayText(end), basis: 'laufzeit' };
}

/**
 * What holds for the first of these records, each of which is inside the next one. `geheimhaltungsgrad` is only what
 * they say themselves: what is inside the first is added by `raised()`.
 */
export function effectiveOf(chain: readonly InheritanceFacts[]): EffectiveValues {
  const values: { -readonly [Name in keyof EffectiveValues]: EffectiveValues[Name] } = {};
  const [first, ...around] = chain;
  if (!first) return values;
  const saidBy = (record: InheritanceFacts) => ({
    from: record === first ? ('own' as const) : ('above' as const),
    record: { kind: record.kind, id: record.identifikation?.id },
  });
  const appraisal = appraisalOf(first, around);
  if (appraisal) values.aussonderungsart = { value: appraisal.value, ...saidBy(appraisal.record) };
  let isClosed = false;
  let passesOn = true;
  for (const record of chain) {
    const grad = record.allgemeineMetadaten?.geheimhaltung?.geheimhaltungsgrad;
    if (grad !== undefined) values.geheimhaltungsgrad ??= { value: grad, ...saidBy(record) };
    if (record.kind === 'Dokument') continue;
    const { kontextobjekt, aussonderungsmetadaten: disposal } = record;
    if (kontextobjekt !== undefined) values.kontextobjekt ??= { value: kontextobjekt, ...saidBy(record) };
    // A context object has what it says itself, and inherits no more than it passes on.
    if (kontextobjekt === true && record !== first) passesOn = false;
    if (!passesOn) continue;
    if (kontextobjekt === true) passesOn = false;
    const { aufbewahrungsdauer: years, aufbewahrungsende: end } = disposal ?? {};
    const isStated = years?.anzahlJahre !== undefined || years?.unbefristet === true || end !== undefined;
    if (isStated && !values.aufbewahrungsdauer && !values.aufbewahrungsende) {
      if (years) values.aufbewahrungsdauer = { value: years, ...saidBy(record) };
      if (end !== undefined) values.aufbewahrungsende = { value: end, ...saidBy(record) };
    }
    const closing = isClosed ? undefined : closingOf(record);
    if (closing === undefined) continue;
    isClosed = true;
    if (closing !== 'open') values.fristbeginn = { value: closing, ...saidBy(record) };
  }
  return values;
}
