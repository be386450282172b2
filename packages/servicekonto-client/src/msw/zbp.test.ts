import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createZbpApi, zbpV6 } from '../api/zbp-v6.ts';
import { createMockZbp } from '../msw.ts';

const baseUrl = 'https://int.zbp.bund.de';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const envelope = { content: '{}', sha512sum: 'c2lnbmF0dXJl' };
const api = () => createZbpApi({ baseUrl, fetch, retry: { limit: 0 } });
const form = () => {
  const data = new FormData();
  data.set('json', JSON.stringify(envelope));
  return data;
};
const send = () =>
  api().safe.put('/v6/mailbox/messages', { body: form(), contentType: 'multipart/form-data' });
const report = () => api().safe.post('/v6/mailbox/applications/states', { body: envelope });

it('answers every operation with the example of the contract', async () => {
  server.use(...createMockZbp(baseUrl).examples());
  expect(await send()).toMatchObject({ ok: true, data: { messageUuid: expect.any(String) } });
  expect(await report()).toMatchObject({ ok: true });
});

it.each(Object.keys(zbpV6.operations['PUT /v6/mailbox/messages']?.problems ?? {}))(
  'answers a message with problem %s',
  async (status) => {
    const code = Number(status) as 400;
    server.use(createMockZbp(baseUrl).put('/v6/mailbox/messages', ({ example }) => example(code)));
    expect(await send()).toMatchObject({ ok: false, status: code });
  },
);

it.each(Object.keys(zbpV6.operations['POST /v6/mailbox/applications/states']?.problems ?? {}))(
  'answers a state with problem %s',
  async (status) => {
    const code = Number(status) as 400;
    server.use(
      createMockZbp(baseUrl).post('/v6/mailbox/applications/states', ({ example }) => example(code)),
    );
    expect(await report()).toMatchObject({ ok: false, status: code });
  },
);

it('breaks a connection on demand', async () => {
  server.use(createMockZbp(baseUrl).put('/v6/mailbox/messages', 'network-error'));
  expect(await send()).toMatchObject({ ok: false, error: { code: 'core.network' } });
});
