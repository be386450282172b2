import { schemaOf } from '../../xdomea/schema/schema.ts';
import { xdomeaVersions } from '../../xdomea/version.ts';

let names: ReadonlySet<string> | undefined;

/** Names of the elements and attributes of all versions, and of those that any message may have at its root. */
function allNames(): ReadonlySet<string> {
  const all = ['xmlns', 'schemaLocation', 'Teilakte', 'Teilvorgang'];
  for (const version of xdomeaVersions) {
    const schema = schemaOf(version);
    all.push(...schema.names);
    for (const { attributes } of schema.types) all.push(...attributes.map((attribute) => attribute.name));
  }
  return new Set(all);
}

/** Whether a word is the name of an element or attribute of the standard. Others may be anything, also names of people. */
export function isXdomeaName(word: string): boolean {
  names ??= allNames();
  return names.has(word);
}
