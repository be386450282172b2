import type { LocalText, Severity } from '../check/finding.ts';
import type { Mark } from '../rules/rule.ts';
import type { XdomeaVersion } from '../version.ts';
import { versionOfNamespace } from '../version.ts';
import type { QName } from '../xml/names.ts';
import type { XmlScanner } from '../xml/scanner.ts';
import type { Scope } from '../xml/scope.ts';
import type { RecordFrame } from './record.ts';

export type ModelObject = Record<string, unknown>;

/** What the machine tells while it reads. */
export interface MachineEvents {
  finding(rule: string, severity: Severity, message: LocalText, mark: Mark): void;
  root(root: RootFacts): void;
  kopf?(kopf: ModelObject): void;
  enter?(record: RecordFrame): void;
  leave?(record: RecordFrame): void;
  /** A complete Format, Kontakt or Geschaeftsgang. */
  part?(hook: Hook, value: ModelObject, element: string, record: RecordFrame | undefined): void;
  /** An element directly below the root that is neither header nor record. */
  body?(element: string, value: unknown): void;
}

export interface RootFacts {
  version: XdomeaVersion | undefined;
  name: string;
  prefix: string;
  messageType: string | undefined;
  attributes: Record<string, string>;
  namespaces: Record<string, string>;
}

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
