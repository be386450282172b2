export { FragmentPrefixes } from './read/fragment.ts';
export { enterScope } from './read/namespaces.ts';
export type { ElementReader, Mark } from './read/reader.ts';
export { type ScanSourceOptions, scanSource } from './read/scan-source.ts';
export { Scope, xmlNamespace } from './read/scope.ts';
export type { TextOptions, XmlSource } from './read/source.ts';
export { type UnnamedXmlFault, type UnsafeXmlValues, XmlFault, type XmlValues } from './scan/fault.ts';
export type { QName } from './scan/names.ts';
export { defaultLimits, type ScanHandler, type ScanLimits, textMode, XmlScanner } from './scan/scanner.ts';
export { type ContentConsumer, type RootChoice, TableChecker } from './table/checker.ts';
export {
  type AnyUse,
  type AttributeUse,
  type ChoiceUse,
  type CodeUse,
  type ComplexType,
  type ElementUse,
  type Notation,
  type NotationForm,
  type Particle,
  parseNotation,
  parseUse,
  type SequenceUse,
} from './table/notation.ts';
export {
  compileSchema,
  emptySchema,
  type Schema,
  type SchemaSource,
  type SchemaType,
} from './table/schema.ts';
export {
  builtInTypes,
  codeType,
  normalize,
  type SimpleType,
  type SimpleTypeOptions,
  simpleType,
  type WhiteSpace,
} from './table/simple-types.ts';
export { type FixedValues, type StructureValues, structureFaults } from './table/structure-faults.ts';
