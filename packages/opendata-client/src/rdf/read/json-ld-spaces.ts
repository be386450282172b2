/** Stands for a white space, with its code in four hexadecimal digits behind it. For private use, so in no document. */
const mark = '\uf8ff';

/** Characters of an IRI; longer texts are none. */
const longest = 4096;

/** What could be an IRI with white space in it: `tel:+49 40 123`. */
const suspect = (text: string): boolean => text.length <= longest && beginsLikeIri.test(text);
const beginsLikeIri = /^[A-Za-z][A-Za-z0-9+.-]*:\S*\s/;
const suspectInText = /"[A-Za-z][A-Za-z0-9+.-]*:[^"\s]*[\s\\]/;

/**
 * Hides white space from the library, which takes an IRI with it for a relative one and loses its scheme: `tel:+49 40` would
 * become `+49 40`. Changes the document in its place; `show` does the same with what has become of it.
 */
export function hideSpaces(text: string, document: unknown): { show(expanded: unknown): void } {
  if (text.includes(mark) || !suspectInText.test(text)) return { show: () => undefined };
  changeTexts(document, (value) =>
    suspect(value)
      ? value.replace(/\s/g, (space) => mark + space.charCodeAt(0).toString(16).padStart(4, '0'))
      : value,
  );
  return {
    show: (expanded) =>
      changeTexts(expanded, (value) => (value.includes(mark) ? value.replace(hidden, shown) : value)),
  };
}

const hidden = /\uf8ff([0-9a-f]{4})/g;
const shown = (_: string, code: string): string => String.fromCharCode(Number.parseInt(code, 16));

/** Changes all texts of a tree, and the names of members. */
function changeTexts(value: unknown, change: (text: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  for (const [name, member] of Object.entries(members)) {
    if (typeof member === 'string') members[name] = change(member);
    else changeTexts(member, change);
    const changed = change(name);
    if (changed !== name) {
      members[changed] = members[name];
      delete members[name];
    }
  }
}
