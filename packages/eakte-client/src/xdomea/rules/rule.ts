import type { ContainerFacts, LocalText, ObjectKind, Repairer, Severity } from '../check/finding.ts';
import type { Akte, Dokument, Format, Geschaeftsgang, Kontakt, Kopf, Vorgang } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';

/** A record as the rules see it: everything but the records below it, which come as calls of their own. */
export interface RuleObject {
  kind: ObjectKind;
  id: string | undefined;
  title: string | undefined;
  /** Name of the element it stands in: `Teilakte`, `Anlage`, `Anschreiben`. */
  element: string;
  /** 1 for a top-level record. */
  level: number;
  parent: RuleObject | undefined;
  /** Position in the file where the record begins, for `report`. */
  mark: Mark;
  /** The record without its children. In `enter` only what stands before the children is known. */
  data: Akte | Vorgang | Dokument;
  /** Free space of the rules, by rule id. */
  memo: Record<string, unknown>;
}

/** An opaque position in the file. Line, column and path are worked out when a finding needs them. */
export interface Mark {
  line: number;
  column: number;
  path: string;
}

/** What a rule can ask and say. */
export interface RuleContext {
  version: XdomeaVersion;
  /** Four digits. */
  messageType: string;
  rootName: string;
  /** Prefix of the root element. */
  prefix: string;
  /** Attributes of the root element, by qualified name. */
  rootAttributes: Readonly<Record<string, string>>;
  kopf: Kopf | undefined;
  container: ContainerFacts | undefined;
  /** Instant of the check. */
  now: Date;
  /** True when a message marked as a test must be refused. */
  production: boolean;
  /** Parameters a profile set for this rule, for example `{ maxLevel: 5 }` for R29. */
  parameters: Readonly<Record<string, unknown>>;
  /** Number of a detail, the place defaults to where the reader stands. */
  report(
    message: LocalText,
    at?: { mark?: Mark; object?: RuleObject; file?: string; severity?: Severity },
  ): void;
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

/**
 * A rule beyond the schema. One file each, `r12-….ts`; a test fails when a text is missing.
 * Source of the catalogue: `implementationHint` and documentation of the schemas (H), specification (S),
 * practice and robustness (P).
 */
export interface Rule {
  /** `R12`. Stable, part of the public API. */
  id: string;
  severity: Severity;
  title: LocalText;
  /** Why it matters. */
  reason: LocalText;
  repair: { who: Repairer; how: LocalText };
  /** Where the rule comes from. */
  source: string;
  /** A wrong and a right example, short. */
  example: { wrong: string; right: string };
  /** Versions the rule is for; all when left out. */
  versions?: readonly XdomeaVersion[];
  /** Message types the rule is for; all when left out. */
  messages?: readonly string[];
  visit(context: RuleContext): RuleVisitor;
}
