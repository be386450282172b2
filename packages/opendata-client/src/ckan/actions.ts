import { allowHttp, type Client, createClient } from '@rathaus/client-core';
import type { components, paths } from '../generated/ckan-action.v3.ts';
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

interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** The actions the publisher uses, each with its result unwrapped and its errors in the package's family. */
export function ckanActions(config: CkanConfig) {
  const { apiToken, tokenHeader = 'Authorization', uploadTimeout = 600_000 } = config;
  const client: Client<paths> = createClient<paths>({
    baseUrl: config.baseUrl,
    headers: async () => ({ [tokenHeader]: typeof apiToken === 'function' ? await apiToken() : apiToken }),
    userAgent: config.userAgent ?? 'rathaus-opendata-client',
    ...(config.retry && { retry: config.retry }),
    ...(config.hooks && { hooks: config.hooks }),
    ...(config.fetch && { fetch: config.fetch }),
    ...(config[allowHttp] && { [allowHttp]: true as const }),
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
    status: (options: CallOptions = {}) => result(client.get('/api/3/action/status_show', options)),
    organization: (id: string, options: CallOptions = {}): Promise<CkanOrganization> =>
      result(
        client.get('/api/3/action/organization_show', { query: { id, include_datasets: false }, ...options }),
      ),
    show: (id: string, options: CallOptions = {}): Promise<CkanDataset> =>
      dataset(client.get('/api/3/action/package_show', { query: { id }, ...options })),
    search: async (fq: string, options: CallOptions = {}): Promise<{ results: CkanDataset[] }> =>
      checkedHits(
        await result<unknown>(
          client.get('/api/3/action/package_search', {
            query: { fq, rows: 50, include_private: true, include_drafts: true },
            ...options,
          }),
        ),
      ),
    create: (body: CkanDatasetInput, options: CallOptions = {}): Promise<CkanDataset> =>
      dataset(client.post('/api/3/action/package_create', { body, ...options })),
    revise: async (
      revision: Revision,
      files: readonly MultipartFile[],
      options: CallOptions = {},
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
      options: CallOptions = {},
    ): Promise<CkanResource> => {
      if (!file) return result(client.post('/api/3/action/resource_create', { body: fields, ...options }));
      const form = multipart(
        Object.entries(fields).map(([key, value]) => [key, String(value)] as const),
        [file],
      );
      return result(client.post('/api/3/action/resource_create', { ...form, ...uploading, ...options }));
    },
    delete: (id: string, options: CallOptions = {}) =>
      result(client.post('/api/3/action/package_delete', { body: { id }, ...options })),
    purge: (id: string, options: CallOptions = {}) =>
      result(client.post('/api/3/action/dataset_purge', { body: { id }, ...options })),
  };
}

export type CkanActions = ReturnType<typeof ckanActions>;
