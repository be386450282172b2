import { term as word } from '@rathaus/client-core/findings';
import type { ExpectedInTurtle } from '../rules.ts';
import { type NamedNode, prefixes, type RdfTerm, type Subject } from '../term.ts';
import type { RdfReader, ReaderOptions } from './reader.ts';
import { longestToken, TextWindow } from './text-window.ts';
import { isName, isPrefix } from './turtle-names.ts';
import { more, TurtleTerms } from './turtle-terms.ts';

const rdf = (local: string): NamedNode => ({ termType: 'NamedNode', value: prefixes.rdf + local });
const rdfType = rdf('type');
const rdfFirst = rdf('first');
const rdfRest = rdf('rest');
const rdfNil = rdf('nil');

/** What has to come next. */
const expects = {
  statement: 0,
  predicate: 1,
  object: 2,
  /** `,` or `;` or what closes the statement or the brackets. */
  afterObject: 3,
  /** As `predicate`, where there may be none: after `;`. */
  predicateOrEnd: 4,
  listItem: 5,
  prefixName: 6,
  prefixIri: 7,
  baseIri: 8,
  dot: 9,
  /** As `predicate`, or `]` at once. */
  predicateOrBracket: 10,
  /** As `predicate`, or `.` behind `[ … ]` that says something. */
  predicateOrDot: 11,
} as const;

/** The same as it is reported. */
const expectedAt: Readonly<Record<number, ExpectedInTurtle>> = {
  [expects.statement]: 'subject',
  [expects.predicate]: 'predicate',
  [expects.object]: 'object',
  [expects.afterObject]: 'end-of-statement',
  [expects.predicateOrEnd]: 'predicate',
  [expects.predicateOrBracket]: 'predicate',
  [expects.predicateOrDot]: 'predicate',
  [expects.listItem]: 'list-item',
};

/** What surrounds the place: a statement, `[ … ]` or `( … )`. */
interface Frame {
  readonly kind: 'statement' | 'node' | 'list';
  subject: Subject;
  predicate: NamedNode;
  /** Of a list: its first node. */
  head: Subject | undefined;
  /** Whether a closed `[ … ]` or `( … )` was the subject. */
  inSubject: boolean;
}

/** `[` and `(` inside each other. */
const deepest = 256;

/** A fault has ended the reading. */
class Ended extends Error {}

/**
 * Reads Turtle 1.1 (W3C Recommendation of 2014-02-25). Text comes in pieces of any size; a token that is cut waits for
 * the rest. IRIs that are none are reported and kept as written.
 *
 * @example
 * const reader = createTurtleReader({ onTriple: (s, p, o) => graph.add(s, p, o), onFault: console.error });
 * for await (const text of stream) if (!reader.write(text)) break;
 * reader.end();
 */
export const createTurtleReader = (options: ReaderOptions): RdfReader => new TurtleReader(options);

