/**
 * Reads assertions that are encrypted with AES-CBC, which does not notice when somebody changes the message. Only for a
 * provider that cannot do otherwise; then every response has to be signed, so that nobody can try with changed ones.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it.
 */
export const allowCbc: unique symbol = Symbol.for('@rathaus/allow-cbc');

/**
 * Reads keys that are wrapped by `rsa-oaep-mgf1p` with another mask than MGF1 with SHA-1, which XML Encryption 1.1
 * (section 5.5.2) does not allow, but some providers send.
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it.
 */
export const allowNonConformingOaep: unique symbol = Symbol.for('@rathaus/allow-non-conforming-oaep');
