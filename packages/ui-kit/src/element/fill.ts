/** Fills `{name}` marks of a text. Values are taken literally (no `$&`), unknown marks stay. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (mark, name: string) => `${values[name] ?? mark}`);
