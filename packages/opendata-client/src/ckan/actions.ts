import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { type Abortable, callApplication } from '@rathaus/client-core/abort';
import { type components, createCkanApi } from '../api/ckan-v3.ts';
import { badAnswer, checkedDataset, checkedHits } from './answer-shape.ts';
import type { CkanConfig } from './config.ts';
import { ckanError } from './errors.ts';
import { type MultipartFile, multipart } from './multipart.ts';

export type CkanDataset = components['schemas']['Dataset'];
export type CkanDatasetInput = components['schemas']['DatasetInput'];
export type CkanResource = components['schemas']['Resource'];
export type CkanOrganization = components['schemas']['Organization'];

// A type, not an interface: only types are assignable to the index signature of the contract.
export type Revision = {
  match: Record<string, unknown>;
  filter: string[];
  update: Record<string, unknown>;
};

/** Where the token of the requests comes from, and what is known of it. */
interface TokenOfSite {
  get(): string | Promise<string>;
  /** The one that was given last; `undefined`: no request can have been sent. */
  readonly last: string | undefined;
}

/** Asks the application before each request, but not without end. */
function tokenOfSite({ apiToken, applicationTimeout }: CkanConfig): TokenOfSite {
  if (typeof apiToken === 'string') return { get: () => apiToken, last: apiToken };
  let last: string | undefined;
  return {
    async get() {
      last = await callApplication('The function for the API token', (signal) => apiToken({ signal }), {
        timeout: applicationTimeout,
      });
      return last;
    },
    get last() {
      return last;
    },
  };
}

/** The actions of one piece of work at a site. */
export interface CkanSession {
  readonly actions: CkanActions;
  /** For cleaning up: uses the last token instead of asking for one. `undefined`: no request was ever sent. */
  cleaner(): CkanActions | undefined;
}

/** Opens a session with the site of a configuration. */
export function ckanSession(config: CkanConfig): CkanSession {
  const token = tokenOfSite(config);
  return {
    actions: ckanActions(config, token.get),
    cleaner() {
      const { last } = token;
      return last === undefined ? undefined : ckanActions(config, () => last);
    },
  };
}

/** The actions the publisher uses, each with its result unwrapped and its errors in the package's family. */
function ckanActions(config: CkanConfig, token: TokenOfSite['get']) {
  const { tokenHeader = 'Authorization', uploadTimeout = 600_000 } = config;
  const client = createCkanApi({
    baseUrl: config.baseUrl,
    headers: async () => ({ [tokenHeader]: await token() }),
    userAgent: config.userAgent ?? 'rathaus-opendata-client',
    retry: config.retry,
    observer: config.observer,
    logger: config.logger,
    clock: config.clock,
    random: config.random,
    fetch: config.fetch,
    [allowHttp]: config[allowHttp],
    [allowSandbox]: config[allowSandbox],
  });
  const result = async <Result>(call: Promise<{ result: Result }>): Promise<Result> => {
    try {
      const answer: { result: Result } | null = await call;
      if (typeof answer !== 'object' || answer === null) throw badAnswer();
      return answer.result;
    } catch (error) {
      throw ckanError(error);
    }
  };
  const dataset = async (call: Promise<{ result: unknown }>): Promise<CkanDataset> =>
    checkedDataset(await result(call));
  const revised = async (call: Promise<{ result: { package: unknown } }>): Promise<CkanDataset> =>
    checkedDataset((await result(call))?.package);
  const uploading = { timeout: uploadTimeout, totalTimeout: uploadTimeout };
  return {
    status: (options: Abortable = {}) => result(client.get('/api/3/action/status_show', options)),
    organization: (id: string, options: Abortable = {}): Promise<CkanOrganization> =>
      result(
        client.get('/api/3/action/organization_show', { query: { id, include_datasets: false }, ...options }),
      ),
    show: (id: string, options: Abortable = {}): Promise<CkanDataset> =>
      dataset(client.get('/api/3/action/package_show', { query: { id }, ...options })),
    search: async (fq: string, options: Abortable = {}): Promise<{ results: CkanDataset[] }> =>
      checkedHits(
        await result<unknown>(
          client.get('/api/3/action/package_search', {
            query: { fq, rows: 50, include_private: true, include_drafts: true },
            ...options,
          }),
        ),
      ),
    create: (body: CkanDatasetInput, options: Abortable = {}): Promise<CkanDataset> =>
      dataset(client.post('/api/3/action/package_create', { body, ...options })),
    revise: async (
      revision: Revision,
      files: readonly MultipartFile[],
      options: Abortable = {},
    ): Promise<CkanDataset> => {
      if (files.length === 0) {
        return revised(client.post('/api/3/action/package_revise', { body: revision, ...options }));
      }
      const { match, filter, update } = revision;
      const form = multipart(
        [
          ['match', JSON.stringify(match)],
          // As text CKAN takes patterns with commas between them (json_list_or_string).
          ['filter', filter.join(',')],
          ['update', JSON.stringify(update)],
        ],
        files,
      );
      return revised(client.post('/api/3/action/package_revise', { ...form, ...uploading, ...options }));
    },
    createResource: (
      fields: Record<string, unknown> & { package_id: string },
      file: MultipartFile | undefined,
      options: Abortable = {},
    ): Promise<CkanResource> => {
      if (!file) return result(client.post('/api/3/action/resource_create', { body: fields, ...options }));
      const form = multipart(
        Object.entries(fields).map(([key, value]) => [key, String(value)] as const),
        [file],
      );
      return result(client.post('/api/3/action/resource_create', { ...form, ...uploading, ...options }));
    },
    delete: (id: string, options: Abortable = {}) =>
      result(client.post('/api/3/action/package_delete', { body: { id }, ...options })),
    purge: (id: string, options: Abortable = {}) =>
      result(client.post('/api/3/action/dataset_purge', { body: { id }, ...options })),
  };
}

export type CkanActions = ReturnType<typeof ckanActions>;
