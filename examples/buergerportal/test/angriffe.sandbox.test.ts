/** The portal as a hostile citizen, a hostile page and a hostile stranger see it: real processes, real sockets. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANGABEN,
  type Antwort,
  absenden,
  anmeldenAls,
  type Besucher,
  createBesucher,
  feld,
  hochladen,
} from './besucher.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { NACHWEIS } from './seiten.ts';

const SLOW = 60_000;
const pdf = new Uint8Array(NACHWEIS);

let welt: Welt;
let portal: string;
let posteingang: string;
let zugangscode: string;
beforeAll(async () => {
  welt = await startWelt();
  portal = String(welt.portal.ready.portal);
  posteingang = String(welt.portal.ready.posteingang);
  zugangscode = String(welt.portal.ready.zugangscode);
}, SLOW);
afterAll(() => welt?.close());

/** A form without the browser's own protection; `fields` replace those of a good application. */
function antrag(form: Antwort, fields: Record<string, string> = {}, withFile = true): FormData {
  const data = new FormData();
  data.set('csrf', feld(form.html, 'csrf'));
  data.set('antragId', feld(form.html, 'antragId'));
  for (const [name, value] of Object.entries({ ...ANGABEN, ...fields })) data.set(name, value);
  if (withFile)
    data.set('nachweis', new Blob([pdf], { type: 'application/pdf' }), fields.dateiname ?? 'Impfausweis.pdf');
  return data;
}

async function angemeldet(options?: Parameters<typeof anmeldenAls>[2]): Promise<Besucher> {
  const visitor = createBesucher();
  await anmeldenAls(visitor, portal, options);
  return visitor;
}

async function gespeichert(): Promise<{ id: string; owner: string; abgesendet?: string }[]> {
  const folder = join(welt.state, 'antraege');
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  return Promise.all(
    names.map(
      async (name) =>
        JSON.parse(await readFile(join(folder, name, 'antrag.json'), 'utf8')) as {
          id: string;
          owner: string;
          abgesendet?: string;
        },
    ),
  );
}

