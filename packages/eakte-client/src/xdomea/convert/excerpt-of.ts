import { isObject } from '../write/plan.ts';

const mostCharacters = 200;

/** A value of the model on one line: of a group the values in it, in their order. Cut where it is long. */
export function excerptOf(value: unknown): string | undefined {
  const texts: string[] = [];
  let length = 0;
  const collect = (inner: unknown): void => {
    if (length > mostCharacters || inner === undefined || inner === null) return;
    if (isObject(inner) && typeof inner.code === 'string') {
      // Of a code its list says nothing to a person.
      const { code, name } = inner;
      collect(typeof name === 'string' ? `${code} (${name})` : code);
      return;
    }
    if (isObject(inner)) {
      for (const [field, part] of Object.entries(inner)) if (field !== 'kind') collect(part);
      return;
    }
    const text = String(inner).replace(/\s+/g, ' ').trim();
    if (text === '') return;
    texts.push(text);
    length += text.length + 2;
  };
  collect(value);
  if (texts.length === 0) return undefined;
  const line = texts.join(', ');
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
}
