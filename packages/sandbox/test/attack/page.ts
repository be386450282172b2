import type { IncomingMessage, ServerResponse } from 'node:http';

const maximumBody = 2_000_000;

/** Answers with a page. */
export function page(response: ServerResponse, status: number, html: string, cookie?: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    ...(cookie !== undefined && { 'set-cookie': cookie }),
  });
  response.end(`<!doctype html><html lang="de"><title>Musterstadt</title>${html}</html>`);
}

/** Value of a cookie; empty for none. */
export function cookieOf(request: IncomingMessage, name: string): string {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
}

/** Body of a request; undefined when it is too big. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maximumBody) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
