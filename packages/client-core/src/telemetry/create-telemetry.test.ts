import { expect, it } from 'vitest';
import type { paths } from '../../test/generated/registry.ts';
import { sendJson, startServer } from '../../test/start-server.ts';
import { allowHttp, createClient, createTelemetry, openContract } from '../index.ts';

function recorder() {
  const log: unknown[] = [];
  return {
    log,
    api: {
      trace: {
        getTracer: (name: string) => ({
          startSpan: (span: string, options?: object) => {
            log.push([name, span, options]);
            return {
              spanContext: () => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 }),
              setAttribute: (key: string, value: string | number) => log.push([key, value]),
              setStatus: (status: object) => log.push(status),
              end: () => log.push('end'),
            };
          },
        }),
      },
    },
  };
}

it('opens one span per call, named by the template, and ends it with status, code and repetitions', async () => {
  const server = await startServer((_, response) => sendJson(response, 503, {}));
  const { api, log } = recorder();
  const telemetry = createTelemetry({ api });
  const client = createClient({
    contract: openContract<paths>(),
    baseUrl: server.url,
    [allowHttp]: true,
    telemetry,
    sleep: async () => {},
  });
  await client.safe.get('/dogs/{dogId}', { path: { dogId: 'Rex' } });
  expect(log).toEqual([
    [
      '@rathaus/client-core',
      'GET /dogs/{dogId}',
      {
        kind: 2,
        attributes: {
          'http.request.method': 'GET',
          'url.template': '/dogs/{dogId}',
          'server.address': server.host,
        },
      },
    ],
    ['http.response.status_code', 503],
    ['http.request.resend_count', 2],
    ['error.type', 'core.http.problem'],
    { code: 2 },
    'end',
  ]);
});

it('sends traceparent to listed hosts only', async () => {
  const server = await startServer((_, response) => sendJson(response, 200, { items: [] }));
  for (const propagateTo of [[], [server.host]]) {
    const telemetry = createTelemetry({ api: recorder().api, propagateTo });
    await createClient({
      contract: openContract<paths>(),
      baseUrl: server.url,
      [allowHttp]: true,
      telemetry,
    }).get('/dogs');
  }
  const sent = server.seen.map(({ headers }) => headers.traceparent);
  expect(sent).toEqual([undefined, `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`]);
});
