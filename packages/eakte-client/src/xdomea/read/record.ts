import type { ElementReader } from '@rathaus/client-core/xml';
import type { Mark } from '../finding/mark.ts';
import type { ObjectKind } from '../finding/place.ts';
import type { Akte, Dokument, Vorgang } from '../model/index.ts';

/** A record while it is read: what rules and iterators see of it. */
export class RecordFrame {
  readonly kind: ObjectKind;
  /** Name of the element it is in: `Teilakte`, `Anlage`. */
  readonly element: string;
  readonly data: Akte | Vorgang | Dokument;
  readonly parent: RecordFrame | undefined;
  readonly level: number;
  /** Of its element in the file. */
  readonly depth: number;
  /** Whether `enter` was reported. */
  entered = false;
  readonly #reader: ElementReader;
  #mark: Mark | undefined;
  #ended = false;

  constructor(
    kind: ObjectKind,
    element: string,
    data: Record<string, unknown>,
    parent: RecordFrame | undefined,
    reader: ElementReader,
    depth: number,
  ) {
    this.kind = kind;
    this.element = element;
    this.data = data as unknown as Akte | Vorgang | Dokument;
    this.parent = parent;
    this.level = (parent?.level ?? 0) + 1;
    this.#reader = reader;
    this.depth = depth;
  }

  /**
   * Where it begins. Worked out when someone asks, which few do: once it has ended without, the record around it is used
   * instead, at last the root.
   */
  get mark(): Mark {
    if (this.#mark === undefined && this.#ended) return this.parent?.mark ?? this.#reader.markOf(0);
    this.#mark ??= this.#reader.markOf(this.depth);
    return this.#mark;
  }

  /** Its element ends. */
  end(): void {
    this.#ended = true;
  }

  get id(): string | undefined {
    return this.data.identifikation?.id;
  }

  get title(): string | undefined {
    const metadaten = this.data.allgemeineMetadaten;
    return metadaten?.betreff ?? metadaten?.kennzeichen;
  }

  get reference(): string | undefined {
    return this.data.allgemeineMetadaten?.kennzeichen;
  }
}
