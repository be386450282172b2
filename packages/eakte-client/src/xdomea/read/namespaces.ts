import { structureTexts as texts } from '../check/structure-texts.ts';
import type { XmlScanner } from '../xml/scanner.ts';
import { Scope } from '../xml/scope.ts';
import type { MessageMachine } from './machine.ts';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** Declarations that Namespaces in XML 1.0, section 3 forbids: `xml` elsewhere, `xmlns` at all, either's name for others. */
function isReserved(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === 'http://www.w3.org/2000/xmlns/') return true;
  return (prefix === 'xml') !== (uri === xmlNamespace);
}

/** The scope of an element with attributes; that of its parent when it declares nothing. */
export function enterScope(machine: MessageMachine, parent: Scope | undefined, at: number): Scope {
  const { scanner } = machine;
  let own: Map<string, string> | undefined;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index]!;
    const isDefault = name.text === 'xmlns';
    if (!isDefault && name.prefix !== 'xmlns') continue;
    own ??= new Map();
    const value = scanner.attributeValues[index]!;
    if ((!isDefault && value === '') || isReserved(isDefault ? '' : name.local, value))
      machine.report(texts.reservedPrefix(name.text), at, 'XML');
    own.set(isDefault ? '' : name.local, value);
  }
  const scope = own || !parent ? new Scope(parent, own ?? new Map()) : parent;
  checkPrefixedAttributes(machine, scanner, scope, at);
  return scope;
}

/** Two attributes with the same name under different prefixes are one attribute twice (Namespaces in XML 1.0, 6.3). */
function checkPrefixedAttributes(
  machine: MessageMachine,
  scanner: XmlScanner,
  scope: Scope,
  at: number,
): void {
  let seen: Set<string> | undefined;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index]!;
    if (name.prefix === '' || name.prefix === 'xmlns') continue;
    seen ??= new Set();
    const full = `{${scope.namespace(name.prefix) ?? name.prefix}}${name.local}`;
    if (seen.has(full)) machine.report(texts.attributeTwice(name.text), at, 'XML');
    seen.add(full);
  }
}
