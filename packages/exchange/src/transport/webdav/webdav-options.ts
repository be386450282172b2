import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { checkConfig, configOf } from '@rathaus/client-core/config';
import { exchangeError } from '../../errors.ts';
import { judgeMailboxes } from '../mailbox/judge-mailboxes.ts';
import type { MailboxPolicy, MailboxUse } from '../mailbox/transport.ts';

/** Who asks: Basic over TLS (RFC 7617), or a bearer token. Sent with each request, to this origin only. */
export type WebDavCredentials =
  | { readonly username: string; readonly password: WebDavSecret }
  | { readonly token: WebDavSecret };

/** Text, or a function that reads it (a file, a vault), asked for each request. */
export type WebDavSecret = string | ((options: { signal: AbortSignal }) => string | Promise<string>);

/** A mailbox in a collection of a WebDAV server. */
export interface WebDavMailbox extends MailboxUse {
  /** Address of the prepared collection: `https://dav.archiv.example/uebernahme/`. */
  url: string | URL;
  /** Left out: the server asks for none. */
  credentials?: WebDavCredentials | undefined;
}

/** How a WebDAV server is asked. */
export interface WebDavRequestOptions {
  /**
   * Milliseconds for the head of an answer, and for each piece of a body in either direction; a big file may take longer.
   * Default 60,000.
   */
  timeout?: number | undefined;
  /**
   * Bytes a second that a body must move on average over each `timeout`, in either direction: a server that moves single
   * bytes would hold the worker for as long as it likes. Default 10,000.
   */
  slowest?: number | undefined;
  /** Names product and operator. */
  userAgent?: string | undefined;
  /** Default: the platform's. */
  fetch?: typeof globalThis.fetch | undefined;
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

/** Delivery by WebDAV. */
export interface WebDavTransportOptions extends MailboxPolicy, WebDavRequestOptions {
  /** Mailboxes by the names of the addresses: lower-case letters, digits, hyphens. */
  mailboxes: Readonly<Record<string, WebDavMailbox>>;
}

/** Throws `exchange.config.invalid` with all faults. */
export function checkWebDavOptions(given: WebDavTransportOptions): void {
  const options: Partial<WebDavTransportOptions> = configOf(given);
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      judgeMailboxes(options, faults, ({ url, credentials }, member) => {
        faults.address(`${member}.url`, url, options);
        if (credentials === undefined) return;
        if ('token' in credentials) faults.textOrFunction(`${member}.credentials.token`, credentials.token);
        else {
          // A colon would end the name (RFC 7617, section 2).
          if (faults.text(`${member}.credentials.username`, credentials.username))
            if (credentials.username.includes(':'))
              faults.add(`${member}.credentials.username`, 'must not have a colon');
          faults.textOrFunction(`${member}.credentials.password`, credentials.password);
        }
      });
      faults.number('timeout', options.timeout, 1);
      faults.number('slowest', options.slowest, 0);
    },
  );
}
