export { type GenerateErrorCode, generateError } from './errors.ts';
export {
  type GeneratedContract,
  type GenerateOptions,
  generateContract,
  generateTypes,
} from './generate-contract.ts';
export type { ImportExtension } from './table.ts';
