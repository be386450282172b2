import type { RdfSyntax } from '../write/syntax.ts';

/** What the beginning of a text is: a syntax of RDF, or what a portal answers instead. */
export type Sniffed = RdfSyntax | 'html' | 'xml' | 'json' | 'empty' | 'unknown';

const comments = /^(?:\s+|#[^\n\r]*[\n\r])+/;

/**
 * Looks at the first characters (some thousand are enough). Turtle is what nothing else is and a directive or a first
 * statement speaks for. `isSaidTurtle` decides what could be a tag or an IRI.
 */
export function sniff(head: string, isSaidTurtle = false): Sniffed {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (text === '') return 'empty';
  if (/^<!doctype html|^<html[\s>]/i.test(text)) return 'html';
  if (
    /^<\?xml|^<!--|^<!DOCTYPE|^<[\w.-]*:?[\w.-]+(?:\s|>|\/>)/.test(text) &&
    !/^<[\w+.-]+:[^\s<>]*>\s/.test(text)
  ) {
    if (/<html[\s>]/i.test(text)) return 'html';
    // `<a> <b> <c> .` with relative IRIs, where no tag is closed.
    if (isSaidTurtle && !/^<[?!]|<\/|\/>/.test(text)) return 'text/turtle';
    return text.includes('http://www.w3.org/1999/02/22-rdf-syntax-ns#') ? 'application/rdf+xml' : 'xml';
  }
  if (/^[[{]/.test(text)) {
    // `[ a dcat:Dataset ]` is Turtle, `[]` alone a document without nodes.
    if (/^\[\s*(?:a\s|[\w-]*:|<|\]\s*\S)/.test(text)) return 'text/turtle';
    return /"@(?:context|id|graph|type)"\s*:/.test(text) ? 'application/ld+json' : 'json';
  }
  const code = text.replace(comments, '');
  if (code === '') return 'unknown';
  if (/^(?:@prefix|@base)\b|^(?:prefix|base)\s/i.test(code)) return 'text/turtle';
  if (
    /^(?:<[^<>"{}|^`\\\s]*>|_:[^\s<>"]+)\s*<[^<>"{}|^`\\\s]*>\s*(?:<[^<>]*>|_:[^\s<>"]+|"[^\n\r]*)\s*\.?\s*(?:#[^\n\r]*)?(?:$|[\n\r])/.test(
      code,
    )
  )
    return 'application/n-triples';
  if (/^(?:<[^<>]*>|_:[^\s<>"]+|[\w-]*:[^\s<>"]*|\(|\[)\s*(?:a\s|<|[\w-]*:|\[|\()/.test(code))
    return 'text/turtle';
  return 'unknown';
}
