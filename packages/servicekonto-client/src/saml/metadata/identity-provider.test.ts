import { describe, expect, it } from 'vitest';
import { entityId, idpMetadata } from '../../../test/saml/provider-metadata.ts';
import {
  address,
  certificateOf,
  day,
  failing,
  first,
  hour,
  minute,
  second,
  ssoUrl,
  start,
  third,
  world,
} from '../../../test/saml/provider-world.ts';

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
    await expect(keys()).rejects.toMatchObject({
      details: { fingerprint: expect.stringMatching(/^(?:(?:[0-9A-F]{2}:){31}[0-9A-F]{2} ?){2}$/) },
    });
    expect(await source.warnings(undefined)).toMatchObject([{ of: entityId, code: 'expired' }]);
  });

  it('are no trouble while another one lasts longer', async () => {
    const { publish, source } = world();
    publish(certificateOf(0, start - day), second);
    expect(await source.warnings(undefined)).toEqual([]);
  });
});
