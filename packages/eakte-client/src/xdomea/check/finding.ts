// Moves to finding/; kept while the other parts of the package follow.

export type { Finding, Severity } from '@rathaus/client-core/findings';
export type { LocalText } from '@rathaus/client-core/texts';
export type * from '../finding/check-report.ts';
export type * from '../finding/container-facts.ts';
export type { ObjectKind } from '../finding/place.ts';
