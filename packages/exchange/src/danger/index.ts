export { allowHttp, allowSandbox } from '@rathaus/client-core';

/**
 * Accepts public keys without certificate (`x5c`) or with a certificate that no configured root has issued: for the
 * TEST environment of FIT-Connect and for the sandbox. A registered symbol, so that two installed copies of this package
 * mean the same option.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it. Never in production.
 */
export const allowInsecurePublicKey: unique symbol = Symbol.for('@rathaus/allow-insecure-public-key');
