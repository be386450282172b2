import { sleep } from '@rathaus/client-core/abort';
import { text as both, type LocalText } from '@rathaus/client-core/texts';
import { type Delivery, type Exchange, needsAsking } from '@rathaus/exchange';
import { describeDelivery, workLabels } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { type ExitCode, exitCodes } from '../../program/exit-codes.ts';
import { type ProgressLine, progressOn } from '../../program/progress.ts';
import { countingFetch } from './counting-fetch.ts';
import { conflictFault } from './key-conflict.ts';
import { exchangeOn, withStore } from './open-exchange.ts';
import { type CommonOptions, commandFor, settingsOf, tenantOf } from './options.ts';
import { waitingCommand } from './send-command.ts';
import { type RequestOptions, requestOf } from './send-request.ts';
import { causeLines } from './words.ts';

export interface SendOptions extends CommonOptions, RequestOptions {
  /** Until the other side has answered. */
  wait?: boolean;
  /** Stores it and leaves the sending to a worker. */
  queue?: boolean;
}

/** Why the command ends. */
type Ending =
  /** What was waited for is there: the service has the delivery, or its answer is here, or it has stopped. */
  | { readonly type: 'arrived' }
  /** It is left to a worker, as was asked. */
  | { readonly type: 'queued' }
  /** The first attempt failed, and others follow. */
  | { readonly type: 'failing' }
  /** Nobody works on it: a person has paused it, or the service refuses the credentials. */
  | { readonly type: 'held'; readonly by: 'pause' | 'credentials' };

