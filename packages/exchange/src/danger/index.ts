export { allowHttp, allowSandbox } from '@rathaus/client-core';

/**
 * Accepts public keys without certificate (`x5c`) or with a certificate that no configured root has issued: for the
 * TEST environment of FIT-Connect and for the sandbox only. A symbol, so that it shows in review.
 */
export const allowInsecurePublicKey: unique symbol = Symbol.for('@rathaus/allow-insecure-public-key');
