/**
 * Allows `http:` for the own address (loopback only) and for issuers. Only for the laptop: without TLS the session
 * cookie loses its `__Host-` prefix and `Secure`. The same symbol as that of client-core.
 */
export { allowHttp } from '@rathaus/client-core';

/** Accepts identities that an emulator or a provider on this machine vouches for. Never in production. */
export const allowSandbox: unique symbol = Symbol.for('@rathaus/allow-sandbox') as never;

/** Accepts session limits longer than BSI TR-03160-1 allows for the level. */
export const allowLongSessions: unique symbol = Symbol.for('@rathaus/allow-long-sessions') as never;
