import { isRathausError } from '@rathaus/client-core';
import {
  createTenants,
  isTenantSource,
  type RequestTenantSource,
  type Tenanted,
  type TenantScope,
} from '@rathaus/client-core/tenants';
import { checkTableApiConfig, type TableApiConfig } from './config.ts';
import { problemAnswer } from './http.ts';
import { RequestProblem } from './problem.ts';
import type { RefreshResult } from './refresh-table.ts';
import { answer } from './routes.ts';
import { createTableShelf } from './table-shelf.ts';

/** The tables of one authority as an API. */
export interface TableApi {
  /** Answers a request. Never throws: whatever fails is a problem document. */
  handle(request: Request): Promise<Response>;
  /**
   * Reads a table again when its version has changed, and switches once the new one is complete; whoever reads the old
   * one goes on. Errors, all of which leave what is served: `opendata.table-api.refused` (`details.reason` and `line` say
   * why), `opendata.table-api.source-failed | too-large | store-failed | unknown-table | closed`, `core.aborted`,
   * `core.application.timeout`.
   */
  refresh(table: string, options?: { signal?: AbortSignal | undefined }): Promise<RefreshResult>;
  /** Ends refreshes and closes the files. */
  close(): Promise<void>;
}

/** The tables of many authorities. */
export interface TableApis extends Tenanted<TableApi> {
  /** Answers a request with the tables of the authority it is for. */
  handle(request: Request): Promise<Response>;
  /** Closes the files of all authorities. */
  close(): Promise<void>;
}

/**
 * Serves the tables of many authorities; `tenantOf` says which one a request is for. Errors of `tenant()`:
 * `opendata.table-api.config-invalid`, `core.tenant.unknown`, `core.tenant.ambiguous`, `core.tenant.unavailable`.
 *
 * @example
 * const api = createTableApi({ config: (id) => configurations.get(id), tenantOf: (request) => towns[new URL(request.url).host] });
 */
export function createTableApi(tenants: RequestTenantSource<TableApiConfig>): TableApis;
/**
 * Serves published CSV files as a read-only API: filters, columns, sort order, pages, JSON, CSV, GeoJSON, and an OpenAPI
 * document. Each file is copied, inspected and indexed with `node:sqlite`; a file that would be served wrongly is not
 * served. Errors: `opendata.table-api.config-invalid` with all faults at once.
 *
 * @example
 * const api = createTableApi({
 *   tenant: 'musterstadt',
 *   basePath: '/api/tables',
 *   store: { folder: '/var/lib/tabellen' },
 *   tables: [{ id: 'hunde', title: 'Hundebestand', open: () => openAsBlob('hunde.csv'), license: 'dl-de/zero-2-0' }],
 * });
 * const response = await api.handle(new Request('https://daten.musterstadt.example/api/tables/hunde/rows?stadtteil=Altstadt'));
 */
export function createTableApi(config: TableApiConfig): TableApi;
export function createTableApi(
  input: TableApiConfig | RequestTenantSource<TableApiConfig>,
): TableApi | TableApis {
  const built = new Map<string, TableApi>();
  const tenants = createTenants<TableApiConfig, TableApi>(input, {
    build(config, scope) {
      const api = apiOf(config, scope);
      // A configuration that changed: those who read go on, and the files are closed behind them.
      void built.get(scope.id)?.close();
      built.set(scope.id, api);
      return api;
    },
  });
  const { single, tenant, forget } = tenants;
  if (single && !isTenantSource(input)) return single;
  return {
    tenant,
    forget,
    async handle(request) {
      let api: TableApi;
      try {
        api = await tenants.forRequest(request);
      } catch (error) {
        const isUnknown =
          isRathausError(error) && ['core.tenant.unknown', 'core.tenant.ambiguous'].includes(error.code);
        return problemAnswer(
          request,
          new RequestProblem(
            isUnknown ? 'unknown-tenant' : 'tenant-unavailable',
            isUnknown ? {} : { retryAfter: 10 },
          ),
        );
      }
      return api.handle(request);
    },
    close: async () => void (await Promise.all([...built.values()].map((api) => api.close()))),
  };
}

function apiOf(given: TableApiConfig, scope: TenantScope<TableApi>): TableApi {
  checkTableApiConfig(given);
  // The application may go on using its objects.
  const config: TableApiConfig = { ...given, tables: given.tables.map((table) => ({ ...table })) };
  const shelf = createTableShelf(config);
  scope.signal.addEventListener('abort', () => void shelf.close(), { once: true });
  return {
    handle: (request) => answer(request, shelf, config),
    refresh: (table, { signal } = {}) => shelf.refresh(table, signal),
    close: () => shelf.close(),
  };
}
