import { createHmac } from 'node:crypto';
import { createMemoryStateStore } from '@rathaus/client-core';
import type { CallbackConfig, CallbackEvent } from '../src/callbacks/callback-receiver.ts';
import type { CallbackNotice } from '../src/callbacks/notice.ts';

export const secret = 'ein-geheimnis-fuer-musterstadt-4711';
export const now = Date.UTC(2026, 10, 29, 12);
const prefix = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/';
export const ids = {
  destinationId: 'd12caea8-f372-4eb1-b102-b0a228253a11',
  submissionId: 'f39ab143-d91a-474a-b69f-b00f1a1873c2',
  caseId: '9eec7d3e-dc66-4f82-9f52-1520bf96a32e',
};
export const bodyOf = (kind: string, more: object = { submissions: [ids] }) =>
  JSON.stringify({ type: prefix + kind, ...more });

/** Authentication as the service makes it: over the bytes that are sent. */
export function signed(
  body: string | Uint8Array,
  { at = now, key = secret, timestamp = String(at / 1000) } = {},
) {
  const hmac = createHmac('sha512', key).update(`${timestamp}.`).update(body).digest('hex');
  return {
    'content-type': 'application/json',
    'callback-timestamp': timestamp,
    'callback-authentication': hmac,
  };
}

export function callback(
  body: string | Uint8Array<ArrayBuffer> = bodyOf('new-submissions'),
  headers: Record<string, string> = signed(body),
  init: RequestInit = {},
): Request {
  return new Request('https://portal.example/callback', { method: 'POST', body, headers, ...init });
}

/** A receiver's configuration that remembers what it was told. */
export function createCallbackWorld(more: Partial<CallbackConfig> = {}) {
  const world = {
    time: now,
    notices: [] as CallbackNotice[],
    events: [] as CallbackEvent[],
    lines: [] as unknown[],
  };
  const config: CallbackConfig = {
    tenant: 'musterstadt',
    secrets: [secret],
    store: createMemoryStateStore({ clock: () => world.time }),
    onNotice: (notice) => void world.notices.push(notice),
    clock: () => world.time,
    observer: (event) => world.events.push(event),
    logger: (line) => world.lines.push(line),
    ...more,
  };
  return { world, config };
}