/** `rathaus exchange send`: stores a delivery and brings it to the delivery service, or all the way to its answer. */
export async function send(options: SendOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const settings = await settingsOf(options, context);
  const tenant = tenantOf(settings, options, settings.send?.tenant);
  const line = progressOn(terminal);
  const bytesOf = (what: LocalText) => (done: number, total: number) =>
    line.show(text(what), { done, total, unit: 'bytes' });
  try {
    await withStore(settings, 'create', async (store) => {
      const exchange = await exchangeOn(store, settings, tenant, {
        outbox: { receiptInterval: settings.isSandbox ? 500 : 10_000 },
        fetch: countingFetch(bytesOf(both('Übertragen', 'Uploading'))),
      });
      const { signal } = terminal;
      const request = await requestOf(options, settings.send, {
        signal,
        mailboxes: tenant.mailboxes,
        onBytes: bytesOf(both('Aufnehmen', 'Storing')),
      });
      const known = await exchange.outbox.getByKey(request.key);
      const stored = await exchange.outbox.enqueue(request, { signal }).catch((error: unknown) => {
        throw known ? conflictFault(error, known, request) : error;
      });
      line.end();
      if (!options.json) announce(stored, known !== undefined, options, context);
      if (options.queue) return finish(stored, { type: 'queued' }, options, context);
      const ending = await bring(exchange, stored.id, options.wait ?? false, line, context).catch(
        async (error: unknown) => {
          line.end();
          if (signal.aborted) tellEnded((await exchange.outbox.get(stored.id)) ?? stored, options, context);
          throw error;
        },
      );
      const delivery = (await exchange.outbox.get(stored.id)) ?? stored;
      line.end();
      finish(delivery, ending, options, context);
    });
  } finally {
    line.end();
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

/** Ctrl-C ends the command, not the delivery. */
function tellEnded(delivery: Delivery, options: SendOptions, { json, say, text, language }: Context): void {
  if (options.json) {
    json(recordOf(delivery));
    return;
  }
  say(`${text({ de: 'Stand', en: 'State' })}: ${describeDelivery(delivery.state, language)}`, 'open');
  const next = waitingCommand(options);
  say(
    isWithService(delivery)
      ? text({
          de: `Nur das Warten ist beendet. Weiter: ${next}`,
          en: `Only the waiting has ended. Next: ${next}`,
        })
      : text({
          de: `Die Sendung ist gespeichert, aber noch nicht beim Dienst. Ein Worker versendet sie, oder: ${next}`,
          en: `The delivery is stored, but not with the service yet. A worker sends it, or: ${next}`,
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
  line: ProgressLine,
  { terminal, warn, language, text }: Context,
): Promise<Ending> {
  let told: string | undefined;
  for (;;) {
    await exchange.outbox.runOnce({ signal: terminal.signal });
    const delivery = await exchange.outbox.get(id);
    if (!delivery || isOver(delivery) || (!wait && isWithService(delivery))) return { type: 'arrived' };
    const { error, state } = delivery;
    if (error && !wait) return { type: 'failing' };
    const held = !error && state === 'queued' ? await holderOf(exchange, delivery) : undefined;
    if (held) return { type: 'held', by: held };
    if (error && told !== error.code) {
      line.end();
      for (const cause of causeLines(error, language)) warn(cause);
      warn(
        text({
          de: 'Es wird weiter versucht; Strg-C beendet das Warten, nicht die Sendung.',
          en: 'It is tried on; Ctrl-C ends the waiting, not the delivery.',
        }),
      );
      told = error.code;
    }
    line.show(describeDelivery(state, language));
    await sleep(500, terminal.signal);
  }
}

/** What keeps the workers from it. */
async function holderOf(exchange: Exchange, { to }: Delivery): Promise<'pause' | 'credentials' | undefined> {
  const { paused, pausedLanes, blocked } = await exchange.status();
  const lane = 'destinationId' in to ? to.destinationId.toLowerCase() : to.mailbox;
  if (paused || pausedLanes.some((one) => one.lane === lane)) return 'pause';
  return blocked.length > 0 ? 'credentials' : undefined;
}

function recordOf({ id, key, state, reference, remoteId, times, error, problems }: Delivery) {
  return { type: 'delivery', id, key, state, reference, remoteId, times, error, problems };
}

function finish(delivery: Delivery, ending: Ending, options: SendOptions, context: Context): void {
  const { json, say, warn, text, language, exit } = context;
  const { state, error, problems } = delivery;
  exit(exitCodeOf(delivery, ending));
  if (options.json) {
    json(recordOf(delivery));
    return;
  }
  say(`${text({ de: 'Stand', en: 'State' })}: ${describeDelivery(state, language)}`, toneOf(state));
  for (const { title, detail } of problems ?? []) say(`  ${title}: ${detail}`);
  if (error) for (const line of causeLines(error, language)) warn(`  ${line}`);
  const next = nextStep(delivery, ending, options);
  if (next) say(`${text({ de: 'Weiter', en: 'Next' })}: ${text(next)}`);
}

function exitCodeOf({ state }: Delivery, { type }: Ending): ExitCode {
  if (state === 'rejected') return exitCodes.findings;
  if (state === 'stopped') return exitCodes.environment;
  return type === 'arrived' || type === 'queued' ? exitCodes.clean : exitCodes.environment;
}

const toneOf = (state: Delivery['state']) =>
  state === 'accepted' ? 'good' : state === 'rejected' || state === 'stopped' ? 'bad' : 'open';

function nextStep(delivery: Delivery, ending: Ending, options: SendOptions): LocalText | undefined {
  switch (ending.type) {
    case 'held': {
      const why = ending.by === 'pause' ? workLabels.paused : workLabels.blocked;
      const status = commandFor('status', options);
      return both(
        `Nichts wird versendet: ${why.de}; mehr sagt ${status}. Die Sendung ist gespeichert.`,
        `Nothing is sent: ${why.en}; ${status} says more. The delivery is stored.`,
      );
    }
    case 'failing':
      return both(
        `Die Sendung ist gespeichert. Ein Worker versucht es weiter, oder: ${waitingCommand(options)}`,
        `The delivery is stored. A worker tries on, or: ${waitingCommand(options)}`,
      );
    case 'queued':
      return afterState(delivery, options) ?? both('Ein Worker versendet sie.', 'A worker sends it.');
    case 'arrived':
      return afterState(delivery, options);
  }
}

function afterState({ id, state, error }: Delivery, options: SendOptions): LocalText | undefined {
  const command = (words: string) => commandFor(words, options);
  if (state === 'accepted') return both(command(`proof ${id}`), command(`proof ${id}`));
  if (state === 'stopped') {
    const retry = command(`retry ${id}`);
    return error && needsAsking(error.code)
      ? both(
          `Beim Empfänger nachfragen; nur wenn er nichts erhalten hat: ${retry} --asked`,
          `Ask the recipient; only when nothing arrived: ${retry} --asked`,
        )
      : both(`Ursache beheben, dann ${retry}`, `Mend the cause, then ${retry}`);
  }
  if (state === 'sent' || state === 'collected')
    return both(
      `${waitingCommand(options)} wartet auf die Antwort und versendet nicht noch einmal.`,
      `${waitingCommand(options)} waits for the answer and does not send again.`,
    );
  return undefined;
}
