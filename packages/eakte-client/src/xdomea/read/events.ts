import type { FindingValues, Severity } from '@rathaus/client-core/findings';
import type { QName, Scope, XmlScanner } from '@rathaus/client-core/xml';
import type { Mark } from '../finding/mark.ts';
import type { ReaderRule } from '../finding/reader-rules.ts';
import { versionOfNamespace, type XdomeaVersion } from '../version.ts';
import type { RecordFrame } from './record.ts';

/** An object of the model while it is built. */
export type ModelObject = Record<string, unknown>;

/** What the reader reports while it reads. */
export interface MachineEvents {
  /** Something is wrong with the file; `values.fault` says what. */
  finding(rule: ReaderRule, severity: Severity, values: FindingValues, mark: Mark): void;
  /** The root element, before anything else. */
  root(root: RootFacts): void;
  kopf?(kopf: ModelObject): void;
  enter?(record: RecordFrame): void;
  leave?(record: RecordFrame): void;
  /** A complete Format, Kontakt or Geschaeftsgang. */
  part?(hook: Hook, value: ModelObject, element: string, record: RecordFrame | undefined): void;
  /** An element directly below the root that is neither header nor record. */
  body?(element: string, value: unknown): void;
}

/** What the root element says of the message. */
export interface RootFacts {
  version: XdomeaVersion | undefined;
  /** Local name. */
  name: string;
  prefix: string;
  /** Four digits. */
  messageType: string | undefined;
  /** By qualified name. */
  attributes: Record<string, string>;
  /** Prefix → namespace. */
  namespaces: Record<string, string>;
}

/** Parts of records that are handed over when they are complete. */
export type Hook = 'format' | 'kontakt' | 'geschaeftsgang';

/** What the root element says of the message. */
export function rootFacts(name: QName, scope: Scope, scanner: XmlScanner): RootFacts {
  const attributes: Record<string, string> = {};
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    attributes[scanner.attributeNames[index]!.text] = scanner.attributeValues[index]!;
  }
  return {
    version: versionOfNamespace(scope.namespace(name.prefix) ?? ''),
    name: name.local,
    prefix: name.prefix,
    messageType: /\.(\d{4})$/.exec(name.local)?.[1],
    attributes,
    namespaces: scope.all(),
  };
}
