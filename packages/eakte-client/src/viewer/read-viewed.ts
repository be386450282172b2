import { isRathausError } from '@rathaus/client-core';
import { BodyCollector, type MessageBody } from '../report/body.ts';
import type { Hidden } from '../report/outline.ts';
import type {
  EffectiveValues,
  Geschaeftsgang,
  Kopf,
  MessageItem,
  ObjectKind,
  RecordItem,
  RootItem,
} from '../xdomea/index.ts';
import { primaryFiles, readItems } from '../xdomea/index.ts';
import { type Budget, clipped } from './clip.ts';

/** A record that the page shows. It holds nothing of the message but bounded copies. */
export interface ViewedRecord {
  readonly kind: ObjectKind;
  /** Name of the element: `Anlage`. */
  readonly element: string;
  /** 1 for a top-level record. */
  readonly level: number;
  /** From 1, in the order in which records begin. */
  readonly position: number;
  readonly id: string | undefined;
  readonly record: RecordItem['record'];
  readonly effective: EffectiveValues;
  /** The record around it that is shown. */
  above: ViewedRecord | undefined;
  readonly children: ViewedRecord[];
  /** Records directly or deeper inside that are counted and not shown. */
  readonly hidden: Hidden;
}

/** What the page shows of a message. */
export interface ViewedMessage {
  readonly root: RootItem | undefined;
  readonly kopf: Kopf | undefined;
  /** What the message says beside its records. */
  readonly body: MessageBody | undefined;
  /** Ways of the message itself (0201, 0203). */
  readonly workflows: readonly Geschaeftsgang[];
  /** In the order in which they begin: each after the one around it. */
  readonly records: readonly ViewedRecord[];
  /** Top-level records that are counted and not shown. */
  readonly hidden: Hidden;
  /** False when the message broke off or could not be read to its end. */
  readonly complete: boolean;
  /** Faults of well-formedness and structure. */
  readonly faults: number;
}

/** How a message is read for the page. */
export interface ReadViewedOptions {
  readonly maxRecords: number;
  readonly signal: AbortSignal | undefined;
  readonly applicationTimeout: number | undefined;
  /** Gets the name of every file the message names, also of records that are not shown. */
  readonly onFileName: (name: string) => void;
}

// Enough for thousands of records; what is over it is counted.
const maxCharacters = 12_000_000;
const workflowFields: ReadonlySet<string> = new Set(['externerGeschaeftsgang', 'geaenderterGeschaeftsgang']);
const none = (): Hidden => ({ akten: 0, vorgaenge: 0, dokumente: 0 });
const counterOf: Readonly<Record<ObjectKind, keyof Hidden>> = {
  Akte: 'akten',
  Teilakte: 'akten',
  Vorgang: 'vorgaenge',
  Teilvorgang: 'vorgaenge',
  Dokument: 'dokumente',
};

/** Reads a message in two passes: the first records of it are kept, bounded, the others counted. */
export async function readViewed(
  open: () => AsyncIterable<Uint8Array>,
  { maxRecords, signal, applicationTimeout, onFileName }: ReadViewedOptions,
): Promise<ViewedMessage> {
  const budget: Budget = { characters: maxCharacters };
  const collector = new BodyCollector();
  let visitor = collector.visit({ messageType: '' });
  const kept: (ViewedRecord | undefined)[] = [];
  /** By position: what is not kept, only its level and kind. */
  const rest: { position: number; level: number; kind: ObjectKind }[] = [];
  const hidden = none();
  const workflows: Geschaeftsgang[] = [];
  let root: RootItem | undefined;
  let kopf: Kopf | undefined;
  let complete = false;
  let faults = 0;
  let damaged = false;

  const take = (item: RecordItem) => {
    namesOf(item, onFileName);
    const { kind, element, level, position } = item;
    if (position > maxRecords || budget.characters <= 0) {
      // The record around it may come later: only a bounded number of them is held until then.
      if (position <= maxRecords) rest.push({ position, level, kind });
      else hidden[counterOf[kind]] += 1;
      return;
    }
    const { id, record, effective } = clipped(
      { id: item.id, record: item.record, effective: item.effective },
      budget,
    );
    kept[position] = {
      ...{ kind, element, level, position, id, record, effective },
      above: undefined,
      children: [],
      hidden: none(),
    };
  };
  const items = readItems(() => tolerant(open, () => (damaged = true)), { signal, applicationTimeout });
  for await (const item of items) {
    switch (item.kind) {
      case 'root':
        root = item;
        visitor = collector.visit({ messageType: item.messageType ?? '' });
        break;
      case 'kopf':
        kopf = clipped(item.kopf, budget);
        visitor.kopf?.(kopf);
        break;
      case 'body':
        if (workflowFields.has(item.field)) workflows.push(clipped(asWorkflow(item), budget));
        else visitor.body?.(item.field, item.value);
        break;
      case 'finding':
        faults += item.finding.severity === 'error' ? item.finding.count : 0;
        break;
      case 'end':
        complete = item.complete && !damaged;
        break;
      default:
        take(item);
    }
  }
  const records = nested(kept.filter((record) => record !== undefined));
  for (const { level, position, kind } of rest) {
    const around = records.findLast((record) => record.position < position && record.level < level);
    (around?.hidden ?? hidden)[counterOf[kind]] += 1;
  }
  return { root, kopf, body: collector.body, workflows, records, hidden, complete, faults };
}

const asWorkflow = (item: Extract<MessageItem, { kind: 'body' }>) => item.value as Geschaeftsgang;

/** A container whose message is damaged is still worth reading up to there. */
async function* tolerant(
  open: () => AsyncIterable<Uint8Array>,
  onDamage: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* open();
  } catch (error) {
    if (!isRathausError(error) || !error.code.startsWith('eakte.package.')) throw error;
    onDamage();
  }
}

function namesOf({ record }: RecordItem, onFileName: (name: string) => void): void {
  if (record.kind !== 'Dokument') return;
  for (const { dateiname, signaturSiegel } of primaryFiles(record)) {
    if (typeof dateiname === 'string') onFileName(dateiname);
    for (const name of signaturSiegel?.signaturSiegelDatei ?? []) onFileName(name);
  }
}

/** Puts each record into the one around it: the nearest before it of a lower level. */
function nested(records: ViewedRecord[]): ViewedRecord[] {
  const open: ViewedRecord[] = [];
  for (const record of records) {
    while (open.length > 0 && open.at(-1)!.level >= record.level) open.pop();
    record.above = open.at(-1);
    record.above?.children.push(record);
    open.push(record);
  }
  return records;
}
