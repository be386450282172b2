import { randomUUID, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createTokenSource } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { text } from '@rathaus/client-core/texts';
import {
  checkPublicJwk,
  createFitConnectClient,
  type FitConnectConfig,
  type FitConnectDestination,
  type KeyUse,
  type PublicJwk,
} from '@rathaus/exchange';
import { pendingMigrations } from '@rathaus/exchange/node';
import type { Context } from '../../program/area.ts';
import { printReadiness } from '../../readiness/print-readiness.ts';
import { readinessReport } from '../../readiness/readiness-report.ts';
import { exchangeWords } from '../../texts/exchange-check.ts';
import {
  type CheckedLine,
  type CheckedThing,
  exchangeKind,
  type Look,
  type UncheckedReason,
} from './check-report.ts';
import type {
  DestinationSettings,
  MailboxSettings,
  Settings,
  TenantSettings,
} from './configuration/settings.ts';
import { failedBy } from './failed-look.ts';
import { fitConnectOf } from './open-exchange.ts';
import { mailboxTransports } from './open-mailboxes.ts';
import { hasSqlite, openStore } from './open-store.ts';
import { type CommonOptions, settingsOf, tenantsOf } from './options.ts';

export interface CheckExchangeOptions extends CommonOptions {
  /** A recipient that is looked at, too. */
  to?: string;
}

/** `rathaus exchange check`: whether everything is ready. Changes nothing but a small file that it removes again. */
export async function check(options: CheckExchangeOptions, context: Context): Promise<void> {
  const { terminal } = context;
  const settings = await settingsOf(options, context);
  const tenants = tenantsOf(settings, options);
  const lines = await checkStore(settings, terminal.signal);
  for (const tenant of tenants)
    lines.push(...(await checkTenant(settings, tenant, options.to, terminal.signal)));
  throwIfAborted(terminal.signal, 'The check');
  printReadiness(readinessReport(exchangeKind, lines), exchangeWords, options, context);
}

/** One look: what it gives, or the code it failed with. An abort ends the whole check. */
async function looked(signal: AbortSignal, look: () => Promise<Look>): Promise<Look> {
  try {
    return await look();
  } catch (error) {
    throwIfAborted(signal, 'The check');
    return failedBy(error);
  }
}

async function checkStore(settings: Settings, signal: AbortSignal): Promise<CheckedLine[]> {
  const line = (thing: CheckedThing, look: Look): CheckedLine => ({ thing, tenant: undefined, look });
  const { store } = settings;
  if (store.database === undefined && !hasSqlite(store))
    return [line('store', { state: 'not-judged', why: 'no-data' })];
  const lines: CheckedLine[] = [];
  const opened = await openStore(settings, 'as-it-is').catch((error: unknown) => ({
    failed: failedBy(error),
  }));
  if ('failed' in opened) {
    lines.push(line('store', opened.failed));
    for (const thing of ['migrations', 'content'] as const)
      lines.push(line(thing, { state: 'not-judged', why: 'store' }));
    return lines;
  }
  try {
    let pending: string[] = [];
    const database = await looked(signal, async () => {
      pending = await pendingMigrations(opened);
      return {
        state: 'passed',
        detail: opened.dialect === 'sqlite' ? text('SQLite', 'SQLite') : text('PostgreSQL', 'PostgreSQL'),
      };
    });
    lines.push(line('store', database));
    if (database.state !== 'passed') lines.push(line('migrations', { state: 'not-judged', why: 'store' }));
    else
      lines.push(
        line(
          'migrations',
          pending.length === 0 ? { state: 'passed' } : { state: 'failed', code: 'migrations-pending' },
        ),
      );
    lines.push(line('content', await looked(signal, () => writeAndRead(opened.content))));
    return lines;
  } finally {
    await opened.close();
  }
}

/** A small content, written, read and removed again: rights, space and key. */
async function writeAndRead(content: Awaited<ReturnType<typeof openStore>>['content']): Promise<Look> {
  const folder = `pruefung/${randomUUID()}/`;
  const bytes = new TextEncoder().encode('rathaus exchange check');
  try {
    await content.write(`${folder}probe`, [bytes]);
    const pieces: Uint8Array[] = [];
    for await (const piece of await content.read(`${folder}probe`)) pieces.push(piece);
    return Buffer.concat(pieces).equals(bytes)
      ? { state: 'passed' }
      : { state: 'failed', code: 'exchange.content.damaged' };
  } finally {
    await content.remove(folder);
  }
}

