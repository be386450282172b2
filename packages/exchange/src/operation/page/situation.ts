import type { ExchangeStatus } from '../../work/status.ts';
import type { WorkerHealth } from '../../worker/create-worker.ts';
import type { UnreadTenant } from '../ask-stores.ts';
import type { CertificateLives } from '../certificates.ts';

/** What is known of the tenants when a page is made. */
export interface Situation {
  readonly found: readonly ExchangeStatus[];
  readonly unread: readonly UnreadTenant[];
  readonly certificates: ReadonlyMap<string, CertificateLives>;
  /** Services that the worker of this process leaves alone or that do not answer it; empty where it is not known. */
  readonly services: Pick<WorkerHealth, 'resting' | 'slow'>;
}
