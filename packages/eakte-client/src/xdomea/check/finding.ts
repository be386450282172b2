import type { XdomeaVersion } from '../version.ts';

/** One sentence in the two languages of the SDK. */
export interface LocalText {
  de: string;
  en: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** Who has to act: the authority that created the record, the vendor of its software, or the archive. */
export type Repairer = 'authority' | 'vendor' | 'archive';

/** The kinds of records that findings and reports name. */
export type ObjectKind = 'Akte' | 'Teilakte' | 'Vorgang' | 'Teilvorgang' | 'Dokument';

/**
 * Where something was found. `title` and `file` are personal data (subject, file name): show them to the
 * records manager, never log them.
 */
export interface Place {
  /** 1-based line in the message file. */
  line?: number;
  /** 1-based column, in UTF-16 units. */
  column?: number;
  /** Elements from the root, with a 1-based position where a name repeats: `/Aussonderung.Aussonderung.0503/Schriftgutobjekt[2]/Akte/Identifikation/ID`. */
  path: string;
  /** The record around the place. */
  object?: { kind: ObjectKind; id?: string; title?: string };
  /** Name of the file in the container the finding is about. */
  file?: string;
}

/** One thing a check found. `rule` is stable: `XML`, `XSD`, `R12`, `Q03` (a tolerated partner quirk). */
export interface Finding {
  rule: string;
  severity: Severity;
  /** What is wrong here, with the concrete values. */
  message: LocalText;
  place: Place;
}

/** What is known of a file of the container, for the rules that compare message and container. */
export interface ContainerEntry {
  name: string;
  /** Bytes, unpacked. */
  size?: number;
  /** Lower-case hex digests of the content by algorithm name as in xdomea (`SHA-256`, `SHA-512`, `SHA3-256`). */
  hashes?: Readonly<Record<string, string>>;
  /** What the first bytes say, where someone looked: `pdf`, `pdf-encrypted`, `zip`, `xml`, … */
  detected?: string;
  /** The file breaks off before its end mark. */
  truncated?: boolean;
}

/** The container around a message. Without it the rules about file names and files do not run. */
export interface ContainerFacts {
  /** Name of the container, `<UUID>_Abgabe.Abgabe.0401.zip`. */
  name?: string;
  /** Name of the message inside. */
  messageName?: string;
  /** The other files, or a function that gives them when the message has been read. */
  entries?: readonly ContainerEntry[];
}

/** How many records the message holds. */
export interface ObjectCounts {
  akten: number;
  vorgaenge: number;
  dokumente: number;
  /** References to primary files, not files. */
  primaerdokumente: number;
}

/** The result of a check. A check never throws for what the message contains; it throws only for broken input streams. */
export interface CheckReport {
  /** Undefined when the root element is of no known version. */
  version: XdomeaVersion | undefined;
  /** Four digits: `0503`. */
  messageType: string | undefined;
  /** Local name of the root element. */
  rootName: string | undefined;
  prozessId: string | undefined;
  /** `official`: compared with tables equal to the published schema. `derived`: no schema file of this message is public (4.0 outside 05xx); the structure is ours. */
  schemaBasis: 'official' | 'derived';
  /** In document order, at most `maxFindingsPerRule` of each rule; `counts` has all. */
  findings: readonly Finding[];
  /** Number of findings of each rule, also of those not listed. */
  counts: Readonly<Record<string, number>>;
  errors: number;
  warnings: number;
  infos: number;
  /** True when no finding is an error: the message may be handed over. */
  acceptable: boolean;
  /** False when the file ended or broke before the root element was closed. */
  complete: boolean;
  objects: ObjectCounts;
}
