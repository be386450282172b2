export {
  type BodyContract,
  type Contract,
  type ContractInfo,
  defineContract,
  type FetchBody,
  type HttpMethod,
  type OperationContract,
  type OperationName,
  type ParameterContract,
  type ParameterTable,
  type PathsOfOperations,
  type PlaceContract,
  type WriteBody,
} from './contract.ts';
export type { ContractExamples, ExampleAnswer } from './examples.ts';
// A package that publishes a generated contract names these types in its declarations.
export { type Refuse, withoutWriteOnly } from './json-content.ts';
export { openContract } from './open-contract.ts';
export { bytesBody, formBody, jsonBody, multipartBody } from './write-body.ts';
export {
  type ParameterValues,
  type WriteText,
  writePlainCookies,
  writePlainHeaders,
  writePlainPath,
  writePlainQuery,
} from './write-parameters.ts';
export { writeCookies, writeHeaders, writePath, writeQuery } from './write-styles.ts';
