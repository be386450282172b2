/**
 * Finds elements of a text by their path, with nothing of the reader under test: tags are cut out with one regular
 * expression, names are counted in a list.
 */

/** An element of a text. */
interface Found {
  local: string;
  /** Offset of the `<` of its start tag. */
  at: number;
  children: Found[];
}

const markup =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([^\s/>!?<]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

function tree(xml: string): Found {
  const document: Found = { local: '', at: 0, children: [] };
  const open = [document];
  for (const { 0: whole, 1: end, 2: name, 4: empty, index } of xml.matchAll(markup)) {
    if (name === undefined) continue;
    if (end === '/') {
      open.pop();
      continue;
    }
    const element: Found = { local: name.slice(name.indexOf(':') + 1), at: index, children: [] };
    open.at(-1)!.children.push(element);
    if (empty === '' && !whole.endsWith('/>')) open.push(element);
  }
  return document;
}

/** Offset of the start tag of an element; undefined when the path leads nowhere. */
export function offsetOf(xml: string, path: string): number | undefined {
  let at = tree(xml);
  for (const step of path.split('/').slice(1)) {
    const [, name, position = '1'] = /^(.*?)(?:\[(\d+)\])?$/.exec(step)!;
    const next = at.children.filter(({ local }) => local === name)[Number(position) - 1];
    if (next === undefined) return undefined;
    at = next;
  }
  return at.at;
}

/** Line and column of an offset, from 1, in UTF-16 units; lines end at a line feed. */
export function placeAt(xml: string, offset: number): { line: number; column: number } {
  const before = xml.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Whether a position is inside the text. */
export function isInside(xml: string, line: number, column: number): boolean {
  const text = xml.split('\n')[line - 1];
  return text !== undefined && column >= 1 && column <= Math.max(1, text.length);
}
