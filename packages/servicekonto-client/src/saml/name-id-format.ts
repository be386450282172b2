/** A name that stays the same for this service provider (SAML Core, section 8.3.7). */
export const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
/** A name that is a new one at each login (SAML Core, section 8.3.8). */
export const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
