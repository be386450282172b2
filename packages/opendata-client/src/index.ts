export * from './dcat/index.ts';
export * from './table/index.ts';
