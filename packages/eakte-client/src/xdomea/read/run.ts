import type { Mark, ScanLimits, XmlSource } from '@rathaus/client-core/xml';
import { defaultLimits, scanSource, TableChecker, XmlScanner } from '@rathaus/client-core/xml';
import { structureFaults } from '../finding/structure-faults.ts';
import { type BuilderOptions, ModelBuilder } from './builder.ts';
import type { MachineEvents, ModelObject } from './events.ts';
import type { RecordFrame } from './record.ts';

/** What a message can be read from. Text is taken as it is; bytes are decoded as their XML declaration says. */
export type MessageSource = XmlSource;

/** Characters of the text of one element; libxml2 stops at the same length. */
export const defaultMaxText = 10_000_000;

/** How a message is read. */
export interface RunOptions extends BuilderOptions {
  limits?: Partial<ScanLimits> | undefined;
  signal?: AbortSignal | undefined;
  /** Bytes (of text: characters) read so far. */
  onRead?: ((bytes: number) => void) | undefined;
}

/** A reader set up for one message: a source goes in, events come out. */
export class Run {
  /** Set when the file could not be read to its end. */
  broken = false;
  readonly #events: MachineEvents;
  readonly #options: RunOptions;
  readonly #builder: ModelBuilder;
  readonly #checker: TableChecker;
  readonly #scanner: XmlScanner;

  constructor(events: MachineEvents, options: RunOptions) {
    this.#events = events;
    this.#options = options;
    this.#builder = new ModelBuilder(events, options);
    this.#checker = new TableChecker(this.#builder, options);
    this.#scanner = new XmlScanner(this.#checker, { ...defaultLimits, ...options.limits });
    this.#checker.scanner = this.#scanner;
    this.#builder.reader = this.#checker;
  }

  /** The message as far as it is kept. */
  get message(): ModelObject | undefined {
    return this.#builder.message;
  }

  /** The innermost open record. */
  get record(): RecordFrame | undefined {
    return this.#builder.record;
  }

  /** The innermost open element; outside of the root, where the reader is. */
  here(): Mark {
    return this.#checker.mark();
  }

  /**
   * The element a field of a part of the header or of an open record comes from, or the nearest around it (see
   * `ElementMarks.find`). Undefined for others, and where no marks are kept (`marked`).
   */
  markOf(part: object, field?: string | undefined): Mark | undefined {
    return this.#builder.marks?.find(part, field);
  }

  /** From here on codes of open lists are reported as they are read. */
  reportCodes(): void {
    this.#builder.reportCodes();
  }

  /** Leaves parts of records unbuilt that are not asked for. They are checked all the same. Known from `root` on. */
  skipParts(typeNames: readonly string[]): void {
    this.#builder.skipParts(typeNames);
  }

  /**
   * Reads a source, handing over after each piece. What is wrong with the file becomes a finding and ends the
   * reading; what is wrong with the stream is thrown.
   */
  async *consume(source: MessageSource): AsyncGenerator<void, void, void> {
    const { signal, onRead } = this.#options;
    const pieces = scanSource(source, this.#scanner, {
      what: 'Reading a message',
      signal,
      onRead,
      onEncoding: (name) => this.#encoding(name),
      onFault: (values, at, refused) => {
        this.broken = true;
        this.#events.finding(refused ? 'R32' : 'XML', 'error', values, this.#checker.mark(at));
      },
    });
    for await (const _ of pieces) {
      this.#builder.marks?.settle();
      yield;
    }
  }

  /** Reads a source to its end. */
  async finish(source: MessageSource): Promise<this> {
    for await (const _ of this.consume(source));
    return this;
  }

  /** Messages are exchanged in UTF-8 (xdomea specification). */
  #encoding(name: string): void {
    if (/^utf-?8$/.test(name)) return;
    const mark = { line: 1, column: 1, path: '' };
    this.#events.finding('R32', 'error', structureFaults.notUtf8(name), mark);
  }
}
