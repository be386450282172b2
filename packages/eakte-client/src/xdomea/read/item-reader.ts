import { eakteError } from '../../errors.ts';
import { readerFinding } from '../finding/reader-rules.ts';
import { elementTarget, familyOf } from '../mapping/fields.ts';
import { Closings } from './closings.ts';
import { envelopeOf } from './envelope.ts';
import type { MachineEvents, RootFacts } from './events.ts';
import type { BodyItem, MessageItem } from './items.ts';
import type { ReadOptions } from './read-message.ts';
import { type RecordNode, RecordNodes, recordItem } from './record-nodes.ts';
import { defaultMaxText, type MessageSource, Run } from './run.ts';

/** Parts of records that hold no records and are not needed for their closing. */
const unneeded = ['Kontakt', 'HistorienProtokollInformation', 'Version'];

/** A message read once: for its items, or for the closings of its Akten. */
export class ItemReader {
  readonly nodes = new RecordNodes();
  readonly #options: ReadOptions;
  readonly #closings: Closings | undefined;
  #root: RootFacts | undefined;
  /** Items that can be given away. */
  #ready: MessageItem[] = [];
  /** Items of the open top-level record: what its records inherit is known when it is complete. */
  #held: (MessageItem | RecordNode)[] = [];
  readonly #fields = new Map<string, string>();

  /** With `closings` of an earlier reading nothing has to be held. */
  constructor(options: ReadOptions, closings?: Closings) {
    this.#options = options;
    this.#closings = closings;
  }

  async closings(source: MessageSource): Promise<Closings> {
    const closings = new Closings();
    const run = this.#run({
      finding: () => undefined,
      root: () => run.skipParts(unneeded),
      enter: (frame) => this.nodes.enter(frame),
      leave: ({ data }) => {
        const { akte } = this.nodes.leave();
        if (data.kind === 'Akte') closings.set(akte, data);
      },
    });
    await run.finish(source);
    closings.records = this.nodes.records;
    closings.akten = this.nodes.akten;
    closings.broken = run.broken;
    return closings;
  }

  async *items(source: MessageSource): AsyncGenerator<MessageItem, void, void> {
    const run = this.#run(this.#events());
    for await (const _ of run.consume(source)) {
      const ready = this.#ready;
      this.#ready = [];
      yield* ready;
    }
    // Only a file that broke off leaves a top-level record open.
    this.#release();
    yield* this.#ready;
    this.#compareReadings(run.broken);
    yield { kind: 'end', complete: !run.broken, records: this.nodes.records };
  }

  #compareReadings(broken: boolean): void {
    const first = this.#closings;
    const { records, akten } = this.nodes;
    // A message that breaks off does so at the same place, but inside of a part that the first reading left out the record
    // around it may not have been counted.
    if (broken && first?.broken) return;
    if (first === undefined || (first.records === records && first.akten === akten)) return;
    throw eakteError('eakte.xdomea.source-changed', { details: { first: first.records, second: records } });
  }

  #run(events: MachineEvents): Run {
    const { maxText = defaultMaxText, limits, signal } = this.#options;
    return new Run(events, { detached: true, maxText, limits, signal });
  }

  #events(): MachineEvents {
    const most = this.#options.maxFindingsPerRule ?? 500;
    const perRule = new Map<string, number>();
    return {
      finding: (rule, ...rest) => {
        const count = (perRule.get(rule) ?? 0) + 1;
        perRule.set(rule, count);
        if (count <= most) this.#give({ kind: 'finding', finding: readerFinding(rule, ...rest) });
      },
      root: (facts) => {
        this.#root = facts;
        const { version, name: rootName, messageType } = facts;
        this.#give({ kind: 'root', version, rootName, messageType, envelope: envelopeOf(facts) });
      },
      kopf: (kopf) => this.#give({ kind: 'kopf', kopf }),
      enter: (frame) => {
        const node = this.nodes.enter(frame);
        // What the first reading found behind the content, the second knows before it. The data itself is left to the
        // reader, which would take the value for one that the message gives twice; it shows through as it grows.
        if (node.akte >= 0 && this.#closings)
          node.facts = Object.assign(Object.create(frame.data), this.#closings.get(node.akte));
      },
      leave: () => {
        const node = this.nodes.leave();
        if (this.#closings) {
          this.#ready.push(recordItem(node));
          return;
        }
        this.#held.push(node);
        if (node.above === undefined) this.#release();
      },
      body: (element, value) => this.#give(this.#bodyItem(element, value)),
    };
  }

  #give(item: MessageItem): void {
    (this.nodes.open && !this.#closings ? this.#held : this.#ready).push(item);
  }

  #release(): void {
    for (const held of this.#held) this.#ready.push('frame' in held ? recordItem(held) : held);
    this.#held = [];
  }

  #bodyItem(element: string, value: unknown): BodyItem {
    const { version = '4.0.0', name, messageType } = this.#root!;
    let field = this.#fields.get(element);
    if (field === undefined) {
      field = elementTarget(familyOf(version), name, element, false).path[0] ?? element;
      this.#fields.set(element, field);
    }
    // The tables of the version made the value of this field: its type is that of the model.
    return { kind: 'body', messageType, field, value } as unknown as BodyItem;
  }
}
