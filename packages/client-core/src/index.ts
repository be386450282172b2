export { createTokenSource, type TokenSourceOptions } from './auth/token-source.ts';
export * from './client/index.ts';
export * from './errors/index.ts';
export type * from './keys/index.ts';
export * from './state-store/index.ts';
