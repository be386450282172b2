import { structureTexts as texts } from '../check/structure-texts.ts';
import type { SchemaType } from '../schema/schema.ts';
import { normalize } from '../schema/simple-types.ts';
import type { Scope } from '../xml/scope.ts';
import type { MessageMachine } from './machine.ts';

const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Checks the attributes of an element against its type (XML Schema part 1, 3.4.4). */
export function checkAttributes(machine: MessageMachine, type: SchemaType, scope: Scope, at: number): void {
  const { scanner } = machine;
  const element = scanner.openNames[scanner.depth - 1]!.local;
  let required = 0;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index]!;
    if (name.prefix === 'xmlns' || name.text === 'xmlns') continue;
    const value = scanner.attributeValues[index]!;
    if (name.prefix !== '') {
      checkForeign(machine, type, scope, index, at);
      continue;
    }
    const position = type.attributes.findIndex((use) => use.name === name.local);
    const use = type.attributes[position];
    if (!use) {
      machine.report(texts.attribute(name.text, element), at);
      continue;
    }
    if (use.required) required += 1;
    const simple = type.attributeTypes[position]!;
    const text = normalize(value, simple.whiteSpace);
    const wrong = use.fixed === undefined ? !simple.any && !simple.test(text) : text !== use.fixed;
    if (wrong) machine.report(texts.attributeValue(name.text, element), at);
  }
  if (required < type.requiredAttributes) {
    for (const use of type.attributes) {
      if (!use.required) continue;
      let found = false;
      for (let index = 0; index < scanner.attributeCount; index += 1) {
        if (scanner.attributeNames[index]!.text === use.name) found = true;
      }
      if (!found) machine.report(texts.attributeMissing(use.name, element), at);
    }
  }
}

/** Attributes with a prefix: those of XML Schema itself are allowed everywhere, others nowhere. */
function checkForeign(
  machine: MessageMachine,
  type: SchemaType,
  scope: Scope,
  index: number,
  at: number,
): void {
  const { scanner } = machine;
  const name = scanner.attributeNames[index]!;
  const element = scanner.openNames[scanner.depth - 1]!.local;
  const namespace = scope.namespace(name.prefix);
  if (namespace === undefined) {
    machine.report(texts.prefix(name.text), at, 'XML');
    return;
  }
  if (namespace === instance) {
    if (name.local === 'schemaLocation' || name.local === 'noNamespaceSchemaLocation') return;
    if (name.local === 'type' && namesType(scanner.attributeValues[index]!, type)) return;
  }
  machine.report(texts.attribute(name.text, element), at);
}

/** True when `xsi:type` only repeats the type the element has anyway. */
function namesType(value: string, type: SchemaType): boolean {
  const local = value.trim().split(':').at(-1)!;
  return local === type.name || local === `${type.name}Type`;
}
