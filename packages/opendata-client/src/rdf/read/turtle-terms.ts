import { hasForbidden, isAbsolute, resolveIri } from '../iri.ts';
import type { ExpectedInTurtle } from '../rules.ts';
import { type NamedNode, prefixes, type RdfTerm, type Subject } from '../term.ts';
import { isLanguageTag } from './language-tag.ts';
import type { ReaderOptions } from './reader.ts';
import type { TextWindow } from './text-window.ts';
import { isName, isPrefix, nameEnd, unescaped, unescapedLocal } from './turtle-names.ts';

const node = (value: string): NamedNode => ({ termType: 'NamedNode', value });
const xsd = (local: string): NamedNode => node(prefixes.xsd + local);
const xsdString = xsd('string');
const xsdInteger = xsd('integer');
const xsdDecimal = xsd('decimal');
const xsdDouble = xsd('double');
const xsdBoolean = xsd('boolean');
const langString = node(`${prefixes.rdf}langString`);

/** Terms remembered by how they are written; a document that has more of them starts again. */
const remembered = 20_000;

const number = /[+-]?(?:[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)/y;
/** Without groups, which long tags would break. */
const language = /@[a-zA-Z0-9-]*/y;
const noLanguage = /^@(?:[0-9-]|$)|^@[a-zA-Z]+[0-9]|--|-$/;

/** More text is needed to say what the token is. */
export const more = Symbol('more');

/** What surrounds the terms of a document. */
export interface TermSetting {
  readonly window: TextWindow;
  readonly options: ReaderOptions;
  /** Reports what had to come, and ends the reading. */
  fault(expected: ExpectedInTurtle): never;
  /** Ends the reading after a fault that was reported. */
  stop(): never;
}

/**
 * Reads the terms of Turtle at the place where the window is: each method begins at the first character of its term,
 * leaves the window behind it, and answers `more` when the term is cut.
 */
export class TurtleTerms {
  readonly #setting: TermSetting;
  readonly #window: TextWindow;
  readonly #blankPrefix: string;
  readonly #prefixes = new Map<string, string>();
  /** IRIs by what stands between `<` and `>`, and prefixed names by how they are written. */
  readonly #iris = new Map<string, NamedNode>();
  readonly #names = new Map<string, NamedNode>();
  #base: string | undefined;
  #anonymous = 0;

  constructor(setting: TermSetting) {
    this.#setting = setting;
    this.#window = setting.window;
    this.#base = setting.options.base;
    this.#blankPrefix = setting.options.blankPrefix ?? '';
  }

  set base(iri: string) {
    this.#base = iri;
    this.#iris.clear();
  }

  declare(prefix: string, namespace: string): void {
    this.#prefixes.set(prefix, namespace);
    this.#names.clear();
  }

  /** The name that begins here, unread; `undefined` when it is cut. */
  peekName(): string | undefined {
    const { text, at, isFinal } = this.#window;
    const end = nameEnd(text, at, isFinal);
    return end < 0 ? undefined : text.slice(at, end);
  }

  /** `<…>` */
  iri(): NamedNode | typeof more {
    const window = this.#window;
    const end = window.text.indexOf('>', window.at + 1);
    if (end < 0) return window.isFinal ? this.#setting.fault('end-of-iri') : more;
    const written = window.text.slice(window.at + 1, end);
    const known = this.#iris.get(written);
    if (known !== undefined) {
      window.at = end + 1;
      return known;
    }
    // Over the end of the line it is a `>` that was forgotten.
    if (/[\n\r]/.test(written)) return this.#setting.fault('end-of-iri');
    const absolute = this.#absolute(written);
    const iri = node(absolute ?? written);
    if (absolute !== undefined) {
      if (this.#iris.size >= remembered) this.#iris.clear();
      this.#iris.set(written, iri);
    }
    window.at = end + 1;
    return iri;
  }

  /** The IRI that is meant; `undefined` after a fault, which is reported at each place anew. */
  #absolute(written: string): string | undefined {
    const { onFault } = this.#setting.options;
    const plain = written.includes('\\') ? unescaped(written, true) : written;
    if (plain === undefined || hasForbidden(plain)) {
      onFault('opendata.rdf.iri', this.#here(), { iri: written });
      return undefined;
    }
    if (isAbsolute(plain)) return plain;
    if (this.#base !== undefined) return resolveIri(this.#base, plain);
    onFault('opendata.rdf.relative-iri', this.#here(), { iri: plain });
    return undefined;
  }

  /** A prefixed name. */
  name(expected: ExpectedInTurtle): NamedNode | typeof more {
    const window = this.#window;
    const end = nameEnd(window.text, window.at, window.isFinal);
    if (end < 0) return more;
    const written = window.text.slice(window.at, end);
    const known = this.#names.get(written);
    if (known !== undefined) {
      window.at = end;
      return known;
    }
    const colon = written.indexOf(':');
    if (colon < 0 || !isName(written) || !isPrefix(written.slice(0, colon)))
      return this.#setting.fault(expected);
    const prefix = written.slice(0, colon);
    const { onFault } = this.#setting.options;
    const namespace = this.#prefixes.get(prefix);
    if (namespace === undefined) {
      onFault('opendata.rdf.prefix-unknown', this.#here(), { prefix });
      return this.#setting.stop();
    }
    const local = unescapedLocal(written.slice(colon + 1));
    if (local === undefined) return this.#setting.fault('name');
    const iri = node(namespace + local);
    if (this.#names.size >= remembered) this.#names.clear();
    this.#names.set(written, iri);
    window.at = end;
    return iri;
  }

  /** `_:…` */
  blank(): Subject | typeof more {
    const window = this.#window;
    if (window.text.length < window.at + 2 && !window.isFinal) return more;
    if (window.text.charCodeAt(window.at + 1) !== 0x3a) return this.#setting.fault('name');
    const end = nameEnd(window.text, window.at + 2, window.isFinal);
    if (end < 0) return more;
    const label = window.text.slice(window.at + 2, end);
    if (label === '' || /[:%\\]/.test(label) || /^[-.]/.test(label) || !isName(label))
      return this.#setting.fault('label');
    window.at = end;
    // Ours begin like this; those of the document must not meet them.
    const own = label.startsWith('genid') ? `genid.${label}` : label;
    return { termType: 'BlankNode', value: this.#blankPrefix + own };
  }

  /** A blank node without a label. */
  newBlank(): Subject {
    return { termType: 'BlankNode', value: `${this.#blankPrefix}genid${this.#anonymous++}` };
  }

  /** A number without quotes: xsd:integer, xsd:decimal or xsd:double. */
  number(expected: ExpectedInTurtle): RdfTerm | typeof more {
    const window = this.#window;
    number.lastIndex = window.at;
    const value = number.exec(window.text)?.[0];
    const end = window.at + (value?.length ?? 0);
    // `1.` may become `1.5`, `1e` may become `1e5`.
    if (window.text.length - end < 3 && !window.isFinal) return more;
    if (value === undefined) return this.#setting.fault(expected);
    window.at = end;
    const datatype = /[eE]/.test(value) ? xsdDouble : value.includes('.') ? xsdDecimal : xsdInteger;
    return { termType: 'Literal', value, language: '', datatype };
  }

  /** A text in quotes, with language or datatype. */
  literal(quote: number): RdfTerm | typeof more {
    const window = this.#window;
    const read = window.quoted(quote);
    if (read === undefined) return window.isFinal ? this.#setting.fault('end-of-text') : more;
    const { content, end, isLong } = read;
    if (!isLong && /[\n\r]/.test(content)) return this.#setting.fault('end-of-text');
    if (end >= window.text.length && !window.isFinal) return more;
    const value = content.includes('\\') ? unescaped(content, false) : content;
    if (value === undefined) return this.#setting.fault('escape');
    const c = window.text.charCodeAt(end);
    if (c === 0x40) return this.#withLanguage(value, end);
    if (c === 0x5e) return this.#withDatatype(value, end);
    window.at = end;
    return { termType: 'Literal', value, language: '', datatype: xsdString };
  }

  #withLanguage(value: string, at: number): RdfTerm | typeof more {
    const window = this.#window;
    language.lastIndex = at;
    const tag = language.exec(window.text)![0];
    const end = at + tag.length;
    if (window.text.length - end < 2 && !window.isFinal) return more;
    if (noLanguage.test(tag)) {
      window.at = at;
      return this.#setting.fault('language');
    }
    if (!isLanguageTag(tag.slice(1))) {
      window.at = at;
      this.#setting.options.onFault('opendata.rdf.language', this.#here(), { tag: tag.slice(1) });
    }
    window.at = end;
    return { termType: 'Literal', value, language: tag.slice(1), datatype: langString };
  }

  #withDatatype(value: string, at: number): RdfTerm | typeof more {
    const window = this.#window;
    if (window.text.length < at + 3 && !window.isFinal) return more;
    const start = window.at;
    window.at = at + 2;
    const c = window.text.charCodeAt(at + 2);
    if (window.text.charCodeAt(at + 1) !== 0x5e) return this.#setting.fault('datatype');
    const datatype = c === 0x3c ? this.iri() : this.name('datatype');
    if (datatype === more) {
      window.at = start;
      return more;
    }
    return { termType: 'Literal', value, language: '', datatype };
  }

  /** `true` or `false`; `undefined` for another name. */
  boolean(): RdfTerm | typeof more | undefined {
    const value = this.peekName();
    if (value === undefined) return more;
    if (value !== 'true' && value !== 'false') return undefined;
    this.#window.at += value.length;
    return { termType: 'Literal', value, language: '', datatype: xsdBoolean };
  }

  #here() {
    return { kind: 'path', path: '', ...this.#window.locate(this.#window.at) } as const;
  }
}
