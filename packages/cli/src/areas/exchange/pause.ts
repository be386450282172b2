import { isUuid } from '@rathaus/client-core/text';
import type { Exchange, LaneName } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { exchangesOn, withStore } from './open-exchange.ts';
import { type ActingOptions, actorOf, type CommonOptions, settingsOf, tenantsOf } from './options.ts';

export interface PauseOptions extends CommonOptions, ActingOptions {
  destination?: string;
}

/** `rathaus exchange pause` and `resume`: of a tenant, or of a destination. Holds for all workers. */
export async function setPaused(paused: boolean, options: PauseOptions, context: Context): Promise<void> {
  const { destination, json } = options;
  const by = actorOf(options);
  const settings = await settingsOf(options, context);
  // Pausing all tenants by forgetting an option would be dear.
  if (options.tenant === undefined && settings.tenants.size > 1)
    throw new UsageFault(
      `Nennen Sie mit --tenant einen Mandanten: ${[...settings.tenants.keys()].join(', ')}.`,
      `Name a tenant with --tenant: ${[...settings.tenants.keys()].join(', ')}.`,
    );
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    for (const { tenant, exchange } of await exchangesOn(store, settings, tenants)) {
      const lanes = destination === undefined ? [undefined] : await lanesOf(exchange, destination);
      for (const lane of lanes) await (paused ? exchange.pause(lane, { by }) : exchange.resume(lane));
      if (json) context.json({ type: paused ? 'paused' : 'resumed', tenant, destination });
      else print(paused, tenant, destination, context);
    }
  });
}

/** There is a lane as soon as there was work for it. */
async function lanesOf(exchange: Exchange, destination: string): Promise<readonly LaneName[]> {
  const { lanes } = await exchange.status();
  const found = lanes.filter(({ lane }) => lane === destination.toLowerCase());
  if (found.length > 0) return found;
  throw isUuid(destination)
    ? new UsageFault(
        `Für den Zustellpunkt ${destination} gab es noch keine Arbeit.`,
        `There was no work for the destination ${destination} yet.`,
      )
    : new UsageFault(
        '--destination braucht die UUID eines Zustellpunkts.',
        '--destination needs the UUID of a destination.',
      );
}

function print(
  paused: boolean,
  tenant: string,
  destination: string | undefined,
  { say, text }: Context,
): void {
  const where =
    destination === undefined
      ? tenant
      : `${tenant}, ${text({ de: 'Zustellpunkt', en: 'destination' })} ${destination}`;
  say(
    paused
      ? text({
          de: `${where}: pausiert. Was gerade bearbeitet wird, endet; neue Sendungen werden gespeichert und warten.`,
          en: `${where}: paused. What is in hand ends; new deliveries are stored and wait.`,
        })
      : text({ de: `${where}: geht weiter.`, en: `${where}: goes on.` }),
    paused ? 'open' : 'good',
  );
}
