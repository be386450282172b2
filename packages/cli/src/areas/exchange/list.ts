import type { Delivery, Exchange, InboxEntry } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/failures.ts';
import { exchangesOn, withStore } from './open-exchange.ts';
import { type CommonOptions, settingsOf, tenantsOf } from './options.ts';
import { stateLabel } from './words.ts';

export interface ListOptions extends CommonOptions {
  inbox?: boolean;
  state?: string;
  code?: string;
  search?: string;
  max: string;
}

/** `rathaus exchange list`: deliveries, newest first. */
export async function list(options: ListOptions, context: Context): Promise<void> {
  const max = Number(options.max);
  if (!(Number.isInteger(max) && max > 0))
    throw new UsageFault('--max braucht eine Zahl ab 1.', '--max needs a number from 1.');
  const settings = await settingsOf(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    let left = max;
    for (const { tenant, exchange } of await exchangesOn(store, settings, tenants))
      for await (const one of listed(exchange, options)) {
        if (left-- === 0) return more(options, context);
        print(tenant, one, options, context);
      }
    if (left === max && !options.json)
      context.say(context.text({ de: 'Keine Zustellung.', en: 'No delivery.' }));
  });
}

/** The states are checked by the store: an unknown one has no deliveries. */
function listed(
  { outbox, inbox }: Exchange,
  { inbox: received, state, code, search }: ListOptions,
): AsyncIterable<Delivery | InboxEntry> {
  const filter = { state: state as never, code, search };
  return received ? inbox.list(filter) : outbox.list(filter);
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

function print(
  tenant: string,
  one: Delivery | InboxEntry,
  options: ListOptions,
  { say, json, text }: Context,
): void {
  if (options.json) {
    json({ type: options.inbox ? 'received' : 'delivery', tenant, ...withoutProof(one) });
    return;
  }
  const label = text(stateLabel(options.inbox ? 'inbox' : 'outbox', one.state));
  const code = one.error ? ` [${one.error.code}]` : '';
  const about = 'service' in one ? `  ${one.service.name}` : '';
  say(
    `${one.id}  ${one.createdAt.slice(0, 16).replace('T', ' ')}  ${tenant}  ${label}${code}${about}`,
    one.state === 'stopped' ? 'bad' : undefined,
  );
}

/** A proof is a file of its own (`rathaus exchange proof`). */
const withoutProof = (one: Delivery | InboxEntry): object => {
  const { proof, ...rest } = one as Delivery;
  return { ...rest, hasProof: proof === undefined ? undefined : true };
};
