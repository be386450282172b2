export { allowHttp, allowSandbox } from '@rathaus/client-core';
export * from './ckan/index.ts';
export * from './dcat/index.ts';
export type { OpendataErrorCode } from './errors.ts';
export * from './rdf/index.ts';
export * from './table/index.ts';
