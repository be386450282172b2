import type { Finding, RecordName, Severity } from '@rathaus/client-core/findings';
import type { XdomeaVersion } from '../version.ts';
import type { ConversionEntry, ConversionEvent, ConversionReason, LossReport } from './loss-report.ts';

/** A place in the source, as a chain upwards: turned into text only when something is to be reported. */
export interface At {
  parent: At | undefined;
  step: string | number;
  record?: RecordName;
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

function recordOf(at: At): At | undefined {
  let node: At | undefined = at;
  while (node && !node.record) node = node.parent;
  return node;
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
  effect: Effect | undefined;
}

/** Collects what happens to a record. Attempts can be taken back; what stays is reported and counted. */
export class Journal {
  #pending: Pending[] = [];
  readonly #entries = new Map<string, ConversionEntry>();
  readonly #maxPlaces: number;
  readonly #report: (event: ConversionEvent, effect: Effect | undefined) => void;

  constructor(maxPlaces: number, report: (event: ConversionEvent, effect: Effect | undefined) => void) {
    this.#maxPlaces = maxPlaces;
    this.#report = report;
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
      effect: more.effect,
    });
  }

  /** What is pending is final. */
  commit(): void {
    const pending = this.#pending;
    this.#pending = [];
    for (const { event, effect } of pending) {
      const key = `${event.lost ? 0 : 1} ${event.field} ${event.reason}`;
      let entry = this.#entries.get(key);
      if (!entry) {
        const { field, reason, lost, severity, finding } = event;
        entry = { field, reason, lost, severity, count: 0, places: [], finding };
        this.#entries.set(key, entry);
      }
      entry.count += 1;
      if (entry.places.length < this.#maxPlaces)
        entry.places.push({ kind: 'path', path: event.path, record: event.record });
      this.#report(event, effect);
    }
  }

  report(from: XdomeaVersion, to: XdomeaVersion, messageType: string): LossReport {
    const entries = [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    const losses = entries.reduce((sum, entry) => sum + (entry.lost ? entry.count : 0), 0);
    return { from, to, messageType, lossless: losses === 0, losses, entries };
  }
}
