/** Schemas that are nothing but themselves: no value is described, and no type can be written. */
import { refused } from './errors.ts';
import { type Reader, refOf, type Spot } from './reader.ts';

/**
 * Refuses a schema that leads back to itself through `$ref`, `allOf`, `oneOf` or `anyOf` alone. A way through a member
 * or an item is no such circle: a tree has branches.
 */
export function refuseCircles(reader: Reader): void {
  const done = new Set<string>();
  const visit = (schema: Spot, above: ReadonlySet<string>) => {
    if (above.has(schema.at)) throw refused('core.generate.reference', schema.at, 'leads in a circle');
    if (done.has(schema.at)) return;
    const inside = new Set(above).add(schema.at);
    if (refOf(schema.value) !== undefined) visit(reader.target(schema), inside);
    for (const keyword of ['allOf', 'oneOf', 'anyOf'])
      for (const [, one] of reader.members(reader.member(schema, keyword))) visit(one, inside);
    done.add(schema.at);
  };
  const components = reader.member(reader.root, 'components');
  const schemas = components && reader.member(components, 'schemas');
  for (const [, schema] of reader.members(schemas)) visit(schema, new Set());
}
