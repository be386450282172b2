export * from './ckan/index.ts';
export * from './dcat/index.ts';
export * from './table/index.ts';
