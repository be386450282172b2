import type { LocalText, Severity } from '../check/finding.ts';
import type { Mark } from '../rules/rule.ts';
import { XmlFault } from '../xml/fault.ts';
import { defaultLimits, type ScanLimits, XmlScanner } from '../xml/scanner.ts';
import type { MachineEvents } from './events.ts';
import { EncodingFault, type MessageSource, textPieces } from './feed.ts';
import { type MachineOptions, MessageMachine } from './machine.ts';

/** Characters of the text of one element; libxml2 stops at the same length. */
export const defaultMaxText = 10_000_000;

export interface RunOptions extends MachineOptions {
  limits?: Partial<ScanLimits> | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((bytes: number) => void) | undefined;
}

/** A reader set up for one message: a source goes in, events come out. */
export class Run {
  readonly machine: MessageMachine;
  readonly scanner: XmlScanner;
  /** Set when the file could not be read to its end. */
  broken = false;
  readonly #events: MachineEvents;
  readonly #options: RunOptions;

  constructor(events: MachineEvents, options: RunOptions) {
    this.#events = events;
    this.#options = options;
    this.machine = new MessageMachine(events, options);
    this.scanner = new XmlScanner(this.machine, { ...defaultLimits, ...options.limits });
    this.machine.scanner = this.scanner;
  }

  /**
   * Reads a source, handing over after each piece. What is wrong with the file becomes a finding and ends the
   * reading; what is wrong with the stream is thrown.
   */
  async *consume(source: MessageSource): AsyncGenerator<void, void, void> {
    const { signal, onProgress } = this.#options;
    try {
      for await (const text of textPieces(source, {
        signal,
        onProgress,
        onEncoding: (name) => this.#encoding(name),
      })) {
        this.#guard(() => this.scanner.write(text));
        yield;
        if (this.broken) return;
      }
      this.#guard(() => this.scanner.end());
    } catch (error) {
      if (!(error instanceof EncodingFault)) throw error;
      this.fault('R32', error.text, this.machine.here());
    }
  }

  /** Reads a source to its end. */
  async finish(source: MessageSource): Promise<this> {
    for await (const _ of this.consume(source));
    return this;
  }

  #encoding(name: string): void {
    if (/^utf-?8$/.test(name)) return;
    this.#events.finding(
      'R32',
      'error',
      {
        de: `Die Datei ist in ${name} geschrieben; xdomea-Nachrichten werden in UTF-8 ausgetauscht.`,
        en: `The file is written in ${name}; xdomea messages are exchanged in UTF-8.`,
      },
      { line: 1, column: 1, path: '' },
    );
  }

  fault(rule: string, text: LocalText, mark: Mark, severity: Severity = 'error'): void {
    this.broken = true;
    this.#events.finding(rule, severity, text, mark);
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      const { line, column } = this.scanner.locate(error.at);
      this.fault(error.rule, error.text, { line, column, path: this.machine.path(this.scanner.depth) });
    }
  }
}
