import { sleep } from '@rathaus/client-core/abort';
import type { ExchangeStatus } from '@rathaus/exchange';
import { stateLabel, workLabels } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { localTime } from './local-time.ts';
import { exchangesOn, withStore } from './open-exchange.ts';
import { type CommonOptions, commandOn, settingsToLook, tenantsOf } from './options.ts';
import { needsPerson, statusLines } from './status-text.ts';

export interface WatchOptions extends CommonOptions {
  /** Seconds. */
  interval: string;
}

function secondsOf(value: string): number {
  const seconds = Number(value);
  if (seconds >= 0.2 && seconds <= 3600) return seconds;
  throw new UsageFault(
    '--interval braucht Sekunden von 0.2 bis 3600.',
    '--interval needs seconds from 0.2 to 3600.',
  );
}

/** On a screen: to the top left, and what was there is wiped line by line, so that nothing flickers. */
const home = '\u001b[H';
const wipeLine = '\u001b[K';
const wipeRest = '\u001b[J';
const clear = '\u001b[2J';

/** `rathaus exchange watch`: the status again and again. A screen is redrawn; otherwise what has changed is a line. */
export async function watch(options: WatchOptions, context: Context): Promise<void> {
  const { terminal } = context;
  const seconds = secondsOf(options.interval);
  const settings = await settingsToLook(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    const exchanges = await exchangesOn(store, settings, tenants);
    const show = terminal.isTTY && !options.json ? redrawing(options, context) : listing(options, context);
    while (!terminal.signal.aborted) {
      const all: ExchangeStatus[] = [];
      for (const { exchange } of exchanges) all.push(await exchange.status());
      show(all);
      await sleep(seconds * 1000, terminal.signal).catch((error: unknown) => {
        if (!terminal.signal.aborted) throw error;
      });
    }
  });
}

function redrawing(
  options: WatchOptions,
  { terminal, say, language, text }: Context,
): (all: readonly ExchangeStatus[]) => void {
  terminal.out(clear);
  return (all) => {
    terminal.out(home);
    const time = localTime(language).second(terminal.clock());
    const lines = [
      {
        line: text({ de: `Stand ${time}, Ende mit Strg-C`, en: `As of ${time}, end with Ctrl-C` }),
        tone: 'quiet' as const,
      },
      ...statusLines(all, language, commandOn(options)),
    ];
    for (const { line, tone } of lines) {
      terminal.out(wipeLine);
      say(line, tone);
    }
    terminal.out(wipeRest);
  };
}

function listing(options: WatchOptions, context: Context): (all: readonly ExchangeStatus[]) => void {
  const last = new Map<string, string>();
  return (all) => {
    for (const status of all) {
      const line = lineOf(status, context);
      if (last.get(status.tenant) === line) continue;
      last.set(status.tenant, line);
      const at = new Date(context.terminal.clock()).toISOString();
      if (options.json) context.json({ type: 'status', at, ...status });
      else context.say(`${at} ${line}`, needsPerson(status) ? 'bad' : undefined);
    }
  };
}

/** Without ages, which always change. */
function lineOf(status: ExchangeStatus, { language, text }: Context): string {
  const { tenant, paused, blocked, deliveries, received, failures } = status;
  const counts = [
    ...deliveries.map(({ state, count }) => `${count} × ${stateLabel('delivery', state)[language]}`),
    ...received.map(({ state, count }) => `${count} × ${stateLabel('received', state)[language]}`),
    ...failures.map(({ code, count }) => `${count} × [${code}]`),
    ...blocked.map(({ code }) => `${text(workLabels.blocked)} [${code}]`),
    ...(paused ? [text(workLabels.paused)] : []),
  ];
  return `${tenant}: ${counts.join('; ') || text({ de: 'nichts', en: 'nothing' })}`;
}
