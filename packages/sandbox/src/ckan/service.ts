import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Service } from '../net/service.ts';
import type { Ids } from '../seed/ids.ts';
import type { Towns } from '../seed/towns.ts';

export interface CkanOptions {
  origin: string;
  directory: string;
  towns: Towns;
  ids: Ids;
  /** `ckan.max_resource_size`, bytes. */
  maxResourceSize: number;
}

export async function createCkan(_options: CkanOptions): Promise<Service> {
  const app = new Hono();
  return {
    name: 'ckan',
    operation: () => 'unknown',
    handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    failure: () => ({ contentType: 'text/html', body: '' }),
    async reset() {},
    async close() {},
  };
}
