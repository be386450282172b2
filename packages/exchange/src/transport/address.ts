/** A destination of FIT-Connect. */
export interface FitConnectAddress {
  readonly transport: 'fit-connect';
  /** UUID of the destination. */
  readonly destinationId: string;
}

/** Public key that content for the sender of a submission is encrypted for, as its metadata name it. */
export interface ReplyKey {
  readonly kty: 'RSA';
  readonly kid: string;
  readonly alg: 'RSA-OAEP-256';
  readonly key_ops: readonly ['wrapKey'];
  readonly n: string;
  readonly e: 'AQAB';
}

/** The sender of a submission that was received: `replyTo` of that delivery, to be taken as it is. */
export interface FitConnectReplyAddress {
  readonly transport: 'fit-connect-reply';
  /** UUID of the destination that answers: one of our own. */
  readonly destinationId: string;
  /** UUID of the case that the submission opened. */
  readonly caseId: string;
  readonly encryptionKey: ReplyKey;
}

/** A mailbox folder that both sides can reach: a share, a mounted volume. */
export interface DirectoryAddress {
  readonly transport: 'directory';
  /** Name of a mailbox of the configuration, never a path. */
  readonly mailbox: string;
}

/** A mailbox collection on a WebDAV server. */
export interface WebDavAddress {
  readonly transport: 'webdav';
  /** Name of a mailbox of the configuration, never an address. */
  readonly mailbox: string;
}

/** A mailbox in the memory of this process, for tests. */
export interface LoopbackAddress {
  readonly transport: 'loopback';
  readonly mailbox: string;
}

/** Where a delivery goes: one member for each way of delivery. */
export type Address =
  | FitConnectAddress
  | FitConnectReplyAddress
  | DirectoryAddress
  | WebDavAddress
  | LoopbackAddress;

/** Names of the ways of delivery. */
export type TransportKind = Address['transport'];
