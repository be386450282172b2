/** Lets a client talk to an `http:` address. For the sandbox and tests; shows in review. */
export const allowHttp: unique symbol = Symbol.for('@rathaus/allow-http');

/**
 * Lets a client trust an emulator: loopback addresses, emulated issuers, keys of the sandbox. For the laptop and tests
 * only. Registered symbols, so that two installed copies of this package mean the same option.
 */
export const allowSandbox: unique symbol = Symbol.for('@rathaus/allow-sandbox');
