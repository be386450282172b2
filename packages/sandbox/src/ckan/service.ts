import { createReadStream, existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import type { Ids } from '../seed/ids.ts';
import type { Towns } from '../seed/towns.ts';
import type { StateStore } from '../state/state-store.ts';
import { readActions } from './actions-read.ts';
import { writeActions } from './actions-write.ts';
import type { Call } from './context.ts';
import { CkanError } from './errors.ts';
import { keptCatalogue } from './kept-catalogue.ts';
import { Catalogue, type Dict, type User } from './model.ts';
import { cataloguePage, datasetPage, notFoundPage } from './pages.ts';
import { BadRequest, discard, receiveBody } from './request-body.ts';
import type { Upload } from './validate.ts';

export interface CkanOptions {
  origin: string;
  store: StateStore;
  towns: Towns;
  ids: Ids;
  /** `ckan.max_resource_size`, bytes. */
  maxResourceSize: number;
}

const apiPath = /^\/api\/(?:3\/)?action\/([^/]+)$/;

/** The catalogue: CKAN's action API, as a publisher needs it, and pages to look at the result. */
export async function createCkan(options: CkanOptions): Promise<Service> {
  const { origin, store, towns, ids, maxResourceSize } = options;
  const directory = join(store.folder, 'ckan');
  // Not recursive: Node 24.21 swallows an error thrown in the tick right after a recursive mkdir, also one of the caller.
  if (!existsSync(directory)) await mkdir(directory, { mode: 0o700 });
  let catalogue = new Catalogue(ids, towns);
  const kept = keptCatalogue(store, directory);
  kept.restore(catalogue);

  const app = new Hono<{ Bindings: HttpBindings }>();
  const userOf = (authorization: string | undefined): User | undefined =>
    catalogue.users.get(authorization ?? '');

  const answer = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json;charset=utf-8' },
    });

  async function act(
    name: string,
    method: string,
    incoming: IncomingMessage,
    query: Dict,
  ): Promise<Response> {
    const help = `${origin}/api/3/action/help_show?name=${name}`;
    const action = Object.hasOwn(readActions, name)
      ? readActions[name]
      : Object.hasOwn(writeActions, name)
        ? writeActions[name]
        : undefined;
    let uploads = new Map<string, Upload>();
    try {
      if (!action) throw new BadRequest(`Bad request: Action name not known: ${name}`);
      if (method === 'GET' && !Object.hasOwn(readActions, name)) {
        throw new BadRequest('Bad request: Only side-effect-free actions can be called by GET');
      }
      const received =
        method === 'GET' ? { data: query, uploads } : await receiveBody(incoming, directory, maxResourceSize);
      uploads = received.uploads;
      const call: Call = {
        catalogue,
        origin,
        user: userOf(incoming.headers.authorization),
        data: received.data,
        uploads,
        orphans: [],
      };
      const result = action(call);
      kept.save(catalogue);
      const used = new Set(
        [...catalogue.datasets.values()].flatMap(({ resources }) => resources.map(({ file }) => file?.path)),
      );
      await discard(new Map([...uploads].filter(([, { path }]) => !used.has(path))));
      await Promise.all(call.orphans.map((path) => rm(path, { force: true })));
      return answer(200, { help, success: true, result });
    } catch (error) {
      await discard(uploads);
      if (error instanceof BadRequest) return answer(400, error.message);
      if (error instanceof CkanError)
        return answer(error.status, { help, success: false, error: error.error });
      console.error('ckan:', error);
      return answer(500, {
        help,
        success: false,
        error: { __type: 'Internal Server Error', message: 'Internal Server Error' },
      });
    } finally {
      incoming.resume();
    }
  }

  app.on(['GET', 'POST'], ['/api/3/action/:name', '/api/action/:name'], (c) =>
    act(c.req.param('name'), c.req.method, c.env.incoming, c.req.query()),
  );
  app.get('/', (c) => c.redirect('/dataset'));
  app.get('/dataset', (c) => {
    const visible = [...catalogue.datasets.values()].filter((dataset) =>
      catalogue.mayRead(undefined, dataset),
    );
    return c.html(
      cataloguePage(
        catalogue,
        visible.sort((a, b) => (a.modified < b.modified ? 1 : -1)),
      ),
    );
  });
  app.get('/dataset/:name', (c) => {
    const dataset = catalogue.dataset(c.req.param('name'));
    if (!dataset || !catalogue.mayRead(undefined, dataset)) return c.html(notFoundPage(), 404);
    return c.html(datasetPage(catalogue, origin, dataset));
  });
  app.get('/dataset/:id/resource/:resourceId/download/:file', (c) => {
    const found = catalogue.resource(c.req.param('resourceId'));
    const file = found?.resource.file;
    if (!found || !file || found.dataset.id !== catalogue.dataset(c.req.param('id'))?.id)
      return c.html(notFoundPage(), 404);
    if (!catalogue.mayRead(userOf(c.req.header('authorization')), found.dataset))
      return c.html(notFoundPage(), 404);
    return c.body(Readable.toWeb(createReadStream(file.path)) as ReadableStream, 200, {
      'content-type': String(found.resource.fields.mimetype ?? 'application/octet-stream'),
      'content-length': String(file.size),
      // Nothing that was uploaded runs as a page of this origin.
      'content-disposition': `attachment; filename="${file.name}"`,
      'x-content-type-options': 'nosniff',
    });
  });
  app.notFound((c) => c.html(notFoundPage(), 404));

  return {
    name: 'ckan',
    operation(_method, path) {
      const name = apiPath.exec(path)?.[1];
      if (name !== undefined)
        return Object.hasOwn(readActions, name) || Object.hasOwn(writeActions, name) ? name : 'unknown';
      if (path.includes('/download/')) return 'download';
      return path === '/dataset' || path.startsWith('/dataset/') || path === '/' ? 'page' : 'unknown';
    },
    handle: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    // 413, 502, 503 and 504 come from the proxy in front of CKAN.
    failure: (status) => {
      if (status === 500 || status < 413) {
        const __type =
          status === 403
            ? 'Authorization Error'
            : status === 404
              ? 'Not Found Error'
              : status === 409
                ? 'Validation Error'
                : 'Internal Server Error';
        return {
          contentType: 'application/json;charset=utf-8',
          body: JSON.stringify({
            help: origin,
            success: false,
            error: { __type, message: 'Injected by the sandbox.' },
          }),
        };
      }
      return {
        contentType: 'text/html; charset=utf-8',
        body: page(`Fehler ${status}`, '<p>Von der Sandbox ausgelöst.</p>'),
      };
    },
    async reset() {
      catalogue = new Catalogue(ids, towns);
      kept.clear();
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
    },
    async close() {
      if (!store.durable) await rm(directory, { recursive: true, force: true });
    },
  };
}
