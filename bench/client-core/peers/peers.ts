/** The contestants, and what each of them does in the one call that is timed and weighed. */
import { fileURLToPath } from 'node:url';
import { generateHeyApi } from './hey-api.ts';

/** What a client does beside sending; a comparison of figures is only fair together with these. */
export interface Includes {
  retry: string;
  timeout: string;
  /** How values are written into the URL. */
  parameters: string;
  /** What is checked before the body of an answer is read. */
  mediaType: string;
  /** Most bytes of an answer that it holds. */
  sizeBound: string;
  /** How an answer that is not a success reaches the caller. */
  problems: string;
}

export interface Peer {
  /** Path of a module that exports `makeCall: MakeCall`. */
  module: string;
  includes: Includes;
}

const none = '-';

const nothing: Includes = {
  retry: none,
  timeout: none,
  parameters: none,
  mediaType: none,
  sizeBound: none,
  problems: none,
};

const ours: Includes = {
  retry: '2, jitter',
  timeout: '30 s + total',
  parameters: 'as contract',
  mediaType: 'checked',
  sizeBound: '20 MB',
  problems: 'error by type',
};

const names = [
  'raw fetch',
  'ky',
  'ky, retry 0, timeout off',
  'openapi-fetch',
  'hey-api client-fetch',
  'hey-api client-ky',
  'openai-node',
  'client-core',
  'client-core/fetch',
  'client-core/fetch, all styles',
] as const;

/** `raw fetch` is the base: the stub and `json()`. */
export type PeerName = (typeof names)[number];

/** All contestants. Those that are generated are written below `folder`, which must see the packages of the repository. */
export async function preparePeers(folder: string): Promise<Record<PeerName, Peer>> {
  return {
    'raw fetch': { module: fileURLToPath(import.meta.resolve('./raw-fetch.ts')), includes: nothing },
    ky: {
      module: fileURLToPath(import.meta.resolve('./ky.ts')),
      includes: {
        ...nothing,
        retry: '2, backoff',
        timeout: '10 s',
        parameters: 'query',
        problems: 'error, data',
      },
    },
    'ky, retry 0, timeout off': {
      module: fileURLToPath(import.meta.resolve('./ky-bare.ts')),
      includes: { ...nothing, parameters: 'query', problems: 'error, data' },
    },
    'openapi-fetch': {
      module: fileURLToPath(import.meta.resolve('./openapi-fetch.ts')),
      includes: { ...nothing, parameters: 'client option', problems: 'value, union' },
    },
    'hey-api client-fetch': {
      module: await generateHeyApi('client-fetch', folder),
      includes: {
        ...nothing,
        parameters: 'as contract',
        mediaType: 'picks reader',
        problems: 'value, union',
      },
    },
    'hey-api client-ky': {
      module: await generateHeyApi('client-ky', folder),
      includes: {
        ...nothing,
        retry: '2, backoff',
        timeout: '10 s',
        parameters: 'as contract',
        mediaType: 'picks reader',
        problems: 'value, union',
      },
    },
    'openai-node': {
      module: fileURLToPath(import.meta.resolve('./openai.ts')),
      includes: {
        ...nothing,
        retry: '2, jitter',
        timeout: '600 s',
        parameters: 'query',
        mediaType: 'picks reader',
        problems: 'error by status',
      },
    },
    'client-core': { module: fileURLToPath(import.meta.resolve('./client-core.ts')), includes: ours },
    'client-core/fetch': {
      module: fileURLToPath(import.meta.resolve('./client-core-fetch.ts')),
      includes: ours,
    },
    'client-core/fetch, all styles': {
      module: fileURLToPath(import.meta.resolve('./client-core-fetch-styles.ts')),
      includes: ours,
    },
  };
}
