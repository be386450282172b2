export * from './xdomea/index.ts';
