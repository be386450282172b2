import type { Finding } from '@rathaus/client-core/findings';
import type { ObjectKind } from '../finding/place.ts';
import type {
  Akte,
  AllgemeineMetadaten,
  Anlage,
  Kopf,
  Nachricht,
  Schriftgutobjekt,
  Uuid,
  Vorgang,
} from '../model/index.ts';
import type { EffectiveValues } from '../retention/effective.ts';
import type { XdomeaVersion } from '../version.ts';
import type { Envelope } from './envelope.ts';

/** A record around another one. */
export interface RecordAbove {
  readonly kind: ObjectKind;
  readonly id: Uuid | undefined;
  readonly allgemeineMetadaten: AllgemeineMetadaten | undefined;
}

interface RecordFacts<Model extends Schriftgutobjekt, Children extends string> {
  /** The record without the records below it. */
  readonly record: Omit<Model, Children>;
  /** Undefined when it could not be read: the message is not valid then, and a finding says so. */
  readonly id: Uuid | undefined;
  /** Name of the element: `Anlage`, `Anschreiben`, `Schriftstueck` are documents, too. */
  readonly element: string;
  /** 1 for a top-level record. */
  readonly level: number;
  /** Place among the records of the message, from 1, in the order in which they begin. */
  readonly position: number;
  /** The records around it, outermost first. */
  readonly parents: readonly RecordAbove[];
  /** What holds for the record, own or inherited: give it to `dueDate()`. */
  readonly effective: EffectiveValues;
}

/** One member of the union for each kind, so that the compiler can tell them apart. */
type RecordItemOf<
  Kind extends ObjectKind,
  Model extends Schriftgutobjekt,
  Children extends string,
> = Kind extends unknown ? { readonly kind: Kind } & RecordFacts<Model, Children> : never;

/** An Akte or a part of one. */
export type AkteItem = RecordItemOf<'Akte' | 'Teilakte', Akte, 'dokument' | 'vorgang' | 'teilakte'>;

/** A Vorgang or a part of one. */
export type VorgangItem = RecordItemOf<'Vorgang' | 'Teilvorgang', Vorgang, 'dokument' | 'teilvorgang'>;

/** A document, an attachment, a cover letter or a piece of a document. */
export type DokumentItem = RecordItemOf<'Dokument', Anlage, 'anlage' | 'schriftstueck'>;

/** A record of a message; `kind` says which. */
export type RecordItem = AkteItem | VorgangItem | DokumentItem;

/** Fields of messages that are not part of the body: the header, and records, which are items of their own. */
type NotBody = 'messageType' | 'kopf' | 'schriftgutobjekt' | 'anschreiben' | 'anlage';

/** One entry of a list, anything else as it is. */
type Entry<Field> = Field extends string
  ? Field
  : Field extends Iterable<infer One> | AsyncIterable<infer One>
    ? One
    : Field;

/** Records inside an element of the body are items of their own, too. */
type WithoutRecords<Value> =
  Extract<keyof Value, 'schriftgutobjekt' | 'dokument'> extends never
    ? Value
    : Omit<Value, 'schriftgutobjekt' | 'dokument'>;

type BodyItemOf<Message extends Nachricht> = Message extends unknown
  ? {
      [Field in Exclude<keyof Message, NotBody>]-?: {
        readonly kind: 'body';
        readonly messageType: Message['messageType'];
        /** Field of the model: `ausgesondertesSgo`, the same in all versions. */
        readonly field: Field;
        /** One entry, where the field is a list. */
        readonly value: WithoutRecords<Entry<NonNullable<Message[Field]>>>;
      };
    }[Exclude<keyof Message, NotBody>]
  : never;

/** An element of the body that is no record: a result, a decision, a request, a file plan. `field` says which. */
export type BodyItem = BodyItemOf<Nachricht>;

/** What the root element says of the message. The first item of every message. */
export interface RootItem {
  readonly kind: 'root';
  /** Undefined when the file is no message of a known version; then only findings follow. */
  readonly version: XdomeaVersion | undefined;
  readonly rootName: string;
  /** Four digits. */
  readonly messageType: string | undefined;
  /** Namespaces and schema location, to write the message back as it came. */
  readonly envelope: Envelope;
}

/** The header. */
export interface KopfItem {
  readonly kind: 'kopf';
  readonly kopf: Kopf;
}

/** A fault of well-formedness or structure. */
export interface FindingItem {
  readonly kind: 'finding';
  readonly finding: Finding;
}

/** The last item of every message. */
export interface EndItem {
  readonly kind: 'end';
  /** False when the file broke off: then there may be more records than were read. */
  readonly complete: boolean;
  /** How many records were given. */
  readonly records: number;
}

/** A part of a message; `kind` says which, and narrows the rest. */
export type MessageItem = RootItem | KopfItem | RecordItem | BodyItem | FindingItem | EndItem;
