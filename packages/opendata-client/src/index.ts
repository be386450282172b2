export * from './dcat/index.ts';
