import { describe, expect, it } from 'vitest';
import { rsaKeys, testCertificate } from '../../../test/saml/certificates.ts';
import { entityId, idpMetadata, type ProviderMetadata } from '../../../test/saml/provider-metadata.ts';
import { allowHttp, allowSandbox } from '../../config/danger.ts';
import type { Outside, Surroundings } from '../../login/protocol.ts';
import type { IdentityProvider } from '../options.ts';
import { IdentityProviderSource } from './identity-provider.ts';

const start = Date.UTC(2026, 10, 30, 8);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const address = 'https://idp.musterland.example/metadata';
const ssoUrl = 'https://idp.musterland.example/by-hand';
const pairs = Array.from({ length: 3 }, () => rsaKeys());
const certificateOf = (pair: number, notAfter = start + 800 * day, cn = `idp-${pair}`) =>
  testCertificate({ cn, keys: pairs[pair]!, notAfter });
const [first, second, third] = [0, 1, 2].map((pair) => certificateOf(pair)) as [string, string, string];

/** A provider whose metadata and whose moods can be changed, on a clock that is moved. */
function world(options: Partial<IdentityProvider> = {}, config: Partial<Outside> = {}) {
  let now = start;
  let answer: () => Response | Promise<Response> = () => new Response('?', { status: 500 });
  const asked: string[] = [];
  const surroundings: Surroundings = {
    id: 'bundid',
    config: {
      fetch: async (url, init) => {
        asked.push(url);
        expect(init.redirect).toBe('manual');
        return answer();
      },
      ...config,
    },
    callbackUrl: 'https://www.musterstadt.example/login/callback/bundid',
    loggedOutUrl: 'https://www.musterstadt.example/logged-out',
    routeUrl: (name) => `https://www.musterstadt.example/login/bundid/${name}`,
    timeout: 1000,
    applicationTimeout: 1000,
    clock: () => now,
  };
  const source = new IdentityProviderSource({ entityId, metadata: address, ...options }, surroundings);
  return {
    source,
    asked,
    pass: (time: number) => {
      now += time;
    },
    publish: (...certificates: string[]) => {
      answer = () => new Response(idpMetadata({ certificates }));
    },
    publishAs: (facts: ProviderMetadata) => {
      answer = () => new Response(idpMetadata(facts));
    },
    answer: (next: typeof answer) => {
      answer = next;
    },
    fallSilent: () => {
      answer = () => new Response('<h1>Wartung</h1>', { status: 503 });
    },
    /** Which of the pairs verify. */
    keys: async (signal?: AbortSignal) => {
      const found = await source.keys(signal);
      return found.map((key) => pairs.findIndex(({ publicKey }) => publicKey.equals(key)));
    },
    refresh: (signal?: AbortSignal) => source.refresh(signal),
  };
}
const failing = (code: string, reason?: string) =>
  expect.objectContaining({
    code,
    ...(reason === undefined ? {} : { details: expect.objectContaining({ reason }) }),
  });

