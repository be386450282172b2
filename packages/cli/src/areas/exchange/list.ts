import type { Delivery, InboxEntry } from '@rathaus/exchange';
import { type ItemFilter, type ListedItem, type ListPosition, listItems } from '@rathaus/exchange/operation';
import { stateLabel } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { demandKnownCode, failureClassOf, stateOf } from './filters.ts';
import { localTime } from './local-time.ts';
import { exchangesOn, type TenantExchange, withStore } from './open-exchange.ts';
import { type CommonOptions, settingsToLook, tenantsOf } from './options.ts';

export interface ListOptions extends CommonOptions {
  inbox?: boolean;
  state?: string;
  code?: string;
  class?: string;
  search?: string;
  max: string;
}

/** Lines that are asked for at once. */
const pageSize = 200;

/** Milliseconds that the database may take for them. */
const patience = 30_000;

/** `rathaus exchange list`: deliveries of all tenants that are meant, newest first. */
export async function list(options: ListOptions, context: Context): Promise<void> {
  const max = Number(options.max);
  if (!(Number.isInteger(max) && max > 0))
    throw new UsageFault('--max braucht eine Zahl ab 1.', '--max needs a number from 1.');
  const direction = options.inbox ? 'received' : 'delivery';
  const filter: ItemFilter = {
    direction,
    state: stateOf(options.state, direction),
    class: failureClassOf(options.class),
    code: options.code,
    search: options.search,
  };
  const settings = await settingsToLook(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    const exchanges = await exchangesOn(store, settings, tenants);
    await demandKnownCode(options.code, exchanges);
    const owners = exchanges.map(({ tenant }) => ({ tenant, store }));
    let left = max;
    let after: ListPosition | undefined;
    do {
      const wanted = { filter, after, limit: Math.min(left, pageSize) };
      const { items, next, unread } = await listItems(owners, wanted, patience);
      // There is one database: it answers for all, or for nobody.
      const [lost] = unread;
      if (lost) throw Object.assign(new Error('the store cannot be read'), { code: lost.code });
      for (const item of items) await printItem(item, exchanges, options, context);
      left -= items.length;
      after = next;
    } while (after && left > 0);
    if (after) more(options, context);
    if (left === max && !options.json)
      context.say(context.text({ de: 'Keine Zustellung.', en: 'No delivery.' }));
  });
}

function more({ json, max }: ListOptions, { warn, text }: Context): void {
  if (!json)
    warn(
      text({
        de: `Es gibt mehr als ${max}; --max zeigt mehr, --search findet eine.`,
        en: `There are more than ${max}; --max shows more, --search finds one.`,
      }),
    );
}

/** A line of the list says which; what it says of it is read as a whole. One that was removed meanwhile is left out. */
async function printItem(
  { direction, tenant, id }: ListedItem,
  exchanges: readonly TenantExchange[],
  options: ListOptions,
  context: Context,
): Promise<void> {
  const owner = exchanges.find((one) => one.tenant === tenant);
  if (direction === 'delivery') {
    const one = await owner?.exchange.outbox.get(id);
    if (one) print(tenant, direction, one, options, context);
  } else {
    const one = await owner?.exchange.inbox.entry(id);
    if (one) print(tenant, direction, one, options, context);
  }
}

function print(
  tenant: string,
  direction: 'delivery' | 'received',
  one: Delivery | InboxEntry,
  options: ListOptions,
  { say, json, text, language }: Context,
): void {
  if (options.json) {
    json({ type: direction, tenant, ...withoutProof(one) });
    return;
  }
  const label = text(stateLabel(direction, one.state));
  const code = one.error ? ` [${one.error.code}]` : '';
  const about = 'service' in one ? `  ${one.service.name}` : '';
  say(
    `${one.id}  ${localTime(language).minute(one.createdAt)}  ${tenant}  ${label}${code}${about}`,
    one.state === 'stopped' ? 'bad' : undefined,
  );
}

/** A proof is a file of its own (`rathaus exchange proof`). */
const withoutProof = (one: Delivery | InboxEntry): object => {
  const { proof, ...rest } = one as Delivery;
  return { ...rest, hasProof: proof === undefined ? undefined : true };
};
