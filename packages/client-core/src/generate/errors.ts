import { type CodeOf, defineErrors, type ErrorKind } from '../errors/define-errors.ts';

const kind = (message: string): ErrorKind => ({ origin: 'local', message });

/** Why a contract cannot be generated. Each error names the place in the document as a JSON pointer. */
export const generateError = defineErrors({
  'core.generate.text': kind('the document cannot be read as YAML or JSON'),
  'core.generate.version': kind('the document is not OpenAPI 3.0 or 3.1'),
  'core.generate.structure': kind('the document is not what OpenAPI says'),
  'core.generate.reference': kind('a $ref cannot be followed'),
  'core.generate.name': kind('a name cannot be used'),
  'core.generate.method': kind('fetch cannot send this operation'),
  'core.generate.parameter': kind('a parameter is written in a way that is not supported'),
  'core.generate.access': kind('readOnly or writeOnly members cannot be listed'),
  'core.generate.example': kind('no example can be made'),
  'core.generate.types': kind('openapi-typescript refuses the document'),
  'core.generate.tool': kind('a package that the generator needs is not installed'),
  'core.generate.compiler': kind('this TypeScript cannot make the types'),
});

/** Codes of the generator. */
export type GenerateErrorCode = CodeOf<typeof generateError>;

/** An error of the generator at a place of the document, with the rule that is broken. */
export const refused = (code: GenerateErrorCode, pointer: string, rule: string, cause?: unknown) =>
  generateError(code, { message: `${pointer}: ${rule}`, details: { pointer, rule }, cause });
