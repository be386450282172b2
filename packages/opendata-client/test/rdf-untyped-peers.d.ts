// What the tests of reading call of n3 beside the parser; see untyped-oracles.d.ts.
declare module 'n3' {
  export class Writer {
    constructor(options?: { format?: string; prefixes?: Readonly<Record<string, string>> });
    addQuad(quad: unknown): void;
    end(callback: (error: unknown, text: string) => void): void;
  }
}