describe('metadata of a provider', () => {
  it('are fetched once an hour, and once for all who wait', async () => {
    const { keys, publish, pass, asked } = world();
    publish(first);
    expect(await Promise.all([keys(), keys(), keys()])).toEqual([[0], [0], [0]]);
    pass(hour - 1);
    await keys();
    expect(asked).toEqual([address]);
    pass(1);
    await keys();
    expect(asked).toHaveLength(2);
  });

  it('are used for a day while the provider is silent, asked for once a minute', async () => {
    const { keys, publish, pass, fallSilent, asked } = world();
    publish(first);
    await keys();
    fallSilent();
    pass(hour);
    for (let second = 0; second < 120; second += 1) {
      expect(await keys()).toEqual([0]);
      pass(1000);
    }
    expect(asked).toHaveLength(3);
    pass(22 * hour);
    expect(await keys()).toEqual([0]);
    pass(hour);
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.unreachable'));
    publish(first);
    expect(await keys()).toEqual([0]);
  });

  it.each([
    ['a page', () => new Response('<html><body>Wartung</body></html>')],
    ['a page with 404', () => new Response('?', { status: 404 })],
    ['a redirection to a login', () => Response.redirect('https://login.example/', 302)],
    ['something endless', () => new Response('x'.repeat(1_100_000))],
    [
      'a broken connection',
      () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })),
    ],
    [
      'a certificate of a proxy',
      () => Promise.reject(new TypeError('x', { cause: { code: 'CERT_HAS_EXPIRED' } })),
    ],
  ])('are no word of the provider when there is %s', async (_what, answered) => {
    const { keys, publish, pass, answer } = world();
    publish(first);
    await keys();
    answer(answered);
    pass(2 * hour);
    expect(await keys()).toEqual([0]);
  });

  it.each([
    ['of another entity', 'entity', { certificates: [first], entityId: 'https://evil.example' }],
    ['that are over', 'expired', { certificates: [first], validUntil: '2026-11-30T08:00:00Z' }],
    ['without a key', 'keys', { certificates: [] }],
  ])('%s are believed: nobody logs in', async (_what, reason, facts) => {
    const { keys, publish, publishAs, pass } = world();
    publish(first);
    await keys();
    publishAs(facts);
    pass(hour);
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(keys()).rejects.toEqual(failing('servicekonto.provider.metadata', reason));
  });

  it('end with validUntil, also while the provider is silent', async () => {
    const { keys, publishAs, pass, fallSilent } = world();
    publishAs({ certificates: [first], validUntil: '2026-11-30T09:30:00Z' });
    await keys();
    fallSilent();
    pass(80 * minute);
    expect(await keys()).toEqual([0]);
    pass(10 * minute);
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.unreachable'));
  });

  it('a clock that is set back asks anew and loses nothing', async () => {
    const { keys, publish, pass, fallSilent } = world();
    publish(first);
    await keys();
    pass(-day);
    publish(second);
    expect(await keys()).toEqual([1, 0]);
    fallSilent();
    expect(await keys()).toEqual([1, 0]);
  });
});

