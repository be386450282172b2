import type { FindingValues, Severity } from '@rathaus/client-core/findings';
import type { ElementReader, QName, Scope } from '@rathaus/client-core/xml';
import type { Mark } from '../finding/mark.ts';
import type { ReaderRule } from '../finding/reader-rules.ts';
import type { Kopf } from '../model/index.ts';
import { type OtherVersion, otherVersionOf, versionOfNamespace, type XdomeaVersion } from '../version.ts';
import type { RecordFrame } from './record.ts';

/** An object of the model while it is built. */
export type ModelObject = Record<string, unknown>;

/** What the reader reports while it reads. */
export interface MachineEvents {
  /** Something is wrong with the file; `values.fault` says what. */
  finding(rule: ReaderRule, severity: Severity, values: FindingValues, mark: Mark): void;
  /** The root element, before anything else. */
  root(root: RootFacts): void;
  kopf?(kopf: Kopf): void;
  enter?(record: RecordFrame): void;
  leave?(record: RecordFrame): void;
  /** A complete Format, Kontakt or Geschaeftsgang. */
  part?(hook: Hook, value: ModelObject, element: string, record: RecordFrame | undefined): void;
  /** An element directly below the root that is neither header nor record. */
  body?(element: string, value: unknown): void;
  /** An element outside of records that the schema does not know; a bounded number of them. */
  unknown?(element: UnknownElement): void;
  /** A code whose list the schema does not compare. Asked for by `Run.reportCodes()`. */
  code?(code: OpenCode, record: RecordFrame | undefined): void;
}

/** An element that the schema does not know. Content of the message. */
export interface UnknownElement {
  /** From below the root: `BewertetesSGO/Frist`. */
  readonly path: string;
  /** Raw XML between its tags, cut to 2,000 characters. */
  readonly xml: string;
}

/** A code as the message has it, of a list whose values the schema leaves open. Valid during the call. */
export interface OpenCode {
  /** Name of the element with the code: `Kanal`. */
  readonly element: string;
  readonly code: string;
  /** As the message says; where it says nothing, as the schema fixes it. */
  readonly listUri: string | undefined;
  readonly listVersion: string | undefined;
  /** Position of the element with the code. */
  mark(): Mark;
}

/** What the root element says of the message. */
export interface RootFacts {
  version: XdomeaVersion | undefined;
  /** A version of the standard that is not read. */
  otherVersion: OtherVersion | undefined;
  /** Local name. */
  name: string;
  prefix: string;
  /** Four digits. */
  messageType: string | undefined;
  /** By qualified name. */
  attributes: Record<string, string>;
  /** Prefix → namespace. */
  namespaces: Record<string, string>;
  /** Where it is. */
  mark: Mark;
}

/** Parts of records that are handed over when they are complete. */
export type Hook = 'format' | 'kontakt' | 'geschaeftsgang';

/** What the root element says of the message. */
export function rootFacts(name: QName, scope: Scope, reader: ElementReader): RootFacts {
  const { scanner } = reader;
  const attributes: Record<string, string> = {};
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    attributes[scanner.attributeNames[index]!.text] = scanner.attributeValues[index]!;
  }
  const namespace = scope.namespace(name.prefix) ?? '';
  return {
    version: versionOfNamespace(namespace),
    otherVersion: otherVersionOf(namespace),
    name: name.local,
    prefix: name.prefix,
    messageType: /\.(\d{4})$/.exec(name.local)?.[1],
    attributes,
    namespaces: scope.all(),
    mark: reader.mark(),
  };
}
