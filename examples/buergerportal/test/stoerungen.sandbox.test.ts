/** What can go wrong: the portal is killed at bad moments, fed too much, and every service it needs is broken. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { absenden, anmeldenAls, createBesucher, feld, hochladen } from './besucher.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { NACHWEIS } from './seiten.ts';

const pdf = new Uint8Array(NACHWEIS);
const SLOW = 60_000;

/** Submissions that reached the other town or are on their way; announced ones without content are no delivery. */
async function delivered(welt: Welt): Promise<string[]> {
  return (await welt.submissions()).map((one) => one.state).filter((state) => state !== 'incomplete');
}

describe('crashes', () => {
  let welt: Welt;
  let portal: string;
  beforeAll(async () => {
    welt = await startWelt();
    portal = String(welt.portal.ready.portal);
  });
  afterAll(() => welt?.close());

  it(
    'killed between upload and submit: the draft is there after the restart, and is delivered once',
    async () => {
      const before = createBesucher();
      await anmeldenAls(before, portal);
      const draft = await hochladen(before, portal, pdf);
      expect(draft.html).toContain('Angaben prüfen');
      await welt.portal.kill('SIGKILL');
      await welt.restartPortal();

      const after = createBesucher();
      const start = await anmeldenAls(after, portal);
      expect(start.html).toContain('noch nicht abgesendet');
      const path = /href="(\/antrag\/[^"]+\/pruefen)"/.exec(start.html)![1]!;
      const again = await after.get(portal + path);
      // Pressed twice at the same moment, and a third time later.
      await Promise.all([absenden(after, again), absenden(after, again)]);
      await absenden(after, again);
      await expect.poll(() => delivered(welt), { timeout: SLOW, interval: 500 }).toEqual(['accepted']);
    },
    SLOW * 2,
  );

  it.each([
    ['while the attachment is sent', { operation: 'putAttachment', delayMs: 4000 }],
    ['while the submission waits for its answer', { operation: 'submitSubmission', delayMs: 4000 }],
    ['after the submission, its answer lost', { operation: 'submitSubmission', drop: 'answer' }],
    ['while the submission is announced', { operation: 'createSubmission', delayMs: 4000 }],
  ])(
    'killed %s: exactly one more delivery',
    async (_when, fault) => {
      const count = (await delivered(welt)).length;
      const visitor = createBesucher();
      await anmeldenAls(visitor, portal);
      const draft = await hochladen(visitor, portal, pdf);
      await welt.fault({ service: 'fitconnect', times: 1, ...fault });
      await absenden(visitor, draft);
      // Killed while the call is under way: the fault holds it for seconds or has just cut its answer.
      await welt.faultsTaken();
      await welt.portal.kill('SIGKILL');
      await welt.restartPortal();
      const expected = Array.from({ length: count + 1 }, () => 'accepted');
      await expect.poll(() => delivered(welt), { timeout: SLOW, interval: 500 }).toEqual(expected);
      // Nothing more comes after it.
      await new Promise((done) => setTimeout(done, 3000));
      expect(await delivered(welt)).toEqual(expected);
    },
    SLOW * 2,
  );

  it(
    'refuses a 600 MB upload with the limit named, in at most 80 MB more memory',
    async () => {
      const visitor = createBesucher();
      await anmeldenAls(visitor, portal);
      await hochladen(visitor, portal, pdf);
      const form = await visitor.get(`${portal}/antrag`);
      const base = await welt.portal.memory();
      let highest = base;
      const watch = setInterval(
        () =>
          void welt.portal.memory().then((now) => {
            highest = Math.max(highest, now);
          }),
        50,
      );
      const answer = await visitor.post(
        `${portal}/antrag`,
        bigForm({ csrf: feld(form.html, 'csrf'), antragId: feld(form.html, 'antragId') }, 600),
        {
          'content-type': 'multipart/form-data; boundary=grenze',
        },
      );
      clearInterval(watch);
      const growth = (highest - base) / 1e6;
      console.log(`figure: buergerportal/upload-600mb-growth = ${growth.toFixed(1)} MB`);
      expect(answer.status).toBe(413);
      expect(answer.html).toContain('höchstens 10 MB');
      expect(growth).toBeLessThanOrEqual(80);
    },
    SLOW * 2,
  );
});

