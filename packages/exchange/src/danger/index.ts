/**
 * Accepts public keys without certificate (`x5c`) or with a certificate that no configured root has issued: for the
 * TEST environment of FIT-Connect and for the sandbox only. A symbol, so that it shows in review.
 */
export const allowInsecurePublicKey: unique symbol = Symbol.for('@rathaus/exchange/allowInsecurePublicKey');

/** Lets the exchange talk to an emulator (loopback addresses, keys of the Rathaus sandbox). Never in production. */
export const allowSandbox: unique symbol = Symbol.for('@rathaus/exchange/allowSandbox');
