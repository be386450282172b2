import type { Finding, RecordName, Severity } from '@rathaus/client-core/findings';
import type { XdomeaVersion } from '../version.ts';
import { isObject, type ModelObject } from '../write/plan.ts';
import { excerptOf } from './excerpt-of.ts';
import type { ConversionEntry, ConversionEvent, ConversionReason, LossReport } from './loss-report.ts';

/** A place in the source, as a chain upwards: turned into text only when something is to be reported. */
export interface At {
  parent: At | undefined;
  step: string | number;
  record?: RecordName;
  /** Line of the file where the record begins, where that is known. */
  line?: number | undefined;
}

export function below(parent: At | undefined, steps: readonly (string | number)[]): At {
  let at = parent;
  for (const step of steps) at = { parent: at, step };
  return at!;
}

export function pathOf(at: At | undefined): string {
  let path = '';
  for (let node = at; node; node = node.parent) {
    if (node.step === '') continue;
    path =
      typeof node.step === 'number'
        ? `[${node.step}]${path && !path.startsWith('[') ? `.${path}` : path}`
        : `${node.step}${path && !path.startsWith('[') ? `.${path}` : path}`;
  }
  return path;
}

/** The innermost record around a place, or the place itself where it is one. */
export function recordOf(at: At): At | undefined {
  let node: At | undefined = at;
  while (node && !node.record) node = node.parent;
  return node;
}

/** What the source has at a place; undefined for a place of the result. */
function valueAt(source: ModelObject, at: At): unknown {
  const steps: (string | number)[] = [];
  for (let node: At | undefined = at; node; node = node.parent)
    if (node.step !== '') steps.unshift(node.step);
  let value: unknown = source;
  for (const step of steps) {
    if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** Field from the record, without positions and without the repeats of nested groups. */
function fieldOf(at: At, record: At | undefined): string {
  const steps: string[] = [];
  for (let node: At | undefined = at; node && node !== record; node = node.parent) {
    if (typeof node.step === 'string' && node.step !== '' && steps[0] !== node.step) steps.unshift(node.step);
  }
  if (record?.record) steps.unshift(record.record.kind);
  return steps.join('.');
}

const lostBy: Readonly<Record<ConversionReason, boolean>> = {
  'no-place': true,
  'only-one': true,
  'one-of': true,
  value: true,
  'code-unknown': true,
  incomplete: true,
  unreadable: true,
  'value-mapped': false,
  moved: false,
  generated: false,
};

const severityOf = (reason: ConversionReason, lost: boolean): Severity => {
  if (reason === 'unreadable') return 'error';
  return lost ? 'warning' : 'info';
};

/** What else belongs to an event: done only when the event stays. */
interface Effect {
  rename?: readonly [from: string, to: string];
  file?: { name: string; content: Uint8Array };
}

interface Pending {
  event: ConversionEvent;
  at: At;
  /** Place of the record around it. */
  record: At | undefined;
  effect: Effect | undefined;
}

/** What places of events are looked up in. */
export interface JournalSource {
  /** The part of the message that is being converted, in the shape of the message. */
  value: ModelObject;
  /** Line of the file where a record begins. */
  lineOf(record: object): number | undefined;
}

/** Collects what happens to a record. Attempts can be taken back; what stays is reported and counted. */
export class Journal {
  #pending: Pending[] = [];
  readonly #entries = new Map<string, ConversionEntry>();
  readonly #maxPlaces: number;
  readonly #report: (event: ConversionEvent, effect: Effect | undefined) => void;

  #source: JournalSource = { value: {}, lineOf: () => undefined };

  constructor(maxPlaces: number, report: (event: ConversionEvent, effect: Effect | undefined) => void) {
    this.#maxPlaces = maxPlaces;
    this.#report = report;
  }

  /** Says in what the places of the events up to the next commit are looked up. */
  read(source: JournalSource): void {
    this.#source = source;
  }

  get mark(): number {
    return this.#pending.length;
  }

  rollback(mark: number): void {
    this.#pending.length = mark;
  }

  add(
    at: At,
    reason: ConversionReason,
    more: {
      after?: unknown;
      movedTo?: At;
      lost?: boolean;
      effect?: Effect;
      finding?: Finding;
    } = {},
  ): void {
    // A record that is itself the place belongs to the record around it.
    const record = recordOf(at.record ? (at.parent ?? at) : at);
    const lost = more.lost ?? lostBy[reason];
    this.#pending.push({
      event: {
        type: 'field.changed',
        path: pathOf(at),
        field: fieldOf(at, record),
        reason,
        lost,
        severity: severityOf(reason, lost),
        ...('after' in more ? { after: more.after } : {}),
        movedTo: more.movedTo && pathOf(more.movedTo),
        record: record?.record,
        finding: more.finding,
      },
      at,
      record,
      effect: more.effect,
    });
  }

  /** What is pending is final. */
  commit(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const one of pending) {
      const { event } = one;
      this.#locate(one);
      const key = `${event.lost ? 0 : 1} ${event.field} ${event.reason}`;
      let entry = this.#entries.get(key);
      if (!entry) {
        const { field, reason, lost, severity, finding } = event;
        entry = { field, reason, lost, severity, count: 0, places: [], finding };
        this.#entries.set(key, entry);
      }
      entry.count += 1;
      if (entry.places.length < this.#maxPlaces) {
        const { path, line, record, before } = event;
        entry.places.push({ kind: 'path', path, line, record, before: excerptOf(before) });
      }
      this.#report(event, one.effect);
    }
  }

  /** What the source had there, and the line: known from the source, so that a report need not say it. */
  #locate({ event, at, record }: Pending): void {
    const { value, lineOf } = this.#source;
    const place = event.finding?.place;
    if (place?.kind === 'path') event.line = place.line;
    else {
      const around = record && valueAt(value, record);
      if (isObject(around)) event.line = lineOf(around);
    }
    const before = valueAt(value, at);
    if (before !== undefined && before !== null) event.before = before;
  }

  report(from: XdomeaVersion, to: XdomeaVersion, messageType: string): LossReport {
    const entries = [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    const losses = entries.reduce((sum, entry) => sum + (entry.lost ? entry.count : 0), 0);
    return { from, to, messageType, lossless: losses === 0, losses, entries };
  }
}
