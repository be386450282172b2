import type { X509Certificate } from 'node:crypto';
import { callApplication } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { certificateDays } from '../keys/certificate-days.ts';
import type { PublicJwk } from '../keys/check-jwk.ts';

type Awaitable<T> = T | PromiseLike<T>;

/** A certificate somebody has to renew: the public key as it is published, or its chain. */
export interface WatchedCertificate {
  /** What people call it, for example `Verschlüsselung`. Shown on the operator page, in no metric. */
  readonly name: string;
  readonly key: PublicJwk | readonly X509Certificate[];
}

/** The certificates of a tenant: of its destinations, of its signer. Read from where they are published, or from disk. */
export type CertificateSource = (
  tenant: string,
  options: { readonly signal: AbortSignal },
) => Awaitable<readonly WatchedCertificate[]>;

/** How long a certificate is valid. `days` undefined: it cannot be read, which is no number of days. */
export interface CertificateLife {
  readonly name: string;
  readonly days: number | undefined;
}

/** Certificates of a tenant; `unknown`: the application could not say, which is not the same as having none. */
export type CertificateLives = readonly CertificateLife[] | 'unknown';

interface CertificateOptions {
  readonly source: CertificateSource | undefined;
  readonly clock: Clock;
  readonly timeout: number;
}

/** Answers are kept for an hour: days do not change faster, and the source may be a service. Failures for a minute. */
export function createCertificates({ source, clock, timeout }: CertificateOptions) {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<CertificateLives> }>();

  async function ask(tenant: string): Promise<CertificateLives> {
    if (!source) return [];
    try {
      const found = await callApplication(
        'The function for the certificates',
        (signal) => source(tenant, { signal }),
        { timeout },
      );
      return found.map(({ name, key }) => ({ name, days: certificateDays(key, clock) }));
    } catch {
      // Shown as not known. What it threw may hold anything, and the page is no place to debug the application.
      return 'unknown';
    }
  }

  return {
    /** Undefined without a source: nobody watches certificates here. */
    watched: source !== undefined,
    of(tenant: string): Promise<CertificateLives> {
      const known = kept.get(tenant);
      if (known && known.until > clock()) return known.answer;
      const answer = ask(tenant);
      const until = clock() + 3_600_000;
      kept.set(tenant, { until, answer });
      void answer.then((lives) => {
        if (lives === 'unknown') kept.set(tenant, { until: clock() + 60_000, answer });
      });
      return answer;
    },
  };
}

export type Certificates = ReturnType<typeof createCertificates>;

/** The first that ends; undefined when there is none, or none that can be read. */
export function firstToEnd(lives: CertificateLives): CertificateLife | undefined {
  if (lives === 'unknown') return undefined;
  return [...lives].filter(({ days }) => days !== undefined).sort((a, b) => (a.days ?? 0) - (b.days ?? 0))[0];
}
