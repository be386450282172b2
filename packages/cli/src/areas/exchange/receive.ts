import { mkdir, stat } from 'node:fs/promises';
import { text as both } from '@rathaus/client-core/texts';
import {
  createFitConnectClient,
  type Exchange,
  type ExchangeEvent,
  type OnReceive,
  type ReceivedDelivery,
} from '@rathaus/exchange';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { failureLines } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { Settings, TenantSettings } from './configuration/settings.ts';
import { writeDelivery } from './delivery-folder.ts';
import { exchangeOn, fitConnectOf, withStore } from './open-exchange.ts';
import { mailboxTransports } from './open-mailboxes.ts';
import { type CommonOptions, commandFor, settingsOf, tenantOf } from './options.ts';
import { causeLines } from './words.ts';

export interface ReceiveOptions extends CommonOptions {
  once?: boolean;
  dryRun?: boolean;
}

/** `rathaus exchange receive`: fetches deliveries into a folder and accepts each when all of it is on the disk. */
export async function receive(
  folder: string | undefined,
  options: ReceiveOptions,
  context: Context,
): Promise<void> {
  const settings = await settingsOf(options, context);
  const tenant = tenantOf(settings, options, settings.receiver);
  const { fitConnect, mailboxes } = tenant;
  const isReader = mailboxes.some(({ receiveAs }) => receiveAs !== undefined);
  if (!isReader && (fitConnect?.destinations ?? []).length === 0)
    throw new UsageFault(
      `Der Mandant ${tenant.id} hat nichts, wovon abgeholt wird: weder "destinations" noch ein Postfach mit "receiveAs".`,
      `The tenant ${tenant.id} has nothing to fetch from: neither "destinations" nor a mailbox with "receiveAs".`,
    );
  if (options.dryRun) return listWaiting(settings, tenant, options, context);
  if (folder === undefined)
    throw new UsageFault('das Argument ordner fehlt.', 'the argument folder is missing.');
  await demandFolder(folder);
  await fetchInto(folder, settings, tenant, options, context);
}

async function demandFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!(await stat(folder)).isDirectory())
    throw new UsageFault(`${folder} ist kein Ordner.`, `${folder} is no folder.`);
}

/** What waits at the service and in the mailboxes. Fetches and changes nothing, and needs no store. */
async function listWaiting(
  settings: Settings,
  tenant: TenantSettings,
  options: ReceiveOptions,
  { terminal, say, json, text }: Context,
): Promise<void> {
  const { id, fitConnect, mailboxes } = tenant;
  const { signal } = terminal;
  let count = 0;
  if (fitConnect) {
    const client = createFitConnectClient(await fitConnectOf(settings, id, fitConnect));
    for (const { destinationId } of fitConnect.destinations)
      for await (const { submissionId, caseId } of client.listSubmissions(destinationId, { signal })) {
        count += 1;
        if (options.json) json({ type: 'waiting', tenant: id, destinationId, submissionId, caseId });
        else say(`${submissionId}  ${text({ de: 'Zustellpunkt', en: 'destination' })} ${destinationId}`);
      }
  }
  for (const transport of await mailboxTransports(mailboxes, { receives: true }))
    for (const { source } of transport.sources)
      for (const deliveryId of (await transport.inspect(source, { signal })).offered) {
        count += 1;
        if (options.json) json({ type: 'waiting', tenant: id, mailbox: source, deliveryId });
        else say(`${deliveryId}  ${text({ de: 'Postfach', en: 'mailbox' })} ${source}`);
      }
  if (options.json) return;
  say(
    text({
      de: `${count === 0 ? 'Es wartet nichts' : count === 1 ? 'Eine Sendung wartet' : `${count} Sendungen warten`}. Abgeholt wurde nichts.`,
      en: `${count === 0 ? 'Nothing waits' : count === 1 ? 'One delivery waits' : `${count} deliveries wait`}. Nothing was fetched.`,
    }),
  );
}

