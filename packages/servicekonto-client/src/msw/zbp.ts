import { createMockHandlers, type MockHandlers } from '@rathaus/client-core/msw';
import type { HttpHandler } from 'msw';
import { zbpV6 } from '../generated/zbp.v6.contract.ts';
import { zbpV6Examples as examples } from '../generated/zbp.v6.examples.ts';
import type { components, paths } from '../generated/zbp.v6.ts';

/** A message as the mock got it: nothing of it was verified. */
export interface MockZbpMessage {
  readonly envelope: components['schemas']['SignedEnvelope'];
  readonly content: components['schemas']['MessageContent'];
  readonly files: readonly File[];
}

/** What the mock got, for assertions. */
export interface MockZbpInbox {
  readonly messages: MockZbpMessage[];
  readonly states: components['schemas']['StateContent'][];
}

/**
 * Typed builder of handlers for single operations of the ZBP. `examples()` mocks both; `example(status)` of a call is the
 * declared problem with the example of the contract.
 *
 * @example
 * const mock = createMockZbp('https://int.zbp.bund.de');
 * server.use(mock.put('/v6/mailbox/messages', ({ example }) => example(404)));
 */
export const createMockZbp = (baseUrl: string | URL): MockHandlers<paths> =>
  createMockHandlers(zbpV6, baseUrl, { examples });

/**
 * A small mailbox in memory: takes messages and states and gives receipts. It checks the fit to the contract and nothing
 * else; whoever needs signatures and digests checked starts `@rathaus/sandbox`.
 *
 * @example
 * const { handlers, inbox } = createMockZbpHandlers('https://int.zbp.bund.de');
 * setupServer(...handlers).listen();
 */
export function createMockZbpHandlers(baseUrl: string | URL): {
  handlers: HttpHandler[];
  inbox: MockZbpInbox;
} {
  const inbox: MockZbpInbox = { messages: [], states: [] };
  const mock = createMockZbp(baseUrl);
  const handlers = [
    mock.put('/v6/mailbox/messages', async ({ request }) => {
      // A body that breaks off is a connection that breaks off.
      const form = await request.formData().catch(() => undefined);
      if (!form) return 'network-error';
      const json = form.get('json');
      const text = typeof json === 'string' ? json : await json?.text();
      const envelope = JSON.parse(text ?? '{}') as MockZbpMessage['envelope'];
      const content = JSON.parse(envelope.content) as MockZbpMessage['content'];
      const files = form.getAll('files').filter((one) => one instanceof File);
      inbox.messages.push({ envelope, content, files });
      const serial = String(inbox.messages.length);
      return {
        status: 200,
        body: {
          mailboxHandle: content.mailboxUuid,
          messageId: serial,
          messageUuid: `00000000-0000-4000-8000-${serial.padStart(12, '0')}`,
        },
      };
    }),
    mock.post('/v6/mailbox/applications/states', async ({ request }) => {
      const envelope = (await request.json()) as MockZbpMessage['envelope'];
      const content = JSON.parse(envelope.content) as MockZbpInbox['states'][number];
      inbox.states.push(content);
      return { status: 200, body: { applicationId: content.applicationId } };
    }),
  ];
  return { handlers, inbox };
}
