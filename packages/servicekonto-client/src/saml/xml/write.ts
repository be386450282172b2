const textEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};
const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text as the content of an element, in canonical form. */
export const xmlText = (text: string): string => text.replace(/[&<>\r]/g, (one) => textEscapes[one]!);

/** Text as the value of an attribute between double quotes, in canonical form. */
export const xmlAttribute = (text: string): string =>
  text.replace(/[&<"\t\n\r]/g, (one) => attributeEscapes[one]!);

/** Attributes of a tag; those without a value are left out. */
export const xmlAttributes = (given: Readonly<Record<string, string | boolean | undefined>>): string =>
  Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlAttribute(String(value))}"`)
    .join('');
