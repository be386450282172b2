/** Where a line may be broken without changing a value: before a start tag, and between two end tags. */
const gap = /(?<=>)\s*(?=<[^/!])|(?<=<\/[^>]*>|\/>)\s*(?=<\/)/g;

const broken = (xml: string, by: string) => xml.replace(gap, by);

/** The ways a message is written; each keeps elements and values. */
export const layouts: Readonly<Record<string, (xml: string) => string>> = {
  'a tag a line': (xml) => broken(xml, '\n'),
  'one line': (xml) => broken(xml, ''),
  // An astral character is two UTF-16 units and four bytes.
  'CRLF and astral characters': (xml) => broken(xml, '\r\n <!-- 😀🏛 ä -->'),
  'pieces apart': (xml) => broken(xml, `\n<!--${'\n - '.repeat(50)}-->`),
};
