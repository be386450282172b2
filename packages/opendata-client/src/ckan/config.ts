import { allowHttp, allowSandbox, type ClientEvent, type RetryOptions } from '@rathaus/client-core';
import { checkConfig } from '@rathaus/client-core/config';
import type { Clock, Logger, Observer, Random } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import { opendataError } from '../errors.ts';

/** One CKAN site as one tenant uses it. */
export interface CkanConfig extends TenantConfig {
  /** The site's address without `/api`: `https://daten.musterstadt.example`. */
  baseUrl: string | URL;
  /** API token of an editor of the organisation, or a function that gives it before each request. */
  apiToken: string | ((options: { signal: AbortSignal }) => string | Promise<string>);
  /** Name or id of the organisation that owns the datasets. */
  organization: string;
  /** Who may see a published dataset. `public` when left out. */
  visibility?: 'public' | 'private' | undefined;
  /** Write themes as CKAN groups (`econ`, `gove`) as GovData's extension expects. The groups must exist. */
  themesAsGroups?: boolean | undefined;
  /** Refuse larger files before anything is sent. CKAN's own default limit is 10 MB (`ckan.max_resource_size`). */
  maxUploadBytes?: number | undefined;
  /** Header of the token, `Authorization` unless the site sets `apitoken_header_name`. */
  tokenHeader?: string | undefined;
  /** Milliseconds for one upload. 10 minutes when left out. */
  uploadTimeout?: number | undefined;
  /**
   * Milliseconds that `apiToken()`, the opening of a file and each read of it may take; what takes longer ends as
   * `core.application.timeout`. Default 30,000.
   */
  applicationTimeout?: number | undefined;
  retry?: RetryOptions | undefined;
  /** Watches the requests; never changes them. */
  observer?: Observer<ClientEvent> | undefined;
  /** Gets a line when an observer or `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
  /** Milliseconds since the epoch, for the deadlines of the requests. Default: `Date.now`. */
  clock?: Clock | undefined;
  /** Spreads the pauses between repetitions. Default: `Math.random`. */
  random?: Random | undefined;
  userAgent?: string | undefined;
  fetch?: typeof fetch | undefined;
  /** Lets `baseUrl` be an `http:` address of this machine. */
  [allowHttp]?: true | undefined;
  /** Lets `baseUrl` be a local address or the sandbox. */
  [allowSandbox]?: true | undefined;
}

/** Throws `opendata.config.invalid` with all faults at once. */
export function checkCkanConfig(config: CkanConfig): void {
  checkConfig(
    (facts) => opendataError('opendata.config.invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      faults.address('baseUrl', config.baseUrl, config);
      faults.textOrFunction('apiToken', config.apiToken);
      faults.text('organization', config.organization);
      faults.oneOf('visibility', config.visibility, ['public', 'private']);
      for (const member of ['maxUploadBytes', 'uploadTimeout', 'applicationTimeout'] as const)
        faults.number(member, config[member], 1);
      // RFC 9110, section 5.6.2: what may name a header.
      if (config.tokenHeader !== undefined && !/^[\w!#$%&'*+.^`|~-]+$/.test(config.tokenHeader))
        faults.add('tokenHeader', 'must be the name of a header');
    },
  );
}
