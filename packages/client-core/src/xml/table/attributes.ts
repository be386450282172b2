import type { ElementReader } from '../read/reader.ts';
import type { Scope } from '../read/scope.ts';
import { namedFault } from '../scan/fault.ts';
import type { SchemaType } from './schema.ts';
import { normalize } from './simple-types.ts';
import { structureFaults as faults, type StructureValues } from './structure-faults.ts';

/** A reader that can report what does not follow the tables. */
export interface StructureReader extends ElementReader {
  reportStructure(values: StructureValues, at?: number | undefined): void;
}

/** XML Schema part 1, section 2.6. */
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Checks the attributes of an element against its type (XML Schema part 1, 3.4.4). */
export function checkAttributes(reader: StructureReader, type: SchemaType, scope: Scope, at: number): void {
  const { scanner } = reader;
  const element = scanner.openNames[scanner.depth - 1]!.local;
  let required = 0;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index]!;
    if (name.prefix === 'xmlns' || name.text === 'xmlns') continue;
    const value = scanner.attributeValues[index]!;
    if (name.prefix !== '') {
      checkForeign(reader, type, scope, index, at);
      continue;
    }
    const position = type.attributes.findIndex((use) => use.name === name.local);
    const use = type.attributes[position];
    if (!use) {
      reader.reportStructure(faults.attribute(name.text, element), at);
      continue;
    }
    if (use.required) required += 1;
    const simple = type.attributeTypes[position]!;
    const text = normalize(value, simple.whiteSpace);
    const wrong = use.fixed === undefined ? !simple.any && !simple.test(text) : text !== use.fixed;
    if (wrong) reader.reportStructure(faults.attributeValue(name.text, element), at);
  }
  if (required < type.requiredAttributes) {
    for (const use of type.attributes) {
      if (!use.required) continue;
      let found = false;
      for (let index = 0; index < scanner.attributeCount; index += 1) {
        if (scanner.attributeNames[index]!.text === use.name) found = true;
      }
      if (!found) reader.reportStructure(faults.attributeMissing(use.name, element), at);
    }
  }
}

/** Attributes with a prefix: those of XML Schema itself are allowed everywhere, others nowhere. */
function checkForeign(
  reader: StructureReader,
  type: SchemaType,
  scope: Scope,
  index: number,
  at: number,
): void {
  const { scanner } = reader;
  const name = scanner.attributeNames[index]!;
  const element = scanner.openNames[scanner.depth - 1]!.local;
  const namespace = scope.namespace(name.prefix);
  if (namespace === undefined) {
    reader.reportXml(namedFault('prefix-undeclared', name.text), at);
    return;
  }
  if (namespace === instance) {
    if (name.local === 'schemaLocation' || name.local === 'noNamespaceSchemaLocation') return;
    if (name.local === 'type' && namesType(scanner.attributeValues[index]!, type)) return;
  }
  reader.reportStructure(faults.attribute(name.text, element), at);
}

/** True when `xsi:type` only repeats the type the element has anyway. */
function namesType(value: string, type: SchemaType): boolean {
  const local = value.trim().split(':').at(-1)!;
  return local === type.name || local === `${type.name}Type`;
}
