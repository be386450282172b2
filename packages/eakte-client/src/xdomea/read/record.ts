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
  readonly mark: Mark;
  /** Of its element in the file. */
  readonly depth: number;
  /** Whether `enter` was reported. */
  entered = false;

  constructor(
    kind: ObjectKind,
    element: string,
    data: Record<string, unknown>,
    parent: RecordFrame | undefined,
    mark: Mark,
    depth: number,
  ) {
    this.kind = kind;
    this.element = element;
    this.data = data as unknown as Akte | Vorgang | Dokument;
    this.parent = parent;
    this.level = (parent?.level ?? 0) + 1;
    this.mark = mark;
    this.depth = depth;
  }

  get id(): string | undefined {
    return this.data.identifikation?.id;
  }

  get title(): string | undefined {
    const metadaten = this.data.allgemeineMetadaten;
    return metadaten?.betreff ?? metadaten?.kennzeichen;
  }
}