async function checkTenant(
  settings: Settings,
  tenant: TenantSettings,
  to: string | undefined,
  signal: AbortSignal,
): Promise<CheckedLine[]> {
  const { id, fitConnect, mailboxes } = tenant;
  const line = (thing: CheckedThing, look: Look, about?: string): CheckedLine => ({
    thing,
    tenant: id,
    about,
    look,
  });
  const inMailboxes: CheckedLine[] = [];
  for (const mailbox of mailboxes)
    inMailboxes.push(
      line('mailbox', await looked(signal, () => checkMailbox(mailbox, signal)), mailbox.name),
    );
  if (!fitConnect) return inMailboxes;
  const roots = await looked(signal, () => checkRoots(fitConnect.roots));
  let config: FitConnectConfig | undefined;
  const token = await looked(signal, async () => {
    // Whether the service knows us does not hang on the roots.
    const { endpoints, ...rest } = await fitConnectOf(settings, id, { ...fitConnect, roots: [] });
    await createTokenSource({ ...rest, tokenUrl: endpoints.tokenUrl }).token({ signal });
    if (roots.state === 'passed') config = await fitConnectOf(settings, id, fitConnect);
    return { state: 'passed' };
  });
  const lines = [...inMailboxes, line('roots', roots), line('token', token)];
  if (fitConnect.roots.length === 0) lines.splice(inMailboxes.length, 1);
  const unreached = notReached(token.state === 'passed' ? 'roots' : 'token');
  if (fitConnect.destinations.length === 0)
    lines.push(line('destination', { state: 'not-applicable', why: 'nothing-to-receive' }));
  for (const mailbox of fitConnect.destinations) {
    let own: FitConnectDestination | undefined;
    const keys = await looked(signal, async () => {
      own = await mailbox.load();
      return { state: 'passed' };
    });
    lines.push(line('keys', keys, mailbox.destinationId));
    const remote =
      token.state === 'passed' && config ? await checkDestination(mailbox, own, config, signal) : unreached;
    for (const [thing, look] of remote) lines.push(line(thing, look, mailbox.destinationId));
  }
  if (to !== undefined) {
    const remote = token.state === 'passed' && config ? await checkRecipient(to, config, signal) : unreached;
    for (const [thing, look] of remote) lines.push(line(thing, look, to));
  }
  return lines;
}

/** Whether each file is there and holds certificates. */
async function checkRoots(files: readonly string[]): Promise<Look> {
  for (const file of files) {
    try {
      new X509Certificate(await readFile(file, 'utf8'));
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) throw error;
      return { state: 'failed', code: 'no-certificate-file', file };
    }
  }
  return { state: 'passed' };
}

/** Whether it is there, prepared, and nothing in it keeps deliveries from being taken. Nothing is written. */
async function checkMailbox(mailbox: MailboxSettings, signal: AbortSignal): Promise<Look> {
  const [transport] = await mailboxTransports([mailbox]);
  const report = await transport?.inspect(mailbox.name, { signal });
  return report !== undefined && report.barred.length > 0
    ? { state: 'failed', code: 'exchange.mailbox.barred' }
    : { state: 'passed' };
}

type Remote = readonly (readonly [CheckedThing, Look])[];

const notReached = (why: UncheckedReason): Remote => [
  ['destination', { state: 'not-judged', why }],
  ['destination-keys', { state: 'not-judged', why }],
];

/** Whether the recipient takes deliveries, and whether its key can be trusted. */
async function checkRecipient(to: string, config: FitConnectConfig, signal: AbortSignal): Promise<Remote> {
  const client = createFitConnectClient(config);
  let kid: string | undefined;
  const reached = await looked(signal, async () => {
    const { status, encryptionKid } = await client.getDestination(to, { signal });
    kid = encryptionKid;
    return status === 'active' ? { state: 'passed' } : { state: 'failed', code: 'destination-inactive' };
  });
  const encryptionKid = kid;
  if (encryptionKid === undefined) return [['destination', reached], ...notReached('destination').slice(1)];
  const keys = await looked(signal, async () =>
    judged([['encryption', await client.getDestinationKey(to, encryptionKid, { signal })]], config, signal),
  );
  return [
    ['destination', reached],
    ['destination-keys', keys],
  ];
}

/** Keys against the profile and the roots of the settings. */
async function judged(
  keys: readonly (readonly [KeyUse, PublicJwk])[],
  { trust = {} }: FitConnectConfig,
  signal: AbortSignal,
): Promise<Look> {
  const unjudged = new Set<string>();
  for (const [use, jwk] of keys) {
    const report = await checkPublicJwk(jwk, use, { trust, signal });
    if (report.verdict === 'failed') return { state: 'failed', code: 'key-refused' };
    for (const { what } of report.unchecked) unjudged.add(what);
  }
  if (unjudged.size === 0) return { state: 'passed' };
  const why = unjudged.has('exchange.unchecked.certificate') ? 'no-certificate' : 'no-revocation';
  return { state: 'not-judged', why };
}

/** The mailbox as the service shows it, and whether its keys are those that are here. */
async function checkDestination(
  { destinationId }: DestinationSettings,
  own: FitConnectDestination | undefined,
  config: FitConnectConfig,
  signal: AbortSignal,
): Promise<Remote> {
  const client = createFitConnectClient(config);
  let encryptionKid: string | undefined;
  const reached = await looked(signal, async () => {
    const destination = await client.getDestination(destinationId, { signal });
    encryptionKid = destination.encryptionKid;
    return destination.status === 'active'
      ? { state: 'passed' }
      : { state: 'failed', code: 'destination-inactive' };
  });
  if (encryptionKid === undefined || !own)
    return [['destination', reached], ...notReached(own ? 'destination' : 'keys').slice(1)];
  const kid = encryptionKid;
  const { decrypters, signer } = own;
  const keys = await looked(signal, async () => {
    if (!decrypters.some((one) => one.kid === kid))
      return { state: 'failed', code: 'encryption-key-not-here' };
    const encryption = await client.getDestinationKey(destinationId, kid, { signal });
    const signature = await client
      .getDestinationKey(destinationId, signer.kid, { signal })
      .catch((error: unknown) => {
        if ((error as { status?: number }).status === 404) return undefined;
        throw error;
      });
    if (!signature) return { state: 'failed', code: 'signature-key-not-published' };
    return judged(
      [
        ['encryption', encryption],
        ['signature', signature],
      ],
      config,
      signal,
    );
  });
  return [
    ['destination', reached],
    ['destination-keys', keys],
  ];
}
