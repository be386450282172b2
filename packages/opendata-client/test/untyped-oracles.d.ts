// The parsers used as oracles ship no types (n3, jsonld). Only what the tests call is declared.
declare module 'n3' {
  export class Parser {
    constructor(options?: { format?: string });
    parse(text: string): unknown[];
  }
}
declare module 'jsonld' {
  const jsonld: { toRDF(document: unknown, options: { format: string }): Promise<unknown> };
  export default jsonld;
}