async function fetchInto(
  folder: string,
  settings: Settings,
  tenant: TenantSettings,
  options: ReceiveOptions,
  context: Context,
): Promise<void> {
  const { terminal, text, say, json, exit } = context;
  const line = progressOn(terminal);
  let written = 0;
  let accepted = 0;
  const onReceive: OnReceive = async (delivery, { signal }) => {
    const onBytes = (done: number, total: number) =>
      line.show(text(both('Ablegen', 'Writing')), { done, total, unit: 'bytes' });
    const { path, isNew } = await writeDelivery(folder, delivery, { signal, onBytes }).catch(
      async (error: unknown) => {
        line.end();
        if (!signal.aborted) await tellWhy(delivery, error, context);
        throw error;
      },
    );
    line.end();
    if (isNew) written += 1;
    const files = 1 + delivery.attachments.length;
    if (options.json)
      json({
        type: 'written',
        id: delivery.id,
        remoteId: delivery.remoteId,
        service: delivery.message.service,
        path,
        files,
        isNew,
      });
    else
      say(
        `${path}  ${delivery.message.service.name}, ${files === 1 ? text({ de: 'eine Datei', en: 'one file' }) : text({ de: `${files} Dateien`, en: `${files} files` })}`,
      );
    return 'accept' as const;
  };
  const observer = (event: ExchangeEvent) => {
    if (event.type === 'received.state' && event.state === 'accepted') {
      accepted += 1;
      if (options.json) json({ type: 'accepted', id: event.receivedId, remoteId: event.remoteId });
    }
    tell(event, options, context);
  };
  await withStore(settings, 'create', async (store) => {
    const exchange = await exchangeOn(store, settings, tenant, { receives: true, observer });
    const { signal } = terminal;
    if (options.once) await exchange.inbox.runOnce({ onReceive, signal });
    else {
      if (!options.json)
        say(
          text({
            de: `Holt ab für ${tenant.id}, legt ab in ${folder}. Ende mit Strg-C.`,
            en: `Fetches for ${tenant.id}, writes to ${folder}. End with Ctrl-C.`,
          }),
          'quiet',
        );
      await exchange.inbox.run({ onReceive, signal });
    }
    line.end();
    const open = await openWork(exchange);
    if (options.json)
      return json({ type: 'summary', tenant: tenant.id, written, accepted, open: open.count });
    say(
      text({
        de: `Abgelegt: ${written}, angenommen: ${accepted}${open.count > 0 ? `, noch offen: ${open.count}` : ''}.`,
        en: `Written: ${written}, accepted: ${accepted}${open.count > 0 ? `, still open: ${open.count}` : ''}.`,
      }),
      open.fails ? 'bad' : 'good',
    );
    if (open.fails) {
      exit(exitCodes.environment);
      say(`${text({ de: 'Weiter', en: 'Next' })}: ${commandFor('status', options)}`);
    }
  }).finally(() => line.end());
}

/** What has been begun and not ended, and whether something of it fails. */
async function openWork(exchange: Exchange): Promise<{ count: number; fails: boolean }> {
  const { received, failures, blocked, paused } = await exchange.status();
  const count = received
    .filter(({ state }) => state !== 'accepted' && state !== 'rejected')
    .reduce((sum, one) => sum + one.count, 0);
  const fails = failures.some(({ kind }) => kind === 'received' || kind === 'listing');
  return { count, fails: fails || blocked.length > 0 || paused };
}

/** Why a delivery could not be written: the cause itself, a full disk or missing rights. It stays with the service. */
async function tellWhy({ remoteId }: ReceivedDelivery, error: unknown, context: Context): Promise<void> {
  for (const line of await failureLines(error, { about: remoteId }, context)) context.warn(line);
  context.warn(
    context.text({
      de: '  Sie ist gespeichert, aber nicht abgelegt und nicht angenommen; es wird weiter versucht.',
      en: '  It is stored, but not written and not accepted; it is tried on.',
    }),
  );
}

/** What somebody has to look at, as soon as it happens. */
function tell(event: ExchangeEvent, options: ReceiveOptions, { warn, json, language, text }: Context): void {
  if (event.type === 'received.state' && event.state === 'rejected') {
    if (options.json)
      json({ type: 'rejected', id: event.receivedId, remoteId: event.remoteId, code: event.code });
    else
      warn(
        text({
          de: `${event.remoteId ?? event.receivedId}: zurückgewiesen, der Inhalt war nicht in Ordnung.`,
          en: `${event.remoteId ?? event.receivedId}: rejected, the content was not in order.`,
        }),
      );
    return;
  }
  const failed =
    event.type === 'work.failed' || event.type === 'work.stopped' || event.type === 'worker.fault';
  const blocked = event.type === 'work.blocked' || event.type === 'work.breaker';
  if (!failed && !blocked) return;
  const { error } = event;
  if (!error) return;
  const id = 'id' in event ? event.id : undefined;
  if (options.json) json({ type: 'fault', id, code: error.code });
  // Its cause was told when it happened.
  if (error.code === 'exchange.inbox.not-taken') return;
  for (const line of causeLines(error, language)) warn(id === undefined ? line : `${id}: ${line}`);
}
