import { IdMap } from '../messages/id-map.ts';
import type { KnownAppraisal, KnownRecord } from './procedure-facts.ts';

const contextOnly = 1;
const insideAnother = 2;

/** The Akten and Vorgänge of one or several messages, in 20 to 40 bytes each. */
export class KnownRecords implements Iterable<KnownRecord> {
  readonly #ids = new IdMap();

  /** Those of the facts; taken as they are when they are held like this already. */
  static from(records: Iterable<KnownRecord>): KnownRecords {
    if (records instanceof KnownRecords) return records;
    const known = new KnownRecords();
    for (const record of records) known.add(record);
    return known;
  }

  /** A record that several messages name was handed over when one of them does not have it for context only. */
  add({ id, kontextobjekt, inside }: KnownRecord): void {
    if (kontextobjekt === true && this.#ids.has(id)) return;
    this.#ids.set(id, (kontextobjekt === true ? contextOnly : 0) | (inside === true ? insideAnother : 0));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  isContext(id: string): boolean {
    return ((this.#ids.get(id) ?? 0) & contextOnly) !== 0;
  }

  get size(): number {
    return this.#ids.size;
  }

  *[Symbol.iterator](): Generator<KnownRecord> {
    for (const [id, value] of this.#ids) {
      const kontextobjekt = (value & contextOnly) !== 0;
      yield { id, kontextobjekt, inside: (value & insideAnother) !== 0 };
    }
  }
}

/**
 * How grave it is that a confirmation (0506) has no result of a record that was handed over; undefined for what came for
 * context only. What is inside another record may share its result. It does not matter what the archive decided before:
 * whatever was handed over and has no result must not be deleted.
 */
export function severityWithoutResult({
  kontextobjekt,
  inside,
}: KnownRecord): 'error' | 'warning' | undefined {
  if (kontextobjekt === true) return undefined;
  return inside === true ? 'warning' : 'error';
}

/** Codes that are told apart; those of the standard are three. */
const mostCodes = 250;

/** What an archive decided on records, in 20 to 40 bytes each. */
export class KnownAppraisals implements Iterable<KnownAppraisal> {
  readonly #ids = new IdMap();
  readonly #codes: string[] = [];

  /** Those of the facts; taken as they are when they are held like this already. */
  static from(appraised: Iterable<KnownAppraisal>): KnownAppraisals {
    if (appraised instanceof KnownAppraisals) return appraised;
    const known = new KnownAppraisals();
    for (const { id, aussonderungsart } of appraised) known.add(id, aussonderungsart);
    return known;
  }

  /** The last decision counts. */
  add(id: string, aussonderungsart: string): void {
    let code = this.#codes.indexOf(aussonderungsart);
    if (code < 0) code = Math.min(this.#codes.length, mostCodes);
    this.#codes[code] ??= aussonderungsart;
    this.#ids.set(id, code);
  }

  get(id: string): string | undefined {
    const code = this.#ids.get(id);
    return code === undefined ? undefined : this.#codes[code];
  }

  get size(): number {
    return this.#ids.size;
  }

  *[Symbol.iterator](): Generator<KnownAppraisal> {
    for (const [id, code] of this.#ids) yield { id, aussonderungsart: this.#codes[code]! };
  }
}
