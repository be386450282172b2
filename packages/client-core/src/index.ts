export { createClient, createTokenSource } from './entries/on-ky.ts';
export * from './surface.ts';
