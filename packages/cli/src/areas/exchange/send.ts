import { sleep } from '@rathaus/client-core/abort';
import { text as both, type LocalText } from '@rathaus/client-core/texts';
import type { Delivery, Exchange } from '@rathaus/exchange';
import { describeDelivery } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { type ExitCode, exitCodes } from '../../program/exit-codes.ts';
import { countingFetch } from './counting-fetch.ts';
import { exchangeOn, withStore } from './open-exchange.ts';
import { type CommonOptions, commandFor, settingsOf, tenantOf } from './options.ts';
import { type Bar, barOn } from './progress-bar.ts';
import { type RequestOptions, requestOf } from './send-request.ts';
import { causeLines } from './words.ts';

export interface SendOptions extends CommonOptions, RequestOptions {
  /** Until the other side has answered. */
  wait?: boolean;
  /** Stores it and leaves the sending to a worker. */
  queue?: boolean;
}

type Outcome =
  | { readonly reason: 'done' | 'failing' }
  /** Nobody works on it, because somebody paused it. */
  | { readonly reason: 'paused' };

/** `rathaus exchange send`: stores a delivery and brings it to the delivery service, or all the way to its answer. */
export async function send(options: SendOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const settings = await settingsOf(options, context);
  const tenant = tenantOf(settings, options, settings.send?.tenant);
  const bar = barOn(terminal);
  const label = (what: LocalText) => text(what);
  try {
    await withStore(settings, 'create', async (store) => {
      const exchange = await exchangeOn(store, settings, tenant, {
        outbox: { receiptInterval: settings.isSandbox ? 500 : 10_000 },
        fetch: countingFetch((done, total) => bar.show(label(both('Übertragen', 'Uploading')), done, total)),
      });
      const { signal } = terminal;
      const request = await requestOf(options, settings.send, {
        signal,
        onBytes: (done, total) => bar.show(label(both('Aufnehmen', 'Storing')), done, total),
      });
      const known = await exchange.outbox.getByKey(request.key);
      const stored = await exchange.outbox.enqueue(request, { signal });
      bar.end();
      if (!options.json) announce(stored, known !== undefined, options, context);
      if (options.queue) return finish(stored, { reason: 'done' }, options, context);
      const outcome = await bring(exchange, stored.id, options.wait ?? false, bar, context);
      const delivery = (await exchange.outbox.get(stored.id)) ?? stored;
      bar.end();
      finish(delivery, outcome, options, context);
    });
  } finally {
    bar.end();
  }
}

function announce({ id }: Delivery, isKnown: boolean, { key }: SendOptions, { say, text }: Context): void {
  say(text({ de: `Kennung: ${id}`, en: `Id: ${id}` }), 'strong');
  if (!isKnown) return;
  say(
    key === undefined
      ? text({
          de: 'Diese Sendung gibt es schon: gleicher Empfänger, gleicher Inhalt. Soll sie noch einmal hinaus, geben Sie ihr mit --key einen eigenen Schlüssel.',
          en: 'This delivery exists already: same recipient, same content. To send it once more give it a key of its own with --key.',
        })
      : text({
          de: 'Unter diesem Schlüssel gibt es die Sendung schon; sie geht nur einmal hinaus.',
          en: 'There is a delivery with this key already; it is sent once.',
        }),
  );
}

const isOver = ({ state }: Delivery): boolean => ['accepted', 'rejected', 'stopped'].includes(state);
const isWithService = ({ state }: Delivery): boolean => !['queued', 'sending'].includes(state);

/** Works until the service has it, or the answer is there. Without `wait` a first failure ends it: a worker goes on later. */
async function bring(
  exchange: Exchange,
  id: string,
  wait: boolean,
  bar: Bar,
  { terminal, warn, language, text }: Context,
): Promise<Outcome> {
  let told: string | undefined;
  for (;;) {
    await exchange.outbox.runOnce({ signal: terminal.signal });
    const delivery = await exchange.outbox.get(id);
    if (!delivery || isOver(delivery) || (!wait && isWithService(delivery))) return { reason: 'done' };
    const { error, state } = delivery;
    if (error && !wait) return { reason: 'failing' };
    if (!error && state === 'queued' && (await isHeld(exchange, delivery))) return { reason: 'paused' };
    if (error && told !== error.code) {
      bar.end();
      for (const line of causeLines(error, language)) warn(line);
      warn(
        text({
          de: 'Es wird weiter versucht; Strg-C beendet das Warten, nicht die Sendung.',
          en: 'It is tried on; Ctrl-C ends the waiting, not the delivery.',
        }),
      );
      told = error.code;
    }
    bar.say(describeDelivery(state, language));
    await sleep(500, terminal.signal);
  }
}

async function isHeld(exchange: Exchange, { to }: Delivery): Promise<boolean> {
  const { paused, pausedLanes, blocked } = await exchange.status();
  const lane = 'destinationId' in to ? to.destinationId.toLowerCase() : to.mailbox;
  return paused || blocked.length > 0 || pausedLanes.some((one) => one.lane === lane);
}

function finish(delivery: Delivery, { reason }: Outcome, options: SendOptions, context: Context): void {
  const { json, say, warn, text, language, exit } = context;
  const { id, key, state, reference, remoteId, times, error, problems } = delivery;
  exit(exitCodeOf(delivery, reason));
  if (options.json) {
    json({ type: 'delivery', id, key, state, reference, remoteId, times, error, problems });
    return;
  }
  say(`${text({ de: 'Stand', en: 'State' })}: ${describeDelivery(state, language)}`, toneOf(state));
  for (const { title, detail } of problems ?? []) say(`  ${title}: ${detail}`);
  if (error) for (const line of causeLines(error, language)) warn(`  ${line}`);
  const next = nextStep(delivery, reason, options);
  if (next) say(`${text({ de: 'Weiter', en: 'Next' })}: ${text(next)}`);
}

function exitCodeOf({ state }: Delivery, reason: Outcome['reason']): ExitCode {
  if (state === 'rejected') return exitCodes.findings;
  return reason === 'done' && state !== 'stopped' ? exitCodes.clean : exitCodes.environment;
}

const toneOf = (state: Delivery['state']) =>
  state === 'accepted' ? 'good' : state === 'rejected' || state === 'stopped' ? 'bad' : 'open';

function nextStep(
  { id, state }: Delivery,
  reason: Outcome['reason'],
  options: SendOptions,
): LocalText | undefined {
  const command = (words: string) => commandFor(words, options);
  if (reason === 'paused')
    return both(
      `Der Versand ruht; warum, sagt ${command('status')}. Die Sendung ist gespeichert.`,
      `Sending is paused; ${command('status')} says why. The delivery is stored.`,
    );
  if (reason === 'failing')
    return both(
      'Die Sendung ist gespeichert. Ein Worker versucht es weiter, oder dieser Befehl noch einmal.',
      'The delivery is stored. A worker tries on, or this command once more.',
    );
  if (state === 'accepted') return both(command(`proof ${id}`), command(`proof ${id}`));
  if (state === 'stopped')
    return both(
      `Ursache beheben, dann ${command(`retry ${id}`)}`,
      `Mend the cause, then ${command(`retry ${id}`)}`,
    );
  if (options.queue) return both('Ein Worker versendet sie.', 'A worker sends it.');
  if (state === 'sent' || state === 'collected')
    return both(
      'Derselbe Befehl mit --wait wartet auf die Antwort; er versendet nicht noch einmal.',
      'The same command with --wait waits for the answer; it does not send again.',
    );
  return undefined;
}
