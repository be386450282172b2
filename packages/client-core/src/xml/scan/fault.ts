import { type FindingValues, type Term, term } from '../../findings/finding.ts';

/** What can be wrong with the XML itself, without more words. */
export type UnnamedXmlFault =
  | 'attribute-name'
  | 'attribute-no-quotes'
  | 'attribute-no-value'
  | 'attribute-space'
  | 'cdata-end-in-text'
  | 'control-character'
  | 'dashes-in-comment'
  | 'declaration-malformed'
  | 'declaration-open'
  | 'element-name'
  | 'end-without-start'
  | 'instruction-name'
  | 'less-in-attribute'
  | 'no-element'
  | 'second-root'
  | 'tag-cut'
  | 'tag-end'
  | 'text-outside'
  | 'unknown-markup'
  | 'unknown-reference';

/** Not well-formed (XML 1.0) or not namespace-well-formed (Namespaces in XML 1.0). Names are those of the file. */
export type XmlValues =
  | { readonly fault: Term<UnnamedXmlFault> }
  | {
      readonly fault: Term<
        'attribute-twice' | 'prefix-undeclared' | 'prefix-reserved' | 'not-closed' | 'end-tag-wrong'
      >;
      readonly name: string;
    };

/** What is refused although XML allows it: it is a way of attack, or passes a limit. */
export type UnsafeXmlValues =
  | { readonly fault: Term<'doctype' | 'tag-too-long' | 'text-too-long' | 'too-deep'> }
  | { readonly fault: Term<'too-many-attributes'>; readonly limit: number }
  | {
      readonly fault: Term<'encoding-unknown' | 'encoding-wrong'>;
      readonly encoding: string;
    };

/** Reading ends here: the file is not well-formed, or it is refused. Caught by whoever feeds the scanner. */
export class XmlFault extends Error {
  /** Offset in the scanner's buffer, for `locate()`. Undefined when the innermost open element is meant. */
  readonly at: number | undefined;
  /** Values of the finding it becomes; `fault` says what is wrong. */
  readonly values: XmlValues | UnsafeXmlValues;
  /** True for what is refused although XML allows it, false for what is not XML. */
  readonly refused: boolean;
  constructor(at: number | undefined, values: XmlValues | UnsafeXmlValues, refused: boolean) {
    super((values satisfies FindingValues as { fault: Term }).fault.term);
    this.at = at;
    this.values = values;
    this.refused = refused;
  }
}

/** Longest name or value of a file that a finding repeats, in characters; names of standards have up to 61. */
const longest = 64;

/** A text of the file, short enough for a finding. */
export const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/** A fault that needs no more words. */
export const notXml = (fault: UnnamedXmlFault, at: number): XmlFault =>
  new XmlFault(at, { fault: term(fault) }, false);

/** A fault about something with a name. */
export const namedFault = (
  fault: 'attribute-twice' | 'prefix-undeclared' | 'prefix-reserved' | 'not-closed' | 'end-tag-wrong',
  name: string,
): XmlValues => ({ fault: term(fault), name: shortened(name) });

/** Refused although XML allows it. */
export const refusedXml = (
  fault: 'doctype' | 'tag-too-long' | 'text-too-long' | 'too-deep',
  at?: number | undefined,
): XmlFault => new XmlFault(at, { fault: term(fault) }, true);
