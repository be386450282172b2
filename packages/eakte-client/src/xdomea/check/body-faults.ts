import { bindingsOf } from '../mapping/binding.ts';
import type { XdomeaVersion } from '../version.ts';

/**
 * Says of the path of an element whether it is in the body of a message, not in its header: below an element of the root
 * that is none of the header. An element that the schema does not know is in the body.
 */
export function bodyPaths(version: XdomeaVersion, messageType: string): (path: string) => boolean {
  const { schema, byType } = bindingsOf(version);
  const type = schema.typeByName.get(schema.rootNames.get(messageType) ?? '');
  const header = new Set<string>();
  if (type)
    for (const { use, target } of byType[type.id]!.elements.values())
      if (target.path[0] === 'kopf') header.add(use.name);
  return (path) => {
    const [, , child] = path.split('/');
    return child !== undefined && !header.has(child.replace(/\[\d+\]$/, ''));
  };
}