describe('a key that changes', () => {
  it('without overlap at the provider is found by asking once more', async () => {
    const { keys, publish, refresh, asked } = world();
    publish(first);
    expect(await keys()).toEqual([0]);
    publish(second);
    expect(await refresh()).toBe(true);
    expect(await keys()).toEqual([1, 0]);
    expect(asked).toHaveLength(2);
  });

  it('leaves the one that was ten minutes, for answers that are on their way', async () => {
    const { keys, publish, refresh, pass } = world();
    publish(first);
    await keys();
    publish(second);
    await refresh();
    pass(10 * minute - 1);
    expect(await keys()).toEqual([1, 0]);
    pass(1);
    expect(await keys()).toEqual([1]);
  });

  it('and changes again keeps all that have gone a moment ago', async () => {
    const { keys, publish, refresh, pass } = world();
    publish(first);
    await keys();
    publish(second);
    await refresh();
    pass(minute);
    publish(third);
    await refresh();
    expect(await keys()).toEqual([2, 0, 1]);
    pass(9 * minute);
    expect(await keys()).toEqual([2, 1]);
  });

  it('is asked for once a minute, whatever strangers post; who comes right behind hears of it', async () => {
    const { keys, publish, refresh, pass, asked } = world();
    publish(first);
    await keys();
    for (let second = 0; second < 60; second += 1) {
      expect(await refresh()).toBe(false);
      pass(1000);
    }
    expect(asked).toHaveLength(2);
    publish(second);
    expect(await Promise.all([refresh(), refresh()])).toEqual([true, true]);
    pass(minute - 1);
    expect(await refresh()).toBe(true);
    pass(1);
    expect(await refresh()).toBe(false);
    expect(asked).toHaveLength(4);
  });

  it('is not found while the provider is silent, and nothing is lost', async () => {
    const { keys, publish, refresh, fallSilent } = world();
    publish(first);
    await keys();
    fallSilent();
    expect(await refresh()).toBe(false);
    expect(await keys()).toEqual([0]);
  });

  it('of a provider whose metadata are pasted is not asked for', async () => {
    const { refresh, asked } = world({ metadata: idpMetadata({ certificates: [first] }) });
    expect(await refresh()).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('what is pasted', () => {
  it('counts beside the metadata', async () => {
    const { keys, publish } = world({ certificates: [second, first] });
    publish(first);
    expect(await keys()).toEqual([1, 0]);
  });

  it('is enough while the metadata cannot be had, which costs a minute one request', async () => {
    const { keys, fallSilent, publish, pass, refresh, asked } = world({ certificates: [second], ssoUrl });
    fallSilent();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await keys()).toEqual([1]);
    expect(asked).toHaveLength(1);
    publish(first);
    expect(await refresh(), 'other keys than those that were tried').toBe(true);
    pass(minute);
    expect(await keys()).toEqual([1, 0]);
  });

  it('is all that is needed without metadata', async () => {
    const { source, keys, asked } = world({ metadata: undefined, certificates: [first, second], ssoUrl });
    expect(await keys()).toEqual([0, 1]);
    expect((await source.facts(undefined)).sso).toEqual({ POST: ssoUrl });
    expect(asked).toEqual([]);
  });

  it('as XML works like fetched metadata, until it is over', async () => {
    const metadata = `\n${idpMetadata({ certificates: [first], validUntil: '2026-11-30T09:00:00Z' })}`;
    const { keys, pass } = world({ metadata });
    expect(await keys()).toEqual([0]);
    pass(hour);
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.metadata', 'expired'));
  });

  it('goes before the metadata', async () => {
    const { source, publish } = world({
      ssoUrl,
      binding: 'Redirect',
      sloUrl: 'https://idp.musterland.example/out',
    });
    publish(first);
    expect(await source.facts(undefined)).toMatchObject({
      sso: { POST: 'https://idp.musterland.example/post', Redirect: ssoUrl },
      slo: { POST: 'https://idp.musterland.example/out' },
    });
  });

  it('and cannot be read is a fault of the configuration', async () => {
    const { keys, source } = world({ certificates: ['kaputt'] });
    await expect(keys()).rejects.toEqual(failing('servicekonto.config.invalid', 'unreadable'));
    expect(await source.warnings(undefined)).toEqual([{ of: entityId, code: 'unreadable' }]);
  });
});

describe('certificates that end', () => {
  it('verify until then; the last one ends every login', async () => {
    const { keys, publish, pass, source } = world();
    publish(certificateOf(0, start + 10 * day), certificateOf(1, start + 20 * day));
    expect(await keys()).toEqual([0, 1]);
    expect(await source.warnings(undefined)).toMatchObject([{ code: 'expires', days: 20, within: 30 }]);
    pass(10 * day + 1);
    expect(await keys()).toEqual([1]);
    pass(10 * day);
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.certificate', 'expired'));
    expect(await source.warnings(undefined)).toMatchObject([{ of: entityId, code: 'expired' }]);
  });

  it('are no trouble while another one lasts longer', async () => {
    const { publish, source } = world();
    publish(certificateOf(0, start - day), second);
    expect(await source.warnings(undefined)).toEqual([]);
  });
});

describe('an emulator', () => {
  const emulator = certificateOf(0, undefined, 'emulator-bundid-1');
  const refused = failing('core.sandbox.refused');

  it.each([
    ['in metadata', { certificates: [emulator] }],
    ['by an address', { certificates: [first], sso: 'https://localhost:8443/sso' }],
  ])('%s is refused without [allowSandbox]', async (_where, facts) => {
    const strict = world();
    strict.publishAs(facts);
    await expect(strict.keys()).rejects.toEqual(refused);
    await expect(strict.source.facts(undefined)).rejects.toEqual(refused);
    const allowed = world({}, { [allowSandbox]: true });
    allowed.publishAs(facts);
    expect(await allowed.keys()).toEqual([0]);
  });

  it.each([
    ['certificate', { certificates: [emulator], ssoUrl, metadata: undefined }],
    ['address', { certificates: [first], ssoUrl: 'https://127.0.0.1/sso', metadata: undefined }],
    ['metadata', { metadata: idpMetadata({ certificates: [emulator] }) }],
  ])('that is pasted as %s is refused as well', async (_what, options) => {
    await expect(world(options).keys()).rejects.toEqual(refused);
    expect(await world(options, { [allowSandbox]: true }).keys()).toEqual([0]);
  });

  it('that answers for the metadata is refused, although what is pasted would do', async () => {
    const { keys, publish } = world({ certificates: [second], ssoUrl });
    publish(emulator);
    await expect(keys()).rejects.toEqual(refused);
  });

  it('that says so in a header is refused, and what was known is believed no more', async () => {
    const { keys, publish, answer, pass } = world();
    publish(first);
    await keys();
    answer(
      () => new Response(idpMetadata({ certificates: [second] }), { headers: { 'x-rathaus-sandbox': '1' } }),
    );
    pass(hour);
    await expect(keys()).rejects.toEqual(refused);
    pass(1);
    await expect(keys()).rejects.toEqual(refused);
  });
});

describe('the way to the metadata', () => {
  const to = (location: string) => () => new Response(null, { status: 302, headers: { location } });

  it('may lead about the same origin', async () => {
    const { keys, answer, asked } = world();
    const answers = [to('/neu/metadata'), () => new Response(idpMetadata({ certificates: [first] }))];
    answer(() => answers.shift()!());
    expect(await keys()).toEqual([0]);
    expect(asked).toEqual([address, 'https://idp.musterland.example/neu/metadata']);
  });

  it.each([
    ['another origin', 'https://evil.example/metadata'],
    ['another port', 'https://idp.musterland.example:8443/metadata'],
    ['http', 'http://idp.musterland.example/metadata'],
    ['nowhere', ''],
    ['a circle', '/metadata'],
  ])('does not lead to %s', async (_what, location) => {
    const { keys, answer, asked } = world();
    answer(to(location));
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.metadata', 'redirect'));
    expect(asked.every((one) => one === address)).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it('does not end at a page that says there are none', async () => {
    const { keys, answer } = world();
    answer(() => new Response(idpMetadata({ certificates: [first] }), { status: 404 }));
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.metadata', 'not-metadata'));
  });

  it('is http with [allowHttp] only', async () => {
    const metadata = 'http://idp.musterland.example/metadata';
    const strict = world({ metadata });
    await expect(strict.keys()).rejects.toEqual(failing('servicekonto.provider.metadata', 'address'));
    expect(strict.asked).toEqual([]);
    const allowed = world({ metadata }, { [allowHttp]: true });
    allowed.publish(first);
    expect(await allowed.keys()).toEqual([0]);
  });

  it('takes no longer than the time for a request', async () => {
    const { keys, answer } = world();
    answer(() => new Promise(() => undefined));
    await expect(keys()).rejects.toEqual(failing('servicekonto.provider.unreachable'));
  });

  it('is left at once by who goes, and by nobody else', async () => {
    const { keys, answer } = world();
    let release: (response: Response) => void = () => undefined;
    answer(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const stop = new AbortController();
    const gone = keys(stop.signal);
    const waits = keys();
    stop.abort();
    await expect(gone).rejects.toEqual(failing('core.aborted'));
    release(new Response(idpMetadata({ certificates: [first] })));
    expect(await waits).toEqual([0]);
  });
});
