import type { ServicekontoConfig } from '@rathaus/servicekonto-client';

/** Reads a secret or key of a place; what cannot be read is remembered as a fault of that place. */
export type ReadAt = <Value>(place: string, read: () => Promise<Value>) => Promise<Value | undefined>;

export type LoginProvider = ServicekontoConfig['providers'][string];

/** A provider whose members were read; the files that they name come next. Without result: its fault is said already. */
export type PendingProvider = (readAt: ReadAt) => Promise<LoginProvider | undefined>;
