// What the tests of reading call of n3 beside the parser; see untyped-oracles.d.ts.
declare module 'n3' {
  type Term = { equals(other: unknown): boolean };
  export const DataFactory: {
    namedNode(iri: string): Term;
    blankNode(label: string): Term;
    literal(value: string, languageOrDatatype: string | Term): Term;
    quad(subject: Term, predicate: Term, object: Term): object;
  };
  export class Writer {
    constructor(options?: { format?: string; prefixes?: Readonly<Record<string, string>> });
    addQuad(quad: object, done: (error: unknown) => void): void;
    end(callback: (error: unknown, text: string) => void): void;
  }
}
