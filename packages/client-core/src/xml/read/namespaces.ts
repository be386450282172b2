import { namedFault } from '../scan/fault.ts';
import type { ElementReader } from './reader.ts';
import { Scope, xmlNamespace } from './scope.ts';

/** Declarations that Namespaces in XML 1.0, section 3 forbids: `xml` elsewhere, `xmlns` at all, either's name for others. */
function isReserved(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === 'http://www.w3.org/2000/xmlns/') return true;
  return (prefix === 'xml') !== (uri === xmlNamespace);
}

/** What looking at the declarations of a tag needs of whoever reads the document. */
type TagReader = Pick<ElementReader, 'scanner' | 'reportXml'>;

/** The scope of an element with attributes; that of its parent when it declares nothing. */
export function enterScope(reader: TagReader, parent: Scope | undefined, at: number): Scope {
  const { scanner } = reader;
  let own: Map<string, string> | undefined;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index]!;
    const isDefault = name.text === 'xmlns';
    if (!isDefault && name.prefix !== 'xmlns') continue;
    own ??= new Map();
    const value = scanner.attributeValues[index]!;
    if ((!isDefault && value === '') || isReserved(isDefault ? '' : name.local, value))
      reader.reportXml(namedFault('prefix-reserved', name.text), at);
    own.set(isDefault ? '' : name.local, value);
  }
  const scope = own || !parent ? new Scope(parent, own ?? new Map()) : parent;
  checkPrefixedAttributes(reader, scope, at);
  return scope;
}

/** Two attributes with the same name under different prefixes are one attribute twice (Namespaces in XML 1.0, 6.3). */
function checkPrefixedAttributes(reader: TagReader, scope: Scope, at: number): void {
  const { scanner } = reader;
  let seen: Set<string> | undefined;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index]!;
    if (name.prefix === '' || name.prefix === 'xmlns') continue;
    seen ??= new Set();
    const full = `{${scope.namespace(name.prefix) ?? name.prefix}}${name.local}`;
    if (seen.has(full)) reader.reportXml(namedFault('attribute-twice', name.text), at);
    seen.add(full);
  }
}
