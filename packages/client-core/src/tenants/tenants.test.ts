import { describe, expect, it } from 'vitest';
import { allowHttp } from '../index.ts';
import { createTenants, type RequestTenantSource, type TenantConfig, type TenantSource } from './index.ts';

interface Config extends TenantConfig {
  baseUrl: string;
  secret?: () => string;
  nested?: { keys: readonly { kid: string; unwrap(): void }[] };
  [allowHttp]?: true;
}
interface Handle {
  id: string;
  url: string;
  gone: AbortSignal;
  latest(): Promise<Handle>;
}

function world(towns: Record<string, Config>) {
  let now = 1_000_000;
  const asked: string[] = [];
  let built = 0;
  let answer: TenantSource<Config>['config'] = (id) =>
    Object.hasOwn(towns, id) ? { ...towns[id]! } : undefined;
  const source: RequestTenantSource<Config> = {
    config(id, options) {
      asked.push(id);
      return answer(id, options);
    },
    tenantOf: (request) => new URL(request.url).host.split('.')[0],
  };
  const tenants = createTenants<Config, Handle>(source, {
    clock: () => now,
    build(config, scope) {
      built++;
      return { id: scope.id, url: config.baseUrl, gone: scope.signal, latest: scope.latest };
    },
  });
  return {
    tenants,
    asked,
    source,
    built: () => built,
    pass(milliseconds: number) {
      now += milliseconds;
    },
    answerWith(next: typeof answer) {
      answer = next;
    },
  };
}
const town = (tenant: string, more: Partial<Config> = {}): Config => ({
  tenant,
  baseUrl: `https://${tenant}.nrw.de`,
  ...more,
});

