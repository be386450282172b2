import type { FindingValues, Severity, Who } from '@rathaus/client-core/findings';
import type { ContainerFacts } from '../finding/container-facts.ts';
import type { Mark } from '../finding/mark.ts';
import type { ObjectKind } from '../finding/place.ts';
import type { Akte, Dokument, Format, Geschaeftsgang, Kontakt, Kopf, Vorgang } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';

/** A record as the rules see it: everything but the records below it, which come as calls of their own. */
export interface RuleObject {
  kind: ObjectKind;
  id: string | undefined;
  title: string | undefined;
  /** Name of the element it is in: `Teilakte`, `Anlage`, `Anschreiben`. */
  element: string;
  /** 1 for a top-level record. */
  level: number;
  parent: RuleObject | undefined;
  /** Position in the file where the record begins, for `report`. */
  mark: Mark;
  /** The record without its children. In `enter` only what comes before the children is known. */
  data: Akte | Vorgang | Dokument;
}

/** What is known of the message under check. */
export interface MessageContext {
  readonly version: XdomeaVersion;
  /** Four digits. */
  readonly messageType: string;
  readonly rootName: string;
  /** Prefix of the root element. */
  readonly prefix: string;
  /** Attributes of the root element, by qualified name. */
  readonly rootAttributes: Readonly<Record<string, string>>;
  readonly kopf: Kopf | undefined;
  readonly container: ContainerFacts | undefined;
  /** Instant of the check, in milliseconds since the epoch. */
  readonly instant: number;
  /** Whether a message marked as a test is accepted. */
  readonly allowTest: boolean;
}

/** Where a rule found something, and how heavy it is. */
export interface ReportedAt {
  /** Default: where the record begins; without a record, where the reader is, and at the end the message as a whole. */
  readonly mark?: Mark | undefined;
  readonly object?: RuleObject | undefined;
  /** Name of a file of the container the finding is about, beside its place in the message. */
  readonly file?: string | undefined;
  /** Name of a file of the container that is itself the place: nothing in the message speaks of it. */
  readonly entry?: string | undefined;
  /** Only where the case decides it; default: that of the rule. */
  readonly severity?: Severity | undefined;
}

/** What a rule can ask and report. */
export interface RuleContext<Values extends FindingValues = FindingValues> extends MessageContext {
  /** Parameters a profile set for this rule, for example `{ maxLevel: 5 }` for R29. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /**
   * Reports that the rule is broken. Content of the message (ids, names, subjects, file names) goes in as a plain text,
   * words of the standard as a `term()`.
   */
  report(values: Values, at?: ReportedAt): void;
}

/** The calls a rule gets while the message streams by, in document order. All are optional. */
export interface RuleVisitor {
  /** The header is complete; no record was seen yet. */
  kopf?(kopf: Kopf): void;
  enter?(object: RuleObject): void;
  /** The record is complete, its children are through. */
  leave?(object: RuleObject): void;
  /** A format of a version of a document, with its primary file. */
  format?(format: Format, object: RuleObject | undefined): void;
  /** A contact that is complete, with the name of its element. */
  kontakt?(kontakt: Kontakt, element: string, object: RuleObject | undefined): void;
  geschaeftsgang?(geschaeftsgang: Geschaeftsgang, object: RuleObject | undefined): void;
  /** Any other element of the message body directly below the root (`BewertetesSGO`, `AusgesondertesSGO`, …), in the shape of the model. */
  body?(element: string, value: unknown): void;
  /** The message is through. */
  end?(): void;
}

/** Looks at a message while it streams by, and reports nothing: to draw an outline or to count. */
export interface MessageVisitor {
  visit(context: MessageContext): RuleVisitor;
}

/**
 * A rule beyond the schema. One file each, `r12-….ts`; what it says is in `texts/rules` under the same name, and the
 * compiler asks for each of them. `Values` are those of its findings.
 */
export interface Rule<Values extends FindingValues = FindingValues> {
  /** `R12`. Stable, part of the public API. */
  readonly id: string;
  readonly severity: Severity;
  /** Who has to act. */
  readonly who: Who;
  /** Versions the rule is for; all when left out. */
  readonly versions?: readonly XdomeaVersion[] | undefined;
  /** Message types the rule is for; all when left out. */
  readonly messages?: readonly string[] | undefined;
  /** Called once for each message, before its header. */
  visit(context: RuleContext<Values>): RuleVisitor;
}
