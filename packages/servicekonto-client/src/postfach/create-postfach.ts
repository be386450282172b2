import type { Abortable } from '@rathaus/client-core/abort';
import {
  type ConfigFaults,
  checkConfig,
  judgeFunctions,
  judgeMembers,
  type MembersOf,
} from '@rathaus/client-core/config';
import type { Clock, Logger } from '@rathaus/client-core/observe';
import {
  createTenants,
  type TenantConfig,
  type Tenanted,
  type TenantScope,
  type TenantSource,
} from '@rathaus/client-core/tenants';
import { servicekontoError } from '../errors.ts';
import { writeMessage, writeStatus } from './content.ts';
import { judgeMessage, judgeStatus } from './judge-message.ts';
import type { PostfachMessage, PostfachReceipt, PostfachStatus } from './message.ts';
import { type PostfachTransport, sendAgain } from './transport.ts';

/** The mailbox as one authority uses it. */
export interface PostfachConfig extends TenantConfig {
  /** The way to the mailbox: `zbpRest()`, `zbpFitConnect()`. The application does not notice which. */
  transport: PostfachTransport;
  /**
   * Milliseconds that a function of the application may take: a key, a store, the opening of an attachment and each piece
   * of it. Default 30,000.
   */
  applicationTimeout?: number | undefined;
  /** Milliseconds since the epoch. Default `Date.now`. */
  clock?: Clock | undefined;
  /** Gets a line when an observer is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
}

/** How something is sent. */
export interface PostfachSendOptions extends Abortable {
  /**
   * Sends although the outcome of an earlier attempt is unknown. `zbpFitConnect()` has no such outcome and does nothing else
   * with it.
   *
   * @deprecated Not outdated but dangerous: the person may have it twice.
   */
  [sendAgain]?: true | undefined;
}

/**
 * The mailbox of citizens. Everything is judged before anything is sent; the same key is delivered once. Errors of all
 * methods: `core.aborted`, `core.tenant.unknown` when the tenant is gone.
 */
export interface Postfach {
  /**
   * Gives a message to the mailbox. Errors: `servicekonto.postfach.invalid` (all faults at once), `.attachment-changed`,
   * `.key-conflict`, `.certificate`, `.recipient-unknown`, `.forbidden`, `.too-large`, `.refused`, `.unavailable`
   * (retryable), `.outcome-unknown` (never sent again by itself), `servicekonto.client.key`,
   * `servicekonto.store.failed`; of an outbox its own.
   */
  send(message: PostfachMessage, options?: PostfachSendOptions): Promise<PostfachReceipt>;
  /** Reports how far an application is. Errors: as `send`. */
  status(status: PostfachStatus, options?: PostfachSendOptions): Promise<PostfachReceipt>;
  /**
   * What is known of an earlier call with this key; undefined when there was none, or it is no longer remembered.
   * Errors: `servicekonto.postfach.outcome-unknown`.
   */
  find(kind: 'message' | 'status', key: string, options?: Abortable): Promise<PostfachReceipt | undefined>;
}

const configMembers: MembersOf<PostfachConfig> = {
  tenant: true,
  version: true,
  transport: true,
  applicationTimeout: true,
  clock: true,
  logger: true,
};

/**
 * Makes the mailboxes of many authorities: ask for the one of a tenant each time. Errors, when a tenant is asked for:
 * `servicekonto.config.invalid`, `core.tenant.unknown`, `core.tenant.ambiguous`, `core.tenant.unavailable`.
 *
 * @example
 * const postfaecher = createPostfach({ config: (id) => configurations.get(id) });
 * const postfach = await postfaecher.tenant('musterstadt');
 */
export function createPostfach(tenants: TenantSource<PostfachConfig>): Tenanted<Postfach>;
// The single configuration comes last: the compiler explains the last overload, and most callers mean this one.
/**
 * Makes the mailbox of one authority. Errors: `servicekonto.config.invalid` with all faults at once.
 *
 * @example
 * const postfach = createPostfach({ tenant: 'musterstadt', transport: zbpFitConnect({ sender: outbox, destinationId, author }) });
 * const receipt = await postfach.send({
 *   key: `${aktenzeichen}/bescheid`,
 *   to: identity.mailboxHandle,
 *   level: 'substanziell',
 *   sender: 'Stadt Musterstadt, Steueramt',
 *   service: 'Hundesteuer',
 *   subject: 'Ihr Bescheid',
 *   text: 'Guten Tag,\n\nim Anhang finden Sie Ihren Bescheid.',
 *   attachments: [{ name: 'bescheid.pdf', mediaType: 'application/pdf', open: () => openAsBlob('bescheid.pdf') }],
 * });
 */
export function createPostfach(config: PostfachConfig): Postfach;
export function createPostfach(
  input: PostfachConfig | TenantSource<PostfachConfig>,
): Postfach | Tenanted<Postfach> {
  const tenants = createTenants<PostfachConfig, Postfach>(input, { build: postfachOf });
  return tenants.single ?? { tenant: tenants.tenant, forget: tenants.forget };
}

function checkPostfachConfig(config: PostfachConfig): void {
  checkConfig(
    (facts) => servicekontoError('servicekonto.config.invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      judgeTransport(config.transport, faults);
      faults.number('applicationTimeout', config.applicationTimeout, 1);
      judgeFunctions('', judgeMembers('', config, configMembers, faults), ['clock', 'logger'], faults);
    },
  );
}

function judgeTransport(transport: PostfachTransport | undefined, faults: ConfigFaults): void {
  if (transport === undefined) return void faults.add('transport', { rule: 'missing' });
  if (typeof transport?.connect !== 'function' || !Array.isArray(transport.faults))
    return void faults.add('transport', 'is no way to a mailbox: zbpRest() and zbpFitConnect() make one');
  for (const { member, fault } of transport.faults) faults.add(member, fault);
}

function postfachOf(config: PostfachConfig, scope: TenantScope<Postfach>): Postfach {
  checkPostfachConfig(config);
  const { tenant, applicationTimeout = 30_000, clock = Date.now, logger } = config;
  const connection = config.transport.connect({ tenant, applicationTimeout, clock, logger });

  /** Ends the work when the caller gives up, and when the tenant is gone. */
  async function whileKnown<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    scope.signal.throwIfAborted();
    try {
      return await work(signal ? AbortSignal.any([signal, scope.signal]) : scope.signal);
    } catch (error) {
      throw scope.signal.aborted && !signal?.aborted ? scope.signal.reason : error;
    }
  }

  return {
    send: (message, options = {}) =>
      whileKnown(options.signal, async (signal) => {
        judgeMessage(message);
        const written = await writeMessage(message, { signal, timeout: applicationTimeout });
        const again = options[sendAgain];
        return connection.deliver(
          { kind: 'message', key: message.key, written },
          { signal, [sendAgain]: again },
        );
      }),
    status: (status, options = {}) =>
      whileKnown(options.signal, async (signal) => {
        judgeStatus(status);
        const { key, applicationId } = status;
        const again = options[sendAgain];
        return connection.deliver(
          { kind: 'status', key, applicationId, written: writeStatus(status) },
          { signal, [sendAgain]: again },
        );
      }),
    find: (kind, key, options = {}) =>
      whileKnown(options.signal, (signal) => connection.find(kind, key, { signal })),
  };
}