class TurtleReader implements RdfReader {
  readonly #options: ReaderOptions;
  readonly #window = new TextWindow();
  readonly #terms: TurtleTerms;
  readonly #frames: Frame[] = [];
  #frame: Frame = {
    kind: 'statement',
    subject: rdfNil,
    predicate: rdfNil,
    head: undefined,
    inSubject: false,
  };
  #expects: number = expects.statement;
  #prefix = '';
  /** Whether the directive began with `@` and so ends with a dot. */
  #isAtDirective = false;
  #ended = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#terms = new TurtleTerms({
      window: this.#window,
      options,
      fault: (expected) => this.#fault(expected),
      stop: () => {
        throw new Ended();
      },
    });
  }

  write(text: string): boolean {
    if (this.#ended) return false;
    if (this.#window.append(text)) this.#read(false);
    return !this.#ended;
  }

  end(): boolean {
    if (this.#ended) return false;
    this.#read(true);
    if (!this.#ended && this.#expects !== expects.statement) this.#report('end-of-statement');
    const whole = !this.#ended;
    this.#ended = true;
    return whole;
  }

  #read(isFinal: boolean): void {
    const window = this.#window;
    window.isFinal = isFinal;
    try {
      while (window.skipSpace()) {
        const start = window.at;
        if (this.#step(window.text.charCodeAt(start)) === more) {
          window.at = start;
          if (isFinal) this.#fault(this.#expectedHere());
          if (window.text.length - start > longestToken) this.#fault('shorter-token');
          window.waitForMore();
          break;
        }
      }
    } catch (error) {
      if (!(error instanceof Ended)) throw error;
      this.#ended = true;
    }
    window.forget();
  }

  /** Takes one token. `more` when it is cut. */
  #step(c: number): typeof more | undefined {
    switch (this.#expects) {
      case expects.statement:
        return this.#statement(c);
      case expects.predicate:
        return this.#predicate(c);
      case expects.predicateOrEnd:
      case expects.predicateOrBracket:
      case expects.predicateOrDot:
        return this.#predicateOrEnd(c);
      case expects.object:
      case expects.listItem:
        return this.#object(c);
      case expects.afterObject:
        return this.#afterObject(c);
      default:
        return this.#directive(c);
    }
  }

  #statement(c: number): typeof more | undefined {
    if (c === 0x40) return this.#atDirective();
    if (c === 0x5b || c === 0x28) {
      this.#open(c);
      return undefined;
    }
    const subject = this.#subjectOrKeyword(c);
    if (subject === more) return more;
    if (subject === undefined) return undefined;
    this.#frame.subject = subject;
    this.#frame.inSubject = false;
    this.#expects = expects.predicate;
    return undefined;
  }

  #atDirective(): typeof more | undefined {
    const window = this.#window;
    const found = /@(?:prefix|base)(?=[^a-zA-Z-])/y;
    found.lastIndex = window.at;
    const match = found.exec(window.text);
    if (match === null) {
      if (window.text.length - window.at < 8 && !window.isFinal) return more;
      return this.#fault('subject');
    }
    window.at += match[0].length;
    this.#isAtDirective = true;
    this.#expects = match[0] === '@base' ? expects.baseIri : expects.prefixName;
    return undefined;
  }

  #directive(c: number): typeof more | undefined {
    const window = this.#window;
    if (this.#expects === expects.dot) {
      if (c !== 0x2e) return this.#fault('dot');
      window.at++;
      this.#expects = expects.statement;
      return undefined;
    }
    if (this.#expects === expects.prefixName) {
      const name = this.#terms.peekName();
      if (name === undefined) return more;
      const prefix = name.slice(0, -1);
      if (!name.endsWith(':') || !isName(prefix) || !isPrefix(prefix)) return this.#fault('prefix-name');
      window.at += name.length;
      this.#prefix = prefix;
      this.#expects = expects.prefixIri;
      return undefined;
    }
    if (c !== 0x3c) return this.#fault('iri');
    const iri = this.#terms.iri();
    if (iri === more) return more;
    if (this.#expects === expects.baseIri) this.#terms.base = iri.value;
    else this.#terms.declare(this.#prefix, iri.value);
    this.#expects = this.#isAtDirective ? expects.dot : expects.statement;
    return undefined;
  }

  #predicateOrEnd(c: number): typeof more | undefined {
    const { kind } = this.#frame;
    const expected = this.#expects;
    if (c === 0x3b && expected === expects.predicateOrEnd) this.#window.at++;
    else if (kind === 'node' && c === 0x5d) this.#close(expected === expects.predicateOrBracket);
    else if (kind === 'statement' && c === 0x2e) this.#endStatement();
    else return this.#predicate(c);
    return undefined;
  }

  #predicate(c: number): typeof more | undefined {
    if (c === 0x61) {
      // `a` alone, as in "a dcat:Dataset".
      const name = this.#terms.peekName();
      if (name === undefined) return more;
      if (name === 'a') {
        this.#window.at++;
        return this.#setPredicate(rdfType);
      }
    }
    const predicate = c === 0x3c ? this.#terms.iri() : this.#terms.name('predicate');
    return predicate === more ? more : this.#setPredicate(predicate);
  }

  #setPredicate(predicate: NamedNode): undefined {
    this.#frame.predicate = predicate;
    this.#expects = expects.object;
  }

  #object(c: number): typeof more | undefined {
    if (c === 0x5b || c === 0x28) {
      this.#open(c);
      return undefined;
    }
    if (c === 0x29 && this.#frame.kind === 'list') {
      this.#close();
      return undefined;
    }
    const object = this.#objectTerm(c);
    if (object === more) return more;
    this.#give(object);
    return undefined;
  }

  #objectTerm(c: number): RdfTerm | typeof more {
    const expected = this.#frame.kind === 'list' ? 'list-item' : 'object';
    if (c === 0x3c) return this.#terms.iri();
    if (c === 0x22 || c === 0x27) return this.#terms.literal(c);
    if (c === 0x5f) return this.#terms.blank();
    if ((c >= 0x30 && c <= 0x39) || c === 0x2b || c === 0x2d || c === 0x2e)
      return this.#terms.number(expected);
    if (c === 0x74 || c === 0x66) {
      const boolean = this.#terms.boolean();
      if (boolean !== undefined) return boolean;
    }
    return this.#terms.name(expected);
  }

  #afterObject(c: number): typeof more | undefined {
    const { kind } = this.#frame;
    if (c === 0x2c) this.#advance(expects.object);
    else if (c === 0x3b) this.#advance(expects.predicateOrEnd);
    else if (c === 0x2e && kind === 'statement') this.#endStatement();
    else if (c === 0x5d && kind === 'node') this.#close();
    else return this.#fault(kind === 'node' ? 'end-of-node' : 'end-of-statement');
    return undefined;
  }

  #advance(expected: number): void {
    this.#window.at++;
    this.#expects = expected;
  }

  #endStatement(): void {
    this.#advance(expects.statement);
  }

  /** Passes an object on: to the subject and predicate, or to the list that is open. */
  #give(object: RdfTerm): void {
    const frame = this.#frame;
    const { onTriple } = this.#options;
    if (frame.kind === 'list') {
      const cell = this.#terms.newBlank();
      if (frame.head === undefined) frame.head = cell;
      else onTriple(frame.subject, rdfRest, cell);
      onTriple(cell, rdfFirst, object);
      frame.subject = cell;
      this.#expects = expects.listItem;
      return;
    }
    onTriple(frame.subject, frame.predicate, object);
    this.#expects = expects.afterObject;
  }

  #open(c: number): void {
    if (this.#frames.length >= deepest) this.#fault('less-depth');
    const isNode = c === 0x5b;
    const isSubject = this.#expects === expects.statement;
    const subject = isNode ? this.#terms.newBlank() : rdfNil;
    if (isNode && !isSubject) this.#give(subject);
    this.#frames.push(this.#frame);
    this.#frame = {
      kind: isNode ? 'node' : 'list',
      subject,
      predicate: rdfNil,
      head: undefined,
      inSubject: isSubject,
    };
    this.#advance(isNode ? expects.predicateOrBracket : expects.listItem);
  }

  #close(isEmpty = false): void {
    const closed = this.#frame;
    this.#frame = this.#frames.pop()!;
    this.#window.at++;
    const isList = closed.kind === 'list';
    if (isList && closed.head !== undefined) this.#options.onTriple(closed.subject, rdfRest, rdfNil);
    const made = isList ? (closed.head ?? rdfNil) : closed.subject;
    if (closed.inSubject) {
      this.#frame.subject = made;
      // `[] .` and `( 1 ) .` say nothing.
      this.#expects = isList || isEmpty ? expects.predicate : expects.predicateOrDot;
    } else if (isList) this.#give(made);
    else this.#expects = this.#frame.kind === 'list' ? expects.listItem : expects.afterObject;
  }

  /** A subject, or a directive as SPARQL writes it: then `undefined`. */
  #subjectOrKeyword(c: number): Subject | typeof more | undefined {
    if (c === 0x3c) return this.#terms.iri();
    if (c === 0x5f) return this.#terms.blank();
    const name = this.#terms.peekName();
    if (name === undefined) return more;
    if (/^(?:prefix|base)$/i.test(name)) {
      this.#window.at += name.length;
      this.#isAtDirective = false;
      this.#expects = name.length === 4 ? expects.baseIri : expects.prefixName;
      return undefined;
    }
    return this.#terms.name('subject');
  }

  #expectedHere(): ExpectedInTurtle {
    return expectedAt[this.#expects] ?? 'iri';
  }

  #fault(expected: ExpectedInTurtle): never {
    this.#report(expected);
    throw new Ended();
  }

  #report(expected: ExpectedInTurtle): void {
    this.#ended = true;
    const place = { kind: 'path', path: '', ...this.#window.locate(this.#window.at) } as const;
    const values = { syntax: word('Turtle'), expected: word(expected) } as const;
    this.#options.onFault('opendata.rdf.syntax', place, values);
  }
}
