/** Attribute names with their values; those that are undefined are left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As references, because a parser would make them a blank in an attribute and drop the first one in text.
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text as content or attribute value. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? character);
}

/** An element; `content` is markup. */
export function element(name: string, attributes: XmlAttributes = {}, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('');
  const inner = content.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** An instant as `xs:dateTime` in UTC with milliseconds. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