/** One plain request, from another loopback address when one is named. */
function roh(
  url: string,
  options: { headers?: Record<string, string>; body?: string; localAddress?: string; method?: string },
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((done, fail) => {
    const sent = request(
      url,
      {
        method: options.method ?? 'POST',
        headers: {
          host: new URL(url).host,
          'content-type': 'application/x-www-form-urlencoded',
          ...options.headers,
        },
        ...(options.localAddress ? { localAddress: options.localAddress } : {}),
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on('error', fail);
    // The portal answers before it has read a body that is too long. What the system says about the rest (EPIPE) may come
    // when the request is over and no longer listens.
    sent.on('socket', (socket) => socket.on('error', () => undefined));
    sent.end(options.body);
  });
}

describe('a hostile stranger', () => {
  it.each(['zugang', 'offene-daten/zugang'])(
    'cannot fill the memory through the code form (%s)',
    async (path) => {
      const origin = path === 'zugang' ? posteingang : portal;
      const answer = await roh(`${origin}/${path}`, { body: `code=${'a'.repeat(5_000_000)}` });
      expect(answer.status).toBe(413);
    },
  );

  it('cannot lock staff out by guessing the access code', async () => {
    const attempt = (code: string, localAddress: string) =>
      roh(`${posteingang}/zugang`, { body: `code=${code}`, localAddress });
    let last = 0;
    for (let round = 0; round < 12; round++) last = (await attempt('falsch', '127.0.0.9')).status;
    expect(last).toBe(429);
    expect((await attempt(zugangscode, '127.0.0.9')).status).toBe(429);
    expect((await attempt(zugangscode, '127.0.0.1')).status).toBe(303);
  });

  it('sees no application and no inbox without a login', async () => {
    const pages = ['/antrag', `/antrag/${randomUUID()}`, `/antrag/${randomUUID()}/pruefen`];
    for (const path of [...pages, '/bankverbindung', '/bankverbindung/pruefen']) {
      const answer = await roh(`${portal}${path}`, { method: 'GET' });
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toMatch(/^\/anmelden\?level=/);
    }
    for (const path of ['/', `/eingang/${randomUUID()}`, '/eingang/..%2f..%2fantrag/container'])
      expect((await roh(`${posteingang}${path}`, { method: 'GET' })).status).toBe(401);
    expect((await roh(`${portal}/nachrichten`, { method: 'GET' })).status).toBe(401);
    expect((await roh(`${portal}/nachrichten/entscheiden`, { body: 'id=x&aktion=nochmal' })).status).toBe(
      401,
    );
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/.//evil.example'])(
    'finds no open redirect (%s)',
    async (target) => {
      const visitor = await angemeldet();
      const back = await visitor.get(
        `${portal}/anmelden/servicekonto?level=niedrig&return=${encodeURIComponent(target)}`,
      );
      expect(new URL(back.url).origin).toBe(new URL(portal).origin);
    },
  );
});

describe('a hostile page', () => {
  it.each([
    ['of another site in an old browser', { origin: 'https://evil.example' }],
    ['in a sandboxed frame', { origin: 'null' }],
    ['after DNS rebinding', { origin: 'http://evil.example:3000', 'sec-fetch-site': 'same-origin' }],
    ['of a sibling domain', { 'sec-fetch-site': 'same-site' }],
  ])('%s cannot send forms', async (_where, headers) => {
    for (const url of [
      `${portal}/antrag`,
      `${portal}/offene-daten/zugang`,
      `${portal}/offene-daten`,
      `${posteingang}/zugang`,
    ]) {
      const answer = await roh(url, {
        headers: headers as Record<string, string>,
        body: `code=${zugangscode}`,
      });
      expect([url, answer.status]).toEqual([url, 403]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('cannot frame, script or cache a page of a logged-in person', async () => {
    const answer = await roh(`${portal}/`, { method: 'GET' });
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a hostile citizen', () => {
  it("cannot read, change or send another person's application", async () => {
    const erika = await angemeldet();
    const draft = await hochladen(erika, portal, pdf);
    const id = /\/antrag\/([0-9a-f-]{36})\//.exec(draft.url)![1]!;
    const thief = await angemeldet({ person: 'yusuf' });
    const own = await thief.get(`${portal}/antrag`);
    expect(own.status).toBe(200);
    for (const path of [id, `${id}/pruefen`, `${id}/aendern`, `${id.toUpperCase()}/pruefen`])
      expect((await thief.get(`${portal}/antrag/${path}`)).status).toBe(404);
    const csrf = new URLSearchParams({ csrf: feld(own.html, 'csrf') });
    expect((await thief.post(`${portal}/antrag/${id}/absenden`, csrf)).status).toBe(404);
    const taken = antrag(own, { hundName: 'Fremd' });
    taken.set('antragId', id);
    await thief.post(`${portal}/antrag`, taken);
    const still = await erika.get(draft.url);
    expect(still.html).toContain(ANGABEN.hundName);
    expect(still.html).not.toContain('Fremd');
  });

  it('cannot fill the disk with drafts, one after the other or at once', async () => {
    const visitor = await angemeldet();
    const form = await visitor.get(`${portal}/antrag`);
    const flood = () => {
      const data = antrag(form);
      data.set('antragId', randomUUID());
      return visitor.post(`${portal}/antrag`, data);
    };
    for (let count = 0; count < 8; count++) expect((await flood()).status).toBe(200);
    const together = await Promise.all(Array.from({ length: 20 }, flood));
    expect(together.some((answer) => answer.status === 429)).toBe(true);
    const open = (await gespeichert()).filter((one) => one.abgesendet === undefined);
    const byOwner = Map.groupBy(open, (one) => one.owner);
    for (const drafts of byOwner.values()) expect(drafts.length).toBeLessThanOrEqual(5);
    const folder = await readdir(join(welt.state, 'antraege'));
    expect(folder.filter((name) => name.endsWith('.teil'))).toEqual([]);
  });

  it('cannot change an application while it is being sent', async () => {
    const visitor = await angemeldet();
    for (let round = 0; round < 4; round++) {
      const draft = await hochladen(visitor, portal, pdf);
      const id = /\/antrag\/([0-9a-f-]{36})\//.exec(draft.url)![1]!;
      const form = await visitor.get(`${portal}/antrag/${id}/aendern`);
      await Promise.all([
        ...Array.from({ length: 2 }, (_, index) =>
          visitor.post(`${portal}/antrag`, antrag(form, { hundName: `Anders${index}` })),
        ),
        absenden(visitor, draft),
      ]);
      const stored = (await gespeichert()).find((one) => one.id === id);
      expect(stored?.abgesendet).toBeDefined();
    }
  });

  it.each([
    ['a control character', 'Wal\u0001di'],
    ['a NUL', 'Wal\u0000di'],
    ['a non-character', 'Wal\ufffedi'],
    ['a change of the writing direction', 'Wal\u202edi'],
  ])('cannot send text that no e-file can carry: %s', async (_what, hundName) => {
    const visitor = await angemeldet();
    const answer = await visitor.post(
      `${portal}/antrag`,
      antrag(await visitor.get(`${portal}/antrag`), { hundName }),
    );
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Zeichen');
  });

  it('cannot put markup into any page', async () => {
    const visitor = await angemeldet();
    const evil = `"><img src=x onerror=alert(1)>'`;
    const fields = { hundName: evil, rasse: evil, strasse: evil, ort: `00001 ${evil}` };
    const form = await visitor.get(`${portal}/antrag`);
    const data = antrag(form, fields);
    data.set('nachweis', new Blob([pdf]), `${evil}.pdf`);
    const answer = await visitor.post(`${portal}/antrag`, data);
    const sent = await absenden(visitor, answer);
    for (const page of [answer, sent, await visitor.get(portal)]) {
      expect(page.html).toContain('&lt;img src=x');
      expect(page.html).not.toContain('<img');
    }
  });

  it('sees applications only with the level that is needed to make one', async () => {
    const strong = await angemeldet();
    await hochladen(strong, portal, pdf);
    const weak = createBesucher();
    const start = await anmeldenAls(weak, portal, { niveau: '2', level: 'niedrig' });
    expect(start.html).toContain('Angemeldet als');
    expect(start.html).not.toContain(ANGABEN.hundName);
  });

  it.each([
    ['ten thousand parts', (boundary: string) => part(boundary, 'x').repeat(10_000)],
    [
      'a part with a huge header',
      (boundary: string) => `--${boundary}\r\nx-big: ${'a'.repeat(200_000)}\r\n\r\n`,
    ],
    ['parts without headers', (boundary: string) => `--${boundary}\r\n\r\n`.repeat(5_000)],
    [
      'files without end',
      (boundary: string) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="nachweis"; filename="a.pdf"\r\n\r\n%PDF-`.repeat(
          200,
        ),
    ],
  ])('gets an answer for a form with %s', async (_what, make) => {
    const visitor = await angemeldet();
    await visitor.get(`${portal}/antrag`);
    const answer = await visitor.post(
      `${portal}/antrag`,
      new Blob([`${make('grenze')}--grenze--\r\n`]).stream() as ReadableStream<Uint8Array>,
      { 'content-type': 'multipart/form-data; boundary=grenze' },
    );
    expect([400, 403]).toContain(answer.status);
    expect((await readdir(join(welt.state, 'antraege'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

function part(boundary: string, name: string): string {
  return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
}

describe('a hostile sender', () => {
  it('cannot make the inbox lose files it opens: HEAD requests leave none open', async () => {
    const visitor = await angemeldet();
    await absenden(visitor, await hochladen(visitor, portal, pdf));
    const login = await roh(`${posteingang}/zugang`, { body: `code=${zugangscode}` });
    const cookie = String(login.headers['set-cookie']).split(';')[0]!;
    const staff = (path: string, method: string) =>
      roh(`${posteingang}${path}`, { method, headers: { cookie } });
    const link = /\/eingang\/[0-9a-f-]{36}/;
    await expect
      .poll(async () => (await staff('/', 'GET')).text, { timeout: SLOW, interval: 500 })
      .toMatch(link);
    const [entry] = link.exec((await staff('/', 'GET')).text)!;
    const open = async () => (await readdir(`/proc/${welt.portal.child.pid}/fd`)).length;
    expect((await staff(`${entry}/datei/0`, 'GET')).text).toContain('<?xml');
    const before = await open();
    for (let count = 0; count < 30; count++) {
      expect((await staff(`${entry}/container`, 'HEAD')).status).toBe(200);
      expect((await staff(`${entry}/datei/0`, 'HEAD')).status).toBe(200);
    }
    expect((await open()) - before).toBeLessThan(10);
  }, 120_000);
});