/** A multipart body with a file of so many megabytes, made while it is sent. */
function bigForm(fields: Record<string, string>, megabytes: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const head = Object.entries(fields).map(
    ([name, value]) => `--grenze\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const parts = [
    ...head,
    '--grenze\r\ncontent-disposition: form-data; name="nachweis"; filename="gross.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\n',
  ];
  const block = new Uint8Array(1_000_000).fill(32);
  let sent = -1;
  return new ReadableStream({
    pull(controller) {
      if (sent === -1) controller.enqueue(encoder.encode(parts.join('')));
      else if (sent < megabytes) controller.enqueue(block.slice());
      else {
        controller.enqueue(encoder.encode('\r\n--grenze--\r\n'));
        controller.close();
      }
      sent += 1;
    },
  });
}

describe('services that fail', () => {
  it(
    'the delivery service is away, then back: the citizen reads that it takes longer, then it is accepted',
    async () => {
      await using welt = await disposable();
      const { portal, visitor } = await loggedIn(welt);
      const draft = await hochladen(visitor, portal, pdf);
      // One more than the client repeats by itself: the first try of the outbox fails, the second gets through.
      await welt.fault({ service: 'fitconnect', operation: 'createSubmission', status: 503, times: 4 });
      const sent = await absenden(visitor, draft);
      await expect
        .poll(async () => (await visitor.get(sent.url)).html, { timeout: SLOW, interval: 500 })
        .toContain('Die Zustellung dauert länger');
      await expect.poll(() => delivered(welt), { timeout: SLOW, interval: 500 }).toEqual(['accepted']);
    },
    SLOW * 2,
  );

  it(
    'an expired access token is renewed without anybody noticing',
    async () => {
      await using welt = await disposable();
      const { portal, visitor } = await loggedIn(welt);
      await welt.fault({ service: 'fitconnect', operation: 'createSubmission', status: 401, times: 1 });
      await absenden(visitor, await hochladen(visitor, portal, pdf));
      await expect.poll(() => delivered(welt), { timeout: SLOW, interval: 500 }).toEqual(['accepted']);
    },
    SLOW * 2,
  );

  it(
    'a byte changed on the way: rejected, shown to both towns, not lost',
    async () => {
      await using welt = await disposable();
      const { portal, visitor } = await loggedIn(welt);
      await welt.fault({
        service: 'fitconnect',
        times: 10,
        flipByte: { target: 'attachment', part: 'ciphertext' },
      });
      const sent = await absenden(visitor, await hochladen(visitor, portal, pdf));
      await expect.poll(() => delivered(welt), { timeout: SLOW, interval: 500 }).toEqual(['rejected']);
      await expect
        .poll(async () => (await visitor.get(sent.url)).html, { timeout: SLOW, interval: 500 })
        .toContain('zurückgewiesen');
      const inbox = String(welt.portal.ready.posteingang);
      const opened = await visitor.post(
        `${inbox}/zugang`,
        new URLSearchParams({ code: String(welt.portal.ready.zugangscode) }),
      );
      expect(opened.html).toContain('Zurückgewiesen');
    },
    SLOW * 2,
  );

  it(
    'the catalogue fails half-way: a German message, and nothing half-done in the catalogue',
    async () => {
      await using welt = await disposable();
      const { portal, visitor } = await loggedIn(welt);
      const page = await visitor.post(
        `${portal}/offene-daten/zugang`,
        new URLSearchParams({ code: String(welt.portal.ready.zugangscode) }),
      );
      await welt.fault({ service: 'ckan', operation: 'resource_create', status: 500, times: 10 });
      const form = new FormData();
      // The page has the citizen's token as well, in the form that extends the session.
      const own = page.html.slice(page.html.indexOf('action="/offene-daten"'));
      form.set('csrf', feld(own, 'csrf'));
      form.set('tabelle', 'hundebestand');
      const answer = await visitor.post(`${portal}/offene-daten`, form);
      expect(answer.status).toBe(503);
      expect(answer.html).toContain('nichts Halbes zurückgeblieben');
      const sandbox = (await (await fetch(new URL('/sandbox.json', welt.sandbox.origin))).json()) as {
        services: { ckan: { siteUrl: string; sysadminToken: string } };
      };
      const { siteUrl, sysadminToken } = sandbox.services.ckan;
      const found = await fetch(
        `${siteUrl}/api/3/action/package_search?include_private=true&include_drafts=true`,
        { headers: { authorization: sysadminToken } },
      );
      expect(((await found.json()) as { result: { count: number } }).result.count).toBe(0);
    },
    SLOW,
  );
});

describe('wrong configuration', () => {
  it.each([
    [
      'a wrong client secret',
      "login: { ...config.login, servicekonto: { ...config.login.servicekonto, clientSecret: 'falsch' } }",
      /gerade nicht möglich[\s\S]*Es liegt nicht an Ihnen/,
      'servicekonto.',
    ],
    [
      'an unreachable login service',
      "login: { ...config.login, servicekonto: { ...config.login.servicekonto, issuer: 'http://127.0.0.1:9' } }",
      /nicht erreichbar/,
      'servicekonto.',
    ],
  ])(
    '%s: a German page for the citizen',
    async (_what, change, text) => {
      await using welt = await disposable(change);
      const portal = String(welt.portal.ready.portal);
      const visitor = createBesucher();
      const answer = await anmeldenAls(visitor, portal).catch(async () =>
        visitor.get(`${portal}/anmelden/servicekonto`),
      );
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.html).toMatch(/<html lang="de"/);
      expect(answer.html).toMatch(text);
      expect(answer.html).not.toContain('falsch');
    },
    SLOW,
  );

  it(
    'a wrong secret at the delivery service: each application waits and says so, no secret in the log',
    async () => {
      await using welt = await disposable(
        "delivery: { ...config.delivery, sender: { ...config.delivery.sender, clientSecret: 'falsch-und-geheim' } }",
      );
      const { portal, visitor } = await loggedIn(welt);
      // The second one is not even tried: the first has shown that the credentials are refused.
      for (let number = 1; number <= 2; number += 1) {
        const sent = await absenden(visitor, await hochladen(visitor, portal, pdf));
        await expect
          .poll(async () => (await visitor.get(sent.url)).html, { timeout: SLOW, interval: 500 })
          .toMatch(/Die Zustellung dauert länger.*Kennzeichen für Rückfragen: <code>core\.auth\./s);
      }
      expect(await delivered(welt)).toEqual([]);
      expect(welt.portal.output()).not.toContain('falsch-und-geheim');
      expect(welt.portal.output()).toMatch(/core\.auth\.|exchange\./);
    },
    SLOW * 2,
  );
});

async function loggedIn(welt: Welt) {
  const portal = String(welt.portal.ready.portal);
  const visitor = createBesucher();
  await anmeldenAls(visitor, portal);
  return { portal, visitor };
}

/** A world of its own, with a changed configuration where one is given. */
async function disposable(change?: string): Promise<Welt & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-config-'));
  const module = join(folder, 'config.ts');
  const source = resolve(import.meta.dirname, '../src/config.ts');
  await writeFile(
    module,
    `import { loadConfig } from ${JSON.stringify(source)};\n` +
      `const config = await loadConfig({ ...process.env, RATHAUS_CONFIG: '' });\nexport default { ...config, ${change ?? ''} };\n`,
  );
  const welt = await startWelt(change === undefined ? {} : { RATHAUS_CONFIG: module });
  return Object.assign(welt, {
    async [Symbol.asyncDispose]() {
      await welt.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}
