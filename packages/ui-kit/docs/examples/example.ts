/** Code that the documentation shows; the very same text is compiled or run by a test. */
export interface Example {
  /** Who it is for, in the words of its makers: `React`, `Vue`. */
  readonly title: string;
  /** Name of the file that a reader would make of it. */
  readonly file: string;
  readonly code: string;
}

/** A value as somebody would write it in TypeScript: no quotes around names, single ones around texts. */
export function literal(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((one) => `${inner}${literal(one, inner)},\n`).join('')}${indent}]`;
  }
  if (value === null || typeof value !== 'object') return `${value}`;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const name = (key: string): string => (/^[a-z_$][\w$]*$/i.test(key) ? key : `'${key}'`);
  const line = `{ ${entries.map(([key, one]) => `${name(key)}: ${literal(one, inner)}`).join(', ')} }`;
  if (entries.length === 0) return '{}';
  if (!line.includes('\n') && line.length + indent.length < 76) return line;
  return `{\n${entries.map(([key, one]) => `${inner}${name(key)}: ${literal(one, inner)},\n`).join('')}${indent}}`;
}
