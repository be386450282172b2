import type { FindingValues, Severity, Who } from '@rathaus/client-core/findings';
import type { ContainerFacts } from '../finding/container-facts.ts';
import type { Mark } from '../finding/mark.ts';
import type { ObjectKind } from '../finding/place.ts';
import type { MessageDirection } from '../messages/roles.ts';
import type { Akte, Dokument, Format, Geschaeftsgang, Kontakt, Kopf, Vorgang } from '../model/index.ts';
import type { OpenCode, UnknownElement } from '../read/events.ts';
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
  /** Where the record begins, for `report`. Keep it while the record is open: later the record around it is meant. */
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
  /** Whether the message is to be sent or was received. */
  readonly direction: MessageDirection;
}

/**
 * An element of the message. The most exact of what is given counts; a field that the message leaves out stands for the
 * nearest element around it, and nothing at all for what the rule was called with: the part, the element of the body, and
 * in `kopf`, `enter`, `leave` and `end` the root.
 */
export interface PlacedAt {
  /** The record it belongs to; without more, where it begins. */
  readonly object?: RuleObject | undefined;
  /** A part of the model that the rule was given, for example a `verweis`. Default: the record, without one the header. */
  readonly part?: object | undefined;
  /**
   * A field of the part, by its names in the model: `aussonderungsmetadaten/aufbewahrungsende`; an entry of a list of texts
   * by its number from 0: `signaturSiegelDatei/1`.
   */
  readonly field?: string | undefined;
  /** A place that was kept from an earlier call (`markOf`). */
  readonly mark?: Mark | undefined;
}

/** Where a rule found something, and how heavy it is. */
export interface ReportedAt extends PlacedAt {
  /** Name of a file of the container the finding is about, beside its place in the message. */
  readonly file?: string | undefined;
  /** Name of a file of the container that is itself the place: nothing in the message speaks of it. */
  readonly entry?: string | undefined;
  /** Only where the case decides it; default: that of the rule. */
  readonly severity?: Severity | undefined;
  /** Who has to act, where the case decides it; default: that of the rule. */
  readonly who?: Who | undefined;
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
  /** Notes what the rule could not look at although it decides (`eakte.unchecked.…`): the verdict stays open at best. */
  skip(what: string, values: FindingValues): void;
  /** The place of an element that is open now, to report it later. */
  markOf(at: PlacedAt): Mark;
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
  /** A code of a list whose values the schema leaves open, wherever it is; those of Dateiformat come with `format`. */
  code?(code: OpenCode, object: RuleObject | undefined): void;
  /** Any other element of the message body directly below the root (`BewertetesSGO`, `AusgesondertesSGO`, …), in the shape of the model. */
  body?(element: string, value: unknown): void;
  /** An element outside of records that the schema does not know; the first of them only. */
  unknown?(element: UnknownElement): void;
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
