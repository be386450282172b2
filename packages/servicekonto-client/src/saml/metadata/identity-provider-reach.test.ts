import { describe, expect, it } from 'vitest';
import { idpMetadata } from '../../../test/saml/provider-metadata.ts';
import {
  address,
  certificateOf,
  failing,
  first,
  hour,
  second,
  ssoUrl,
  world,
} from '../../../test/saml/provider-world.ts';
import { allowHttp, allowSandbox } from '../../config/danger.ts';

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