describe('many tenants', () => {
  it('are asked for once and again after five seconds, and kept while nothing changed', async () => {
    const { tenants, asked, built, pass } = world({ a: town('a', { secret: () => 'x' }), b: town('b') });
    const [first, same] = await Promise.all([tenants.tenant('a'), tenants.tenant('a')]);
    expect(first).toBe(same);
    pass(4_999);
    expect(await tenants.tenant('a')).toBe(first);
    expect(asked).toEqual(['a']);
    pass(1);
    expect(await tenants.tenant('a')).toBe(first);
    expect(asked).toEqual(['a', 'a']);
    expect((await tenants.tenant('b')).url).toBe('https://b.nrw.de');
    expect(built()).toBe(2);
  });

  it('get a new handle when a plain value or the version changes, also a dangerous option', async () => {
    const towns = { a: town('a') };
    const { tenants, pass } = world(towns);
    let last = await tenants.tenant('a');
    for (const next of [
      town('a', { baseUrl: 'https://neu.nrw.de' }),
      town('a', { nested: { keys: [{ kid: 'k1', unwrap() {} }] } }),
      town('a', { nested: { keys: [{ kid: 'k2', unwrap() {} }] } }),
      town('a', { [allowHttp]: true }),
      town('a', { version: '7' }),
      town('a', { version: '8' }),
    ]) {
      towns.a = next;
      pass(5_000);
      const handle = await tenants.tenant('a');
      expect(handle).not.toBe(last);
      last = handle;
    }
    towns.a = town('a', { version: '8', baseUrl: 'https://unbemerkt.nrw.de' });
    pass(5_000);
    expect(await tenants.tenant('a')).toBe(last);
  });

  it('get a new handle when a function comes or goes, and when only the name of a symbol stays', async () => {
    const towns: Record<string, Config> = { a: town('a') };
    const { tenants, pass } = world(towns);
    let last = await tenants.tenant('a');
    for (const next of [
      town('a', { secret: () => 'x' }),
      town('a'),
      town('a', { [allowHttp]: true }),
      town('a', { [String(allowHttp)]: true }),
    ]) {
      towns.a = next;
      pass(5_000);
      const handle = await tenants.tenant('a');
      expect(handle).not.toBe(last);
      last = handle;
    }
  });

  it('what was on its way when a tenant was forgotten counts no more', async () => {
    const { tenants, answerWith } = world({});
    const answers: ((config: Config | undefined) => void)[] = [];
    answerWith(() => new Promise((resolve) => answers.push(resolve)));
    const early = tenants.tenant('a');
    tenants.forget('a');
    const late = tenants.tenant('a');
    answers[1]!(town('a', { baseUrl: 'https://neu.nrw.de' }));
    expect((await late).url).toBe('https://neu.nrw.de');
    answers[0]!(town('a', { baseUrl: 'https://alt.nrw.de' }));
    expect((await early).url).toBe('https://neu.nrw.de');
    expect(await tenants.tenant('a')).toBe(await late);
  });

  it('are asked for again when the clock was set back', async () => {
    const { tenants, asked, pass } = world({ a: town('a') });
    await tenants.tenant('a');
    pass(-3_600_000);
    await tenants.tenant('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('one that vanishes while in use ends its work and is unknown from then on', async () => {
    const towns: Record<string, Config> = { a: town('a') };
    const { tenants, pass } = world(towns);
    const handle = await tenants.tenant('a');
    delete towns.a;
    expect(await handle.latest()).toBe(handle);
    pass(5_000);
    await expect(handle.latest()).rejects.toMatchObject({ code: 'core.tenant.unknown', origin: 'local' });
    expect(handle.gone.aborted).toBe(true);
    expect(handle.gone.reason).toMatchObject({ code: 'core.tenant.unknown' });
    await expect(tenants.tenant('a')).rejects.toMatchObject({ code: 'core.tenant.unknown' });
    towns.a = town('a');
    pass(5_000);
    expect((await tenants.tenant('a')).gone.aborted).toBe(false);
  });

  it('fail closed: unknown, nameless, of another name, not even text', async () => {
    const { tenants, asked } = world({ a: town('b'), c: { baseUrl: 'https://c.nrw.de' } as Config });
    await expect(tenants.tenant('a')).rejects.toMatchObject({ code: 'core.tenant.ambiguous' });
    await expect(tenants.tenant('c')).rejects.toMatchObject({ code: 'core.tenant.ambiguous' });
    await expect(tenants.tenant('d')).rejects.toMatchObject({ code: 'core.tenant.unknown' });
    for (const id of ['', '..', 'A', '__proto__', undefined as never, 7 as never])
      await expect(tenants.tenant(id)).rejects.toMatchObject({ code: 'core.tenant.unknown' });
    expect(asked).toEqual(['a', 'c', 'd']);
  });

  it('strangers cannot make the source work: an unknown id is asked for once in five seconds', async () => {
    const { tenants, asked, pass } = world({});
    for (let turn = 0; turn < 50; turn++) await tenants.tenant('x').catch(() => undefined);
    expect(asked).toEqual(['x']);
    pass(5_000);
    await tenants.tenant('x').catch(() => undefined);
    expect(asked).toEqual(['x', 'x']);
    tenants.forget('x');
    await tenants.tenant('x').catch(() => undefined);
    expect(asked).toHaveLength(3);
  });

  it('a configuration that is not valid is not built again on each request', async () => {
    let asked = 0;
    let now = 0;
    const tenants = createTenants<Config, Handle>(
      {
        config: () => {
          asked++;
          return town('a');
        },
      },
      {
        clock: () => now,
        build: () => {
          throw new Error('five faults');
        },
      },
    );
    for (let turn = 0; turn < 5; turn++) await expect(tenants.tenant('a')).rejects.toThrow('five faults');
    expect(asked).toBe(1);
    now = 5_000;
    await expect(tenants.tenant('a')).rejects.toThrow('five faults');
    expect(asked).toBe(2);
  });

  it('outlive a source that is away for a minute, not longer; new ones say so', async () => {
    const { tenants, pass, answerWith } = world({ a: town('a') });
    const handle = await tenants.tenant('a');
    answerWith(() => {
      throw new Error('database away');
    });
    pass(5_000);
    expect(await tenants.tenant('a')).toBe(handle);
    await expect(tenants.tenant('b')).rejects.toMatchObject({
      code: 'core.tenant.unavailable',
      retryable: true,
    });
    pass(60_000);
    await expect(tenants.tenant('a')).rejects.toMatchObject({ code: 'core.tenant.unavailable' });
  });

  it('an abort ends the wait for a source that hangs, for this caller only', async () => {
    const { tenants, answerWith } = world({});
    let release: (config: Config) => void = () => undefined;
    answerWith(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const gone = new AbortController();
    const first = tenants.tenant('a', { signal: gone.signal });
    const second = tenants.tenant('a');
    gone.abort();
    await expect(first).rejects.toMatchObject({ code: 'core.aborted' });
    release(town('a'));
    expect((await second).id).toBe('a');
  });

  it('an aborted call ends as such, also for a tenant that is known', async () => {
    const { tenants } = world({ a: town('a') });
    await tenants.tenant('a');
    const one = createTenants<Config, string>(town('a'), { build: ({ tenant }) => tenant });
    for (const known of [tenants, one])
      await expect(known.tenant('a', { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'core.aborted',
      });
  });

  it('requests are mapped to an id first; none and several fail closed', async () => {
    const { tenants, source } = world({ a: town('a') });
    expect((await tenants.forRequest(new Request('https://a.portal.nrw.de/x'))).id).toBe('a');
    source.tenantOf = () => ['a', 'b'];
    await expect(tenants.forRequest(new Request('https://a.nrw.de'))).rejects.toMatchObject({
      code: 'core.tenant.ambiguous',
    });
    for (const odd of [new String('aa'), new Set(['a']), 7, null, { 0: 'a', length: 1 }, [['a']]]) {
      source.tenantOf = () => odd as never;
      await expect(tenants.forRequest(new Request('https://a.nrw.de'))).rejects.toMatchObject({
        code: 'core.tenant.unknown',
      });
    }
    source.tenantOf = () => {
      throw new Error('the table of hosts is away');
    };
    await expect(tenants.forRequest(new Request('https://a.nrw.de'))).rejects.toMatchObject({
      code: 'core.tenant.unavailable',
    });
    source.tenantOf = () => undefined;
    await expect(tenants.forRequest(new Request('https://a.nrw.de'))).rejects.toMatchObject({
      code: 'core.tenant.unknown',
    });
  });
});

describe('one tenant', () => {
  it('is built at once and answers to its own id only', async () => {
    const config = town('a');
    const tenants = createTenants<Config, Handle>(config, {
      build: (config, scope) => ({
        id: scope.id,
        url: config.baseUrl,
        gone: scope.signal,
        latest: scope.latest,
      }),
    });
    expect(tenants.single?.id).toBe('a');
    expect(await tenants.tenant('a')).toBe(tenants.single);
    expect(await tenants.single?.latest()).toBe(tenants.single);
    config.tenant = 'b';
    expect(await tenants.tenant('a')).toBe(tenants.single);
    await expect(tenants.tenant('b')).rejects.toMatchObject({ code: 'core.tenant.unknown' });
  });
});

it.each([undefined, null, 'a', 7, {}])('what is no configuration is judged as an empty one: %j', (given) => {
  const build = (config: Config): Handle => {
    if (config.tenant === undefined) throw new RangeError('the tenant is missing');
    throw new Error('not reached');
  };
  expect(() => createTenants<Config, Handle>(given as never, { build })).toThrow(RangeError);
});
