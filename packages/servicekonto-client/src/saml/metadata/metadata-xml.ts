import { invalid } from '../invalid.ts';
import { parseXml, type XmlElement } from '../xml/tree.ts';

/**
 * Reads metadata, or another document that a person has written or a provider has generated: comments are left out, where
 * messages refuse them. Everything else is as strict as for messages. Errors: `servicekonto.response.invalid`.
 */
export function parseMetadataXml(text: string): XmlElement {
  return parseXml(withoutComments(text.replace(/^\uFEFF/, '').trim()));
}

/** Whether metadata are given as text, which begins with a tag, and not as an address. */
export const isXml = (metadata: unknown): boolean =>
  typeof metadata === 'string' && metadata.trimStart().startsWith('<');

const comment = { open: '<!--', close: '-->' } as const;
const cdata = { open: '<![CDATA[', close: ']]>' } as const;

/** Walks once from left to right: a CDATA section that looks like a comment stays, and a comment that never ends is refused. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!', at);
    if (start < 0) return kept + text.slice(at);
    const isComment = text.startsWith(comment.open, start);
    const isCdata = text.startsWith(cdata.open, start);
    // A DTD is left for the parser to refuse.
    if (!isComment && !isCdata) return kept + text.slice(at);
    const { open, close } = isComment ? comment : cdata;
    const end = text.indexOf(close, start + open.length);
    if (end < 0) throw invalid('xml');
    kept += text.slice(at, isComment ? start : end + close.length);
    at = end + close.length;
  }
}
