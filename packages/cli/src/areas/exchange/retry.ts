import { needsAsking } from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { demandKnownCode, failureClassOf } from './filters.ts';
import { type Found, findDelivery } from './find-delivery.ts';
import { exchangesOn, withStore } from './open-exchange.ts';
import {
  type ActingOptions,
  actorOf,
  type CommonOptions,
  commandOn,
  settingsOf,
  tenantsOf,
} from './options.ts';
import { doneLines, previewLines } from './retry-text.ts';
import { type StoppedGroup, stoppedOf } from './stopped-groups.ts';

export interface RetryOptions extends CommonOptions, ActingOptions {
  all?: boolean;
  code?: string;
  class?: string;
  /** The recipients were asked: they have not got it. */
  asked?: boolean;
  yes?: boolean;
  dryRun?: boolean;
}

/** `rathaus exchange retry`: what has stopped goes on. Only tells the workers; it sends nothing itself. */
export async function retry(id: string | undefined, options: RetryOptions, context: Context): Promise<void> {
  const isFiltered = options.code !== undefined || options.class !== undefined;
  if ((id === undefined) !== (options.all === true))
    throw new UsageFault('Nennen Sie entweder eine Kennung oder --all.', 'Name either an id or --all.');
  if (id !== undefined && isFiltered)
    throw new UsageFault('--code und --class gehören zu --all.', '--code and --class belong to --all.');
  const filter = {
    code: options.code,
    class: failureClassOf(options.class),
    asked: options.asked === true,
    by: actorOf(options),
  };
  const settings = await settingsOf(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    if (id !== undefined) return retryOne(await findDelivery(id, store, settings, tenants), options, context);
    const exchanges = await exchangesOn(store, settings, tenants);
    await demandKnownCode(options.code, exchanges);
    const stopped: StoppedGroup[] = [];
    for (const { tenant, exchange } of exchanges)
      stopped.push(...(await stoppedOf(tenant, exchange, filter)));
    if (!options.yes || options.dryRun) return preview(stopped, options, context);
    let [retried, notAsked, changed] = [0, 0, 0];
    for (const { exchange } of exchanges)
      for (const box of [exchange.outbox, exchange.inbox]) {
        const result = await box.retryAll(filter);
        retried += result.retried;
        notAsked += result.notAsked;
        changed += result.changed;
      }
    // Somebody still has to ask, or to look again.
    if (notAsked > 0 || changed > 0) context.exit(exitCodes.findings);
    if (options.json) context.json({ type: 'retry', dryRun: false, count: retried, notAsked, changed });
    else
      for (const { line, tone } of doneLines(
        { count: retried, notAsked, changed },
        context.language,
        commandOn(options),
      ))
        context.say(line, tone);
  });
}

async function retryOne(
  { exchange, box, one }: Found,
  options: RetryOptions,
  context: Context,
): Promise<void> {
  const { text, say, json } = context;
  const mustAsk = one.error !== undefined && needsAsking(one.error.code) && !options.asked;
  if (options.dryRun) {
    // As the store judges it: what fails is hurried, although it has not stopped.
    const what = one.state === 'stopped' ? 'stopped' : one.attempts > 0 ? 'failing' : 'nothing';
    const count = what === 'nothing' || mustAsk ? 0 : 1;
    if (options.json) json({ type: 'retry', dryRun: true, count, notAsked: mustAsk ? 1 : 0, ids: [one.id] });
    else if (mustAsk) say(text(askFirst(one.id)), 'bad');
    else say(text(announced(one.id)[what]));
    return;
  }
  if (mustAsk) throw new UsageFault(askFirst(one.id).de, askFirst(one.id).en);
  await exchange[box].retry(one.id, { by: actorOf(options) });
  if (options.json) json({ type: 'retry', dryRun: false, count: 1, notAsked: 0 });
  else
    for (const { line, tone } of doneLines({ count: 1, notAsked: 0 }, context.language, commandOn(options)))
      say(line, tone);
}

const askFirst = (id: string) => ({
  de: `${id} ist vielleicht schon angekommen. Fragen Sie zuerst den Empfänger; hat er nichts erhalten, denselben Befehl mit --asked.`,
  en: `${id} may have arrived already. Ask the recipient first; when nothing arrived, the same command with --asked.`,
});

const announced = (id: string) => ({
  stopped: { de: `${id} würde fortgesetzt.`, en: `${id} would be continued.` },
  failing: {
    de: `${id} ist nicht angehalten, scheitert aber; der nächste Versuch käme sofort.`,
    en: `${id} has not stopped, but fails; the next attempt would come at once.`,
  },
  nothing: {
    de: `${id} ist nicht angehalten und scheitert nicht.`,
    en: `${id} has not stopped and does not fail.`,
  },
});

/** What would be continued. Without `--dry-run` the confirmation is missing: a script must not take that for success. */
function preview(stopped: readonly StoppedGroup[], options: RetryOptions, context: Context): void {
  const sum = (waits: boolean) =>
    stopped.filter((one) => one.waitsForAnswer === waits).reduce((all, { count }) => all + count, 0);
  const [count, notAsked] = [sum(false), sum(true)];
  if (!options.dryRun && count > 0) context.exit(exitCodes.usage);
  if (options.json) context.json({ type: 'retry', dryRun: true, count, notAsked, stopped });
  else
    for (const { line, tone } of previewLines(
      stopped,
      { count, notAsked },
      context.language,
      commandOn(options),
    ))
      context.say(line, tone);
}
