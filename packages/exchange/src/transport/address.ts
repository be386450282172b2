/** A destination of FIT-Connect. */
export interface FitConnectAddress {
  readonly transport: 'fit-connect';
  /** UUID of the destination. */
  readonly destinationId: string;
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
export type Address = FitConnectAddress | DirectoryAddress | WebDavAddress | LoopbackAddress;

/** Names of the ways of delivery. */
export type TransportKind = Address['transport'];
