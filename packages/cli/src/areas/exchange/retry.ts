import type { Exchange, FailureClass } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { UsageFault } from '../../program/failures.ts';
import { findDelivery } from './find-delivery.ts';
import { exchangesOn, withStore } from './open-exchange.ts';
import { type CommonOptions, settingsOf, tenantsOf } from './options.ts';
import { causeLines, classLabels } from './words.ts';

export interface RetryOptions extends CommonOptions {
  all?: boolean;
  code?: string;
  class?: string;
  yes?: boolean;
  dryRun?: boolean;
}

interface Stopped {
  readonly tenant: string;
  readonly box: 'outbox' | 'inbox';
  readonly code: string;
  readonly count: number;
}

/** `rathaus exchange retry`: what has stopped goes on. Only tells the workers; it sends nothing itself. */
export async function retry(id: string | undefined, options: RetryOptions, context: Context): Promise<void> {
  const isFiltered = options.code !== undefined || options.class !== undefined;
  if ((id === undefined) !== (options.all === true))
    throw new UsageFault('Nennen Sie entweder eine Kennung oder --all.', 'Name either an id or --all.');
  if (id !== undefined && isFiltered)
    throw new UsageFault('--code und --class gehören zu --all.', '--code and --class belong to --all.');
  const failureClass = classOf(options.class);
  const settings = await settingsOf(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    if (id !== undefined) {
      const { exchange, box, one } = await findDelivery(id, store, settings, tenants);
      if (options.dryRun) return announceOne(one.id, one.state, options, context);
      await exchange[box].retry(one.id);
      return done(1, options, context);
    }
    const exchanges = await exchangesOn(store, settings, tenants);
    const filter = { code: options.code, class: failureClass };
    const stopped: Stopped[] = [];
    for (const { tenant, exchange } of exchanges)
      stopped.push(...(await stoppedOf(tenant, exchange, filter)));
    if (!options.yes || options.dryRun) return preview(stopped, options, context);
    let count = 0;
    for (const { exchange } of exchanges)
      for (const box of [exchange.outbox, exchange.inbox]) count += (await box.retryAll(filter)).retried;
    done(count, options, context);
  });
}

function classOf(given: string | undefined): FailureClass | undefined {
  if (given === undefined || Object.hasOwn(classLabels, given)) return given as FailureClass | undefined;
  const known = Object.keys(classLabels).join(', ');
  throw new UsageFault(`--class kennt: ${known}.`, `--class knows: ${known}.`);
}

async function stoppedOf(
  tenant: string,
  exchange: Exchange,
  filter: { code: string | undefined; class: FailureClass | undefined },
): Promise<Stopped[]> {
  const { failures } = await exchange.status();
  return failures.flatMap(({ kind, state, code, class: failureClass, count }) =>
    state === 'stopped' &&
    (kind === 'delivery' || kind === 'received') &&
    // Going on with these may deliver twice: only who names them has asked the recipients.
    (filter.code === undefined ? code !== 'exchange.outbox.outcome-unknown' : filter.code === code) &&
    (filter.class === undefined || filter.class === failureClass)
      ? [{ tenant, box: kind === 'delivery' ? ('outbox' as const) : ('inbox' as const), code, count }]
      : [],
  );
}

function announceOne(id: string, state: string, { json }: RetryOptions, context: Context): void {
  if (json) context.json({ type: 'retry', dryRun: true, count: state === 'stopped' ? 1 : 0, ids: [id] });
  else
    context.say(
      state === 'stopped'
        ? context.text({ de: `${id} würde fortgesetzt.`, en: `${id} would be continued.` })
        : context.text({ de: `${id} ist nicht angehalten.`, en: `${id} has not stopped.` }),
    );
}

/** What would be continued. Without `--dry-run` the confirmation is missing: a script must not take that for success. */
function preview(stopped: readonly Stopped[], options: RetryOptions, context: Context): void {
  const { say, text, language, json, exit } = context;
  const count = stopped.reduce((sum, one) => sum + one.count, 0);
  if (!options.dryRun && count > 0) exit(exitCodes.usage);
  if (options.json) {
    json({ type: 'retry', dryRun: true, count, stopped });
    return;
  }
  if (count === 0) say(text({ de: 'Nichts ist angehalten.', en: 'Nothing has stopped.' }), 'good');
  if (count === 0) return;
  for (const { tenant, box, code, count: number } of stopped) {
    say(
      `${number} × ${tenant}, ${box === 'outbox' ? text({ de: 'Ausgang', en: 'outbox' }) : text({ de: 'Eingang', en: 'inbox' })}`,
      'strong',
    );
    for (const line of causeLines({ code }, language)) say(`  ${line}`);
  }
  say(
    text({
      de: `${count === 1 ? 'Eine Zustellung würde' : `${count} Zustellungen würden`} fortgesetzt. Zur Bestätigung denselben Befehl mit --yes.`,
      en: `${count === 1 ? 'One delivery' : `${count} deliveries`} would be continued. To confirm, the same command with --yes.`,
    }),
  );
}

function done(count: number, { json }: RetryOptions, context: Context): void {
  if (json) context.json({ type: 'retry', dryRun: false, count });
  else
    context.say(
      context.text({
        de: `${count === 1 ? 'Eine Zustellung wird' : `${count} Zustellungen werden`} fortgesetzt, sobald ein Worker läuft.`,
        en: `${count === 1 ? 'One delivery goes' : `${count} deliveries go`} on as soon as a worker runs.`,
      }),
      'good',
    );
}
