/**
 * Allows `http:` for the own address (loopback only) and for issuers. Only for the laptop: without TLS the session
 * cookie loses its `__Host-` prefix and `Secure`. `allowSandbox` accepts identities that an emulator or a
 * provider on this machine vouches for. Both are the symbols of client-core.
 */
export { allowHttp, allowSandbox } from '@rathaus/client-core';

/**
 * Accepts session limits longer than BSI TR-03160-1 allows for the level.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it.
 */
export const allowLongSessions: unique symbol = Symbol.for('@rathaus/allow-long-sessions');
