/** The pages of the login come through the running portal with its frame, its policy and the guards of the login. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWelt, type Welt } from './prozesse.ts';

let welt: Welt;
let portal: string;
beforeAll(async () => {
  welt = await startWelt();
  portal = String(welt.portal.ready.portal);
}, 60_000);
afterAll(() => welt?.close());

it.each([
  ['an error', '/anmelden/gibt-es-nicht', 404, 'Diese Anmeldung gibt es nicht'],
  ['a lost login', '/anmelden/zurueck/servicekonto?code=x&state=y', 400, 'nicht in diesem Browser begonnen'],
  ['a foreign logout', '/abmelden', 200, 'Möchten Sie sich abmelden?'],
])('%s', async (_what, path, status, says) => {
  const answer = await fetch(`${portal}${path}`, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(answer.status).toBe(status);
  const html = await answer.text();
  expect(html).toContain(says);
  expect(html).toContain('<header class="site">');
  expect(html).toContain('<footer class="site">');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
  const [own, guard, ...more] = answer.headers.get('content-security-policy')!.split(', ');
  expect(own).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';.* trusted-types 'none'/);
  expect(own, 'the logout leads on to the broker').toMatch(/form-action 'self' http/);
  expect(guard).toBe("frame-ancestors 'none'; base-uri 'self'");
  expect(more).toEqual([]);
});

it('says that the broker is away, in the frame, with a link to try again', async () => {
  await welt.sandbox.close();
  const answer = await fetch(`${portal}/anmelden/servicekonto?level=hoch`);
  expect(answer.status).toBe(503);
  const html = await answer.text();
  expect(html).toContain('Der Anmeldedienst ist gerade nicht erreichbar');
  expect(html).toContain('<header class="site">');
  expect(html).toContain('href="/anmelden/servicekonto?level=hoch"');
});
