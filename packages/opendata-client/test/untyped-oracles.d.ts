// The parser used as oracle ships no types (n3). Only what the tests call is declared.
declare module 'n3' {
  export class Parser {
    constructor(options?: { format?: string });
    parse(text: string): unknown[];
  }
}
