import type { Delivery, Exchange, ExchangeStore, InboxEntry } from '@rathaus/exchange';
import { directionLabels } from '@rathaus/exchange/texts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { Settings, TenantSettings } from './configuration/settings.ts';
import { exchangesOn } from './open-exchange.ts';
import { commandOf } from './options.ts';
import { directionOf } from './words.ts';

/** A delivery that was named by its id, wherever it is. */
export type Found = { readonly tenant: string; readonly exchange: Exchange } & (
  | { readonly box: 'outbox'; readonly one: Delivery }
  | { readonly box: 'inbox'; readonly one: InboxEntry }
);

/** Looks into both boxes of the tenants, also by the id at the service, the key and the reference. Errors: a fault of use. */
export async function findDelivery(
  id: string,
  store: ExchangeStore,
  settings: Settings,
  tenants: readonly TenantSettings[],
): Promise<Found> {
  const found: Found[] = [];
  for (const { tenant, exchange } of await exchangesOn(store, settings, tenants)) {
    for await (const one of exchange.outbox.list({ search: id }))
      found.push({ tenant, exchange, box: 'outbox', one });
    for await (const one of exchange.inbox.list({ search: id }))
      found.push({ tenant, exchange, box: 'inbox', one });
  }
  const [first, second] = found;
  if (!first)
    throw new UsageFault(
      `Eine Zustellung ${id} gibt es hier nicht. Alle nennt: ${commandOf(settings, 'list')}`,
      `There is no delivery ${id} here. All are listed by: ${commandOf(settings, 'list')}`,
    );
  if (!second) return first;
  const ids = found.map(
    ({ tenant, box, one }) => `${one.id} (${tenant}, ${directionLabels[directionOf(box)].de})`,
  );
  const englishIds = found.map(
    ({ tenant, box, one }) => `${one.id} (${tenant}, ${directionLabels[directionOf(box)].en})`,
  );
  throw new UsageFault(
    `${id} passt zu mehreren Zustellungen: ${ids.join(', ')}. Nennen Sie eine Kennung.`,
    `${id} fits several deliveries: ${englishIds.join(', ')}. Name one id.`,
  );
}
