/** What a service provider of the tests does wrong when somebody logs out. Without any it keeps every rule. */
export type LogoutHole =
  /** Verifies a signature only when there is one. */
  | 'logout-unsigned'
  /** Believes the certificate that the message brings. */
  | 'logout-any-certificate'
  /** Takes a signature for valid when its digest fits, whoever made it. */
  | 'logout-any-key'
  /** Some signature of the document is valid, and the root is read. */
  | 'logout-some-signature'
  /** A logout inside of it was signed, and the root is read. */
  | 'logout-inner-message'
  /** Verifies that the provider has signed digests, and does not compare them. */
  | 'logout-no-digest'
  /** SHA-1 is good enough. */
  | 'logout-sha1'
  /** Takes the certificate for the secret of a MAC. */
  | 'logout-mac'
  /** An algorithm that it does not know needs no check. */
  | 'logout-unknown-algorithm'
  | 'logout-no-issuer'
  | 'logout-no-destination'
  /** Does not look at `NotOnOrAfter`. */
  | 'logout-no-end'
  /** Does not look at `IssueInstant`. */
  | 'logout-no-age'
  /** Looks at neither. */
  | 'logout-no-time'
  /** Takes a message as often as it comes. */
  | 'logout-replay'
  /** Ends the session of the browser, whoever is named. */
  | 'logout-any-person'
  /** Looks for the session by its name alone, whoever it belongs to. */
  | 'logout-index-only'
  /** Reads the text up to the first comment. */
  | 'logout-first-text'
  /** Verifies the last of two fields, and reads the first one. */
  | 'logout-first-field'
  /** Verifies the first of two fields, and reads the last one. */
  | 'logout-last-field'
  /** An answer to a logout ends the session, whether there was a request or not. */
  | 'logout-any-response'
  /** Goes where the RelayState says. */
  | 'logout-open-redirect'
  /** Writes the RelayState into a header as it came. */
  | 'logout-header'
  /** Shows the RelayState as it came. */
  | 'logout-echo'
  /** Takes no notice of a document type. */
  | 'logout-document-type'
  /** Loads what a document type names. */
  | 'logout-loads'
  /** Stands still over what is big, deep or multiplied. */
  | 'logout-stands-still'
  /** Redirect: verifies what stands in front of the signature, in the order in which it came. */
  | 'logout-order'
  /** Redirect: verifies without the RelayState when the signature does not fit with it. */
  | 'logout-relay-state'
  /** Redirect: writes the fields anew and verifies that. */
  | 'logout-respelled'
  /** Redirect: wants a signature, and does not verify it. */
  | 'logout-any-signature'
  /** Redirect: verifies fields by their names as they are written, and reads names that mean the same. */
  | 'logout-loose-names';
