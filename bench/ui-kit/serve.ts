import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page to load: what stands in its head and body, and the files that it names. */
export interface Page {
  readonly name: string;
  readonly head: string;
  readonly body: string;
  /** Name → content; the type follows the ending. */
  readonly files: Readonly<Record<string, Uint8Array | string>>;
  /** Its script draws the button; before that there is bare text. */
  readonly byScript?: boolean;
  /** Milliseconds by which its scripts come late. */
  readonly scriptsLate?: number;
  /** Milliseconds by which its stylesheets come late. */
  readonly stylesLate?: number;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** A web server on this machine for some pages, each below its number; nothing of them may be cached. */
export interface Server {
  address(page: Page): string;
  close(): void;
}

export async function serve(pages: readonly Page[]): Promise<Server> {
  const server = createServer((request, response) => {
    const [, index, ...path] = (request.url ?? '').split('/');
    const page = pages[Number(index)];
    const name = path.join('/');
    const send = (type: string, body: Uint8Array | string): void =>
      void response
        .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
        .end(body);
    const file = page?.files[name];
    const type = TYPES[name.replace(/.*\./, '')];
    if (page && !name)
      send(
        'text/html',
        `<!doctype html><html lang="de"><meta charset="utf-8"><title>Anmelden</title>${page.head}<body>${page.body}`,
      );
    else if (page && file !== undefined && type)
      setTimeout(() => send(type, file), (type === TYPES.js ? page.scriptsLate : page.stylesLate) ?? 0);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: (page) => `http://127.0.0.1:${port}/${pages.indexOf(page)}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
