import type { ExchangeStatus } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { exchangesOn, withStore } from './open-exchange.ts';
import { type CommonOptions, commandOn, settingsToLook, tenantsOf } from './options.ts';
import { needsPerson, statusLines } from './status-text.ts';

/** `rathaus exchange status`: how the work of each tenant stands. Ends with 1 when somebody has to act. */
export async function status(options: CommonOptions, context: Context): Promise<void> {
  const settings = await settingsToLook(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    const exchanges = await exchangesOn(store, settings, tenants);
    const all: ExchangeStatus[] = [];
    for (const { exchange } of exchanges) all.push(await exchange.status());
    if (options.json) for (const one of all) context.json({ type: 'status', ...one });
    else
      for (const { line, tone } of statusLines(all, context.language, commandOn(options)))
        context.say(line, tone);
    if (all.some(needsPerson)) context.exit(exitCodes.findings);
  });
}
