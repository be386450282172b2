import { readFile } from 'node:fs/promises';
import { createMemoryStateStore } from '@rathaus/client-core';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import { type KnownProvider, renderLogin } from '@rathaus/ui-kit';
import { describe, expect, it } from 'vitest';

/** Every id that the kit has a name for: whoever adds one to the kit has to add it here. */
const ids = Object.keys({
  bundid: true,
  unternehmenskonto: true,
  eid: true,
  wallet: true,
  'servicekonto-nrw': true,
} satisfies Record<KnownProvider, true>);

const provider = oidc({ issuer: 'https://login.example', clientId: 'portal', clientSecret: 'nur zur Probe' });
const konto = createServicekonto({
  tenant: 'musterstadt',
  baseUrl: 'https://portal.musterstadt.example',
  store: createMemoryStateStore(),
  cookieKeys: ['nur zur Probe, und lang genug für einen Schlüssel'],
  providers: Object.fromEntries(ids.map((id) => [id, provider])),
});
const request = new Request('https://portal.musterstadt.example/');

/** The texts of all links that start a login. */
const labelsOf = (html: string) =>
  [...html.matchAll(/<a [^>]*href="\/login\/([a-z-]+)[^>]*>(.*?)<\/a>/g)].map(([, id, content]) => [
    id,
    content!.replace(/<[^>]*>/g, ''),
  ]);

describe('the page of choice and the login of the kit', () => {
  it.each(['de', 'en', 'de-simple'] as const)('call every provider the same (%s)', async (lang) => {
    const page = labelsOf(await (await konto.choice(request, { language: lang })).text());
    const kit = labelsOf(renderLogin({ providers: await konto.logins(request) }, { lang }));
    expect(page.map(([id]) => id)).toEqual(ids);
    expect(page).toEqual(kit);
  });
});

describe('the line that puts the account of the kit and the login together', () => {
  it.each([
    'packages/servicekonto-client/README.md',
    'packages/servicekonto-client/src/login/session-time.ts',
    'packages/ui-kit/README.md',
  ])('is in %s as it is compiled', async (file) => {
    const line = 'time && renderAccount({ name, ...time })';
    const compiled = await readFile(new URL('./kit-und-konto.test-d.ts', import.meta.url), 'utf8');
    expect(compiled).toContain(`expectTypeOf(${line})`);
    const text = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
    expect(text.match(/[^`]*renderAccount\(\{ name, [^`]*/g)).toEqual([line]);
  });
});
