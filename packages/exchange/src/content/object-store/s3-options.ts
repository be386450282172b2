import type { allowHttp } from '@rathaus/client-core';
import { allowSandbox } from '@rathaus/client-core';
import { checkConfig, configOf } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../../errors.ts';
import type { Sealing } from '../sealing/key-wrapper.ts';

/** Who asks. A session token belongs to credentials that expire. */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** Where and how content is kept. */
export interface S3ContentOptions {
  /** Address of the service, without the bucket: `https://s3.musterstadt.example`. Buckets are asked for by path. */
  endpoint: string | URL;
  /** Exists already, belongs to this exchange alone below `prefix`, and keeps no versions. */
  bucket: string;
  region: string;
  /** Or a function that gives them, asked for each request. */
  credentials: S3Credentials | ((options: { signal: AbortSignal }) => S3Credentials | Promise<S3Credentials>);
  /** Required: what leaves the machine is sealed. */
  sealing: Sealing;
  /** Segments with a trailing `/` before all names. Default none. */
  prefix?: string | undefined;
  /** Bytes held in memory for each write; larger objects are sent in parts of this size. Default 8 MiB, at least 5 MiB. */
  partBytes?: number | undefined;
  /** Milliseconds for one request, and for each piece of an answer. Default 60,000. */
  timeout?: number | undefined;
  /** Milliseconds before a request that failed is repeated, doubled twice. Default 200. */
  retryDelay?: number | undefined;
  /** Default: the platform's. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Signatures carry its time. Default `Date.now`. */
  clock?: Clock | undefined;
  [allowHttp]?: true | undefined;
}

const leastPart = 5 * 1024 * 1024;

/** Throws `exchange.config.invalid` with all faults. */
export function checkS3Options(given: S3ContentOptions): void {
  const options: Partial<S3ContentOptions> = configOf(given);
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      // An object store of the house has a local name; https stays the rule.
      faults.address('endpoint', options.endpoint, { ...options, [allowSandbox]: true });
      if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(options.bucket ?? ''))
        faults.add('bucket', 'must be the name of a bucket');
      faults.text('region', options.region);
      if (typeof options.credentials !== 'function') {
        faults.text('credentials.accessKeyId', options.credentials?.accessKeyId);
        faults.text('credentials.secretAccessKey', options.credentials?.secretAccessKey);
      }
      if (typeof options.sealing !== 'object') faults.add('sealing', 'is missing');
      if (!/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\/){0,8}$/.test(options.prefix ?? ''))
        faults.add('prefix', 'must be segments, each with a trailing "/"');
      faults.number('partBytes', options.partBytes, leastPart);
      faults.number('timeout', options.timeout, 1);
      faults.number('retryDelay', options.retryDelay, 0);
    },
  );
}
