// The library has no types of its own. Only what is used of it is declared.
declare module 'jsonld' {
  const jsonld: {
    expand(document: unknown, options: object): Promise<unknown>;
    toRDF(document: unknown, options: { format: string }): Promise<unknown>;
  };
  export default jsonld;
}
