/** What a service provider of the tests does wrong. Without any it keeps every rule. */
export type Hole =
  /** Verifies a signature only when there is one. */
  | 'unsigned'
  /** Believes the certificate that the message brings. */
  | 'any-certificate'
  /** Verifies some assertion of the document and reads the first one. */
  | 'first-assertion'
  /** SHA-1 is good enough. */
  | 'sha1'
  | 'no-audience'
  | 'no-time'
  /** Does not ask which request is answered. */
  | 'no-request'
  /** Takes an answer as often as it comes. */
  | 'replay'
  | 'no-level'
  /** Goes where the RelayState says. */
  | 'open-redirect'
  /** Shows the RelayState as it came. */
  | 'echo'
  /** Reads the text up to the first comment. */
  | 'first-text'
  /** Loads what a document type names. */
  | 'document-type'
  | 'cbc'
  /** Takes an assertion in the clear. */
  | 'clear'
  /** The session is the cookie from before the login. */
  | 'fixation'
  /** Takes answers from the address, too. */
  | 'get';
