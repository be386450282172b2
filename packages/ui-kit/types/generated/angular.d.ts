// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

export type * from './properties.js';
