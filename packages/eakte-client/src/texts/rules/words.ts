import type { Particle } from '@rathaus/client-core/xml';
import { codeValues } from '../../xdomea/tables/code-values.ts';
import { notationOf } from '../../xdomea/tables/index.ts';
import { xdomeaVersions } from '../../xdomea/version.ts';

let names: ReadonlySet<string> | undefined;

/** Names of the elements and attributes of all versions, and of those of XML itself that a path or a finding may have. */
function allNames(): ReadonlySet<string> {
  const all = new Set(['xmlns', 'xsi:schemaLocation', 'xsi:type']);
  const addElements = (particle: Particle): void => {
    if (particle.kind === 'element') all.add(particle.name);
    else if (particle.kind === 'choice') particle.options.forEach(addElements);
    else if (particle.kind === 'sequence') particle.items.forEach(addElements);
  };
  for (const version of xdomeaVersions) {
    const { types, roots } = notationOf(version);
    for (const root of roots.keys()) all.add(root);
    for (const { attributes, content } of [...types.values(), ...roots.values()]) {
      for (const { name } of attributes) all.add(name);
      addElements(content);
    }
  }
  return all;
}

let codes: ReadonlySet<string> | undefined;

/** Short codes of the standard's lists and numbers of its messages: `A`, `0503`, `018`. Longer ones look like telephone numbers. */
function isShortCode(word: string): boolean {
  codes ??= new Set(
    Object.values(codeValues)
      .flatMap((list) => list.split(' '))
      .filter((code) => /^(?:[A-Z]|\d{3,4})$/.test(code)),
  );
  return codes.has(word);
}

/**
 * Whether a word is one of the standard and so names no person: an element, an attribute, a code. A masked report shows it.
 */
export const isXdomeaTerm = (word: string): boolean => isShortCode(word) || isXdomeaName(word);

/**
 * Whether a word is the name of an element or attribute of the standard. Others may be anything, also names of people.
 * The first call reads the tables of all versions.
 */
export function isXdomeaName(word: string): boolean {
  names ??= allNames();
  return names.has(word);
}
