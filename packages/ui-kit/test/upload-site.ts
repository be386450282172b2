import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import type { Site } from './site.ts';

/** One part of a multipart body, as it came over the wire. */
export interface Part {
  readonly name: string;
  readonly fileName?: string | undefined;
  readonly text: string;
}

/** The parts of a `multipart/form-data` body, read without any library: what a server of a town really gets. */
export function partsOf(body: Buffer, type: string): Part[] {
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (!boundary) throw new Error(`no multipart: ${type}`);
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.slice(2, -2).split('\r\n\r\n');
      const utf8 = (text: string | undefined) => text && Buffer.from(text, 'latin1').toString('utf8');
      return {
        name: utf8(/ name="([^"]*)"/.exec(head)?.[1]) ?? '',
        fileName: / filename="([^"]*)"/.test(head)
          ? (utf8(/ filename="([^"]*)"/.exec(head)?.[1]) ?? '')
          : undefined,
        text: rest.join('\r\n\r\n'),
      };
    });
}

/** A server that takes files at `/upload` and forms at `/form`, and keeps what it got. */
export class TownServer {
  readonly uploads: Part[][] = [];
  readonly forms: Part[][] = [];
  /** Requests for files that the browser gave up. */
  aborted = 0;
  /** Answers of `/upload` to come; `hold` keeps the request open until {@link release}. */
  readonly answers: (readonly [status: number, body: string, type?: string] | 'hold')[] = [];
  /** Refuses every file, as a server in trouble. */
  fail = false;
  /** Ids are made of the names of the files, else counted. */
  named = false;
  /** Every connection to `/upload` breaks: browsers try some a second time. */
  broken = false;
  /** Whoever is not logged in is sent here, whatever they ask. */
  login: string | undefined;
  readonly #open: ServerResponse[] = [];
  #ids = 0;

  constructor(site: Site) {
    site.handle = (request, response) => void this.#answer(request, response);
  }

  /** Answers all requests that were held. */
  release(): void {
    for (const response of this.#open.splice(0)) this.#id(response, 'held');
  }

  get open(): number {
    return this.#open.length;
  }

  #id(response: ServerResponse, name: string): void {
    this.#ids += 1;
    const id = this.named ? `f:${name}` : `f${this.#ids}`;
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id }));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method, headers } = request;
    response.on('close', () => {
      if (response.writableEnded) return;
      this.aborted += 1;
      const at = this.#open.indexOf(response);
      if (at >= 0) this.#open.splice(at, 1);
    });
    if (url.startsWith('/login')) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Anmelden</title>');
      return;
    }
    if (this.login && url.startsWith('/upload')) {
      request.resume();
      response.writeHead(302, { location: this.login }).end();
      return;
    }
    if (method !== 'POST' || !/^\/(upload|form)/.test(url)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request.on('error', () => {})) chunks.push(chunk as Buffer);
    const parts = partsOf(Buffer.concat(chunks), headers['content-type'] ?? '');
    if (url.startsWith('/form')) {
      this.forms.push(parts);
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Danke</title>');
      return;
    }
    this.uploads.push(parts);
    const answer = this.answers.shift();
    if (answer === 'hold') this.#open.push(response);
    else if (this.broken) request.socket.destroy();
    else if (answer) {
      const [status, body, type = 'application/json'] = answer;
      response.writeHead(status, status === 302 ? { location: body } : { 'content-type': type }).end(body);
    } else if (this.fail) response.writeHead(500).end();
    else this.#id(response, parts.at(-1)?.fileName ?? '');
  }
}

/** A PDF by its type; what is in it does not matter here. */
export const pdf = (name: string, bytes = 3) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(bytes, 'x'),
});

/** What the form would post at this moment: names of files, and the values of fields. */
export const posted = (page: Page, name = 'nachweis'): Promise<string[]> =>
  page.evaluate(
    (field) =>
      new FormData(document.forms[0])
        .getAll(field)
        .map((value) => (typeof value === 'string' ? value : value.name || '(leer)')),
    name,
  );

/** The rows of the list, in one line each. */
export const rows = async (page: Page): Promise<string[]> =>
  (await page.locator('rathaus-upload li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

/** Drops files that are made in the page. */
export const drop = (page: Page, names: readonly string[], selector = 'rathaus-upload'): Promise<void> =>
  page.evaluate(
    ([to, all]) => {
      const dataTransfer = new DataTransfer();
      for (const name of all) dataTransfer.items.add(new File(['x'], name, { type: 'application/pdf' }));
      for (const type of ['dragover', 'drop'])
        document
          .querySelector(to)
          ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [selector, names] as const,
  );
