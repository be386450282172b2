import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Site } from '../site.ts';

/**
 * The server behind the scenes, in front of what the site answers already. Its address says how `/upload` behaves:
 * `seconds` until it answers, `fails` so many times before it takes a file.
 */
export function serveScenes(site: Site): void {
  const { handle } = site;
  const failed = new Map<string, number>();
  site.handle = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', site.origin);
    const title = { '/send': 'Ihr Antrag ist angekommen', '/consent': 'Sie haben nicht zugestimmt' }[
      pathname
    ];
    if (title) page(response, title);
    else if (pathname === '/extend') answer(response, 200, { expires: inAnHour() });
    else if (pathname !== '/upload' || ![...searchParams].length) handle(request, response);
    else
      whole(request, () => {
        const count = failed.get(`${request.url}`) ?? 0;
        failed.set(`${request.url}`, count + 1);
        const status = count < Number(searchParams.get('fails')) ? 500 : 201;
        setTimeout(() => answer(response, status, { id: 'f1' }), Number(searchParams.get('seconds')) * 1000);
      });
  };
}

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

function page(response: ServerResponse, title: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="de"><title>${title}</title><h1>${title}</h1>`);
}

function answer(response: ServerResponse, status: number, json: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

/** Behind the last byte: a browser that still sends would take an answer for an interruption. */
function whole(request: IncomingMessage, done: () => void): void {
  request.resume().on('end', done);
}
