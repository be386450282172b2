import { type allowHttp, type ClientHooks, RathausError, type RetryOptions } from '@rathaus/client-core';

/** One CKAN site as one tenant uses it. */
export interface CkanConfig {
  /** The site's address without `/api`: `https://daten.musterstadt.example`. */
  baseUrl: string | URL;
  /** API token of an editor of the organisation, or a function that gives it before each request. */
  apiToken: string | (() => string | Promise<string>);
  /** Name or id of the organisation that owns the datasets. */
  organization: string;
  /** Who may see a published dataset. `public` when left out. */
  visibility?: 'public' | 'private';
  /** Write themes as CKAN groups (`econ`, `gove`) as GovData's extension expects. The groups must exist. */
  themesAsGroups?: boolean;
  /** Refuse larger files before anything is sent. CKAN's own default limit is 10 MB (`ckan.max_resource_size`). */
  maxUploadBytes?: number;
  /** Header of the token, `Authorization` unless the site sets `apitoken_header_name`. */
  tokenHeader?: string;
  /** Milliseconds for one upload. 10 minutes when left out. */
  uploadTimeout?: number;
  retry?: RetryOptions;
  hooks?: ClientHooks;
  userAgent?: string;
  fetch?: typeof fetch;
  [allowHttp]?: true;
}

/** One configuration, or a function that finds a tenant's; `undefined` means that the tenant is not known. */
export type CkanTenants =
  | CkanConfig
  | ((tenant: string) => CkanConfig | undefined | Promise<CkanConfig | undefined>);

/** The configuration for a call. Fails closed: no default tenant, no fall back to another one. */
export async function resolveConfig(config: CkanTenants, tenant: string | undefined): Promise<CkanConfig> {
  if (typeof config !== 'function') {
    if (tenant === undefined) return config;
    throw new RathausError({
      code: 'opendata.tenant.unexpected',
      origin: 'local',
      message: 'A tenant was named, but the publisher has one configuration only.',
    });
  }
  if (tenant === undefined || tenant === '') {
    throw new RathausError({
      code: 'opendata.tenant.missing',
      origin: 'local',
      message: 'The publisher serves tenants: name one.',
    });
  }
  const found = await config(tenant);
  if (found) return found;
  throw new RathausError({
    code: 'opendata.tenant.unknown',
    origin: 'local',
    message: 'There is no configuration for this tenant.',
  });
}
