import type { LogEntry } from '@rathaus/client-core/observe';
import {
  createOperatorPage,
  type OperatorEvent,
  type OperatorPage,
  type OperatorPageOptions,
} from '../src/operation/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { badMorning, morning, townNames, towns, townsOver } from './operation-town.ts';
import { memoryStore } from './work-store.ts';

export const origin = 'https://it.kreis.example';
const asOperator = { 'x-operator': encodeURIComponent('M. Öztürk') };

export const request = (path: string, init: RequestInit = {}) =>
  new Request(`${origin}/betrieb${path}`, { ...init, headers: { ...asOperator, ...init.headers } });
export const htmlOf = async (page: OperatorPage, path: string) => (await page(request(path))).text();

/** The fields of the form with this button, as a browser would send them. */
export function formOf(html: string, button: string): URLSearchParams {
  const form = [...html.matchAll(/<form method="post".*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(`>${button}<`));
  if (!form) throw new Error(`no form with ${button}`);
  const plain = (text: string) =>
    text.replace(
      /&(amp|quot|lt|gt|#39);/g,
      (_, name: string) => ({ amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" })[name] ?? '',
    );
  return new URLSearchParams(
    [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      plain(name ?? ''),
      plain(value ?? ''),
    ]),
  );
}
export const send = (
  page: OperatorPage,
  fields: URLSearchParams,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
) => page(request('/actions', { method: 'POST', body: fields.toString(), headers }));

/** The towns on a bad morning, in a store of their own, with the page of their operator. */
export async function operatorScene() {
  const clock = { now: morning };
  const store: ExchangeStore = await memoryStore(() => clock.now);
  const ids = await badMorning(store, (at) => {
    clock.now = at;
  });
  const acted: OperatorEvent[] = [];
  const lines: LogEntry[] = [];
  const pageOf = (more: Partial<OperatorPageOptions> = {}) =>
    createOperatorPage({
      exchanges: townsOver(store, towns, () => clock.now),
      tenants: () => towns,
      basePath: '/betrieb',
      tenantName: (tenant) => townNames[tenant],
      authorize: (asked) => {
        const name = asked.headers.get('x-operator');
        return name === null ? undefined : { name: decodeURIComponent(name) };
      },
      clock: () => clock.now,
      observer: (event) => acted.push(event),
      logger: (line) => lines.push(line),
      ...more,
    });
  return { clock, store, ids, acted, lines, pageOf };
}
