export { createClient, createTokenSource } from './entries/on-fetch.ts';
export * from './surface.ts';
