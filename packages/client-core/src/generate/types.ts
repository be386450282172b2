/** The text of `<name>.ts`: the types that openapi-typescript makes. */
import type { OpenAPI3 } from 'openapi-typescript';
import { emptyObject } from './directed-schemas.ts';
import { isObject, type JsonObject, pointerStep } from './document.ts';
import { refused } from './errors.ts';
import { loadPackage } from './packages.ts';
import { heading } from './table.ts';

/** Types of a document, which may be changed by openapi-typescript. */
export async function writeTypes(document: JsonObject, name: string): Promise<string> {
  const {
    default: openapiTS,
    astToString,
    tsRecord,
    STRING,
    NEVER,
  } = await loadPackage(() => import('openapi-typescript'));
  try {
    const ast = await openapiTS(document as unknown as OpenAPI3, {
      rootTypes: false,
      transform: (schema) => (emptyObject in schema ? tsRecord(STRING, NEVER) : undefined),
      emptyObjectsUnknown: true,
      silent: true,
    });
    return heading(name) + astToString(ast);
  } catch (error) {
    const place = inheritedName(document, '#');
    if (place !== undefined)
      throw refused('core.generate.name', place, 'openapi-typescript cannot read this name', error);
    throw refused('core.generate.types', '#', error instanceof Error ? error.message : 'failed', error);
  }
}

/** Where a member is called like one that every object has: `hasOwnProperty`. */
function inheritedName(value: unknown, at: string): string | undefined {
  for (const [name, member] of isObject(value) || Array.isArray(value) ? Object.entries(value) : []) {
    const here = at + pointerStep(name);
    const found = Object.hasOwn(Object.prototype, name) ? here : inheritedName(member, here);
    if (found !== undefined) return found;
  }
  return undefined;
}
