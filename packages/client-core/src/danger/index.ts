/**
 * Lets a client talk to an `http:` address. For the sandbox and tests; shows in review.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it. Never in production.
 */
export const allowHttp: unique symbol = Symbol.for('@rathaus/allow-http');

/**
 * Lets a client trust an emulator: local addresses, emulated issuers, keys of the sandbox. For the laptop and tests
 * only. Registered symbols, so that two installed copies of this package mean the same option.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it. Never in production.
 */
export const allowSandbox: unique symbol = Symbol.for('@rathaus/allow-sandbox');

export { isLocal, isLoopback, isSandboxKey, sandboxHeader } from './local.ts';
