/** What is known of a file of the container, for the rules that compare message and container. */
export interface EntryFacts {
  /** Name in the container. May name people: show it, never log it. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size?: number | undefined;
  /** Lower-case hex digests of the content by algorithm name as in xdomea (`SHA-256`, `SHA-512`, `SHA3-256`). */
  readonly hashes?: Readonly<Record<string, string>> | undefined;
  /** What the first bytes say, where someone looked: `pdf`, `pdf-encrypted`, `zip`, `xml`, … */
  readonly detected?: string | undefined;
  /** The file breaks off before its end mark. */
  readonly truncated?: boolean | undefined;
}

/** The container around a message. */
export interface ContainerFacts {
  /** Name of the container, `<UUID>_Abgabe.Abgabe.0401.zip`. */
  readonly fileName?: string | undefined;
  /** Name of the message inside. */
  readonly messageFileName?: string | undefined;
  /** The other files. Without them the rules about files do not run. */
  readonly entries?: readonly EntryFacts[] | undefined;
}
