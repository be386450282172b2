import {
  createExchange,
  type DeliveryRequest,
  type Exchange,
  type ExchangeConfig,
  type ExchangeEvent,
  type ExchangeStore,
} from '../src/index.ts';
import { createPost, type Post } from './loopback.ts';
import { createMemoryContent, type MemoryContent, type MemoryContentFaults } from './memory-content.ts';
import { memoryStore } from './work-store.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Towns that share a store in memory, a post office, and a clock that the test moves. */
export interface PostOffice {
  readonly post: Post;
  readonly store: ExchangeStore;
  readonly content: MemoryContent;
  /** What goes wrong with content; a test sets it. */
  readonly faults: MemoryContentFaults;
  readonly events: ExchangeEvent[];
  now(): number;
  pass(milliseconds: number): void;
  /** Names of the content that is kept. */
  contents(prefix: string): string[];
  config(tenant: string, more?: Partial<ExchangeConfig>): ExchangeConfig;
  exchange(tenant: string, more?: Partial<ExchangeConfig>): Exchange;
}

export async function openPostOffice(): Promise<PostOffice> {
  let now = Date.parse('2026-11-29T08:00:00Z');
  const clock = () => now;
  const post = createPost();
  const faults: MemoryContentFaults = { clock };
  const content = createMemoryContent(faults);
  const store = await memoryStore(clock, content);
  const events: ExchangeEvent[] = [];
  const config: PostOffice['config'] = (tenant, more = {}) => ({
    tenant,
    store,
    transports: [post.transport([tenant])],
    clock,
    random: () => 0.5,
    observer: (event) => events.push(event),
    ...more,
  });
  return {
    post,
    store,
    content,
    faults,
    events,
    now: clock,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    contents: (prefix) => [...content.objects.keys()].filter((name) => name.startsWith(prefix)),
    config,
    exchange: (tenant, more) => createExchange(config(tenant, more)),
  };
}

/** A delivery with one attachment to the mailbox of a town. */
export const letter = (key: string, mailbox = 'beispielhausen', more: Partial<DeliveryRequest> = {}) =>
  ({
    key,
    to: { transport: 'loopback', mailbox },
    service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer: Anmeldung' },
    data: { content: `{"vorgang":"${key}"}`, mimeType: 'application/json', schemaUri: 'urn:schema' },
    attachments: [{ content: () => [Buffer.from('Impfpass')], mimeType: 'text/plain', fileName: 'a.txt' }],
    ...more,
  }) satisfies DeliveryRequest;

/** A fault of the post: nobody answers. */
export const away = () => {
  throw new TypeError('fetch failed');
};

/** What happened to a delivery, a word or two each. */
export const historyOf = async ({ outbox }: Exchange, id: string): Promise<string[]> =>
  (await outbox.history(id)).map((entry) =>
    entry.type === 'state' ? entry.state : 'code' in entry ? `${entry.type} ${entry.code}` : entry.type,
  );
