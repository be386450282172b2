/** Bounds that keep a hostile container from costing more than it should. Sizes in bytes. */
export interface ContainerLimits {
  /** Entries of one container. 100,000 documents need 100,001. */
  maxEntries: number;
  /** All entries unpacked together. */
  maxTotalSize: number;
  /** One entry unpacked. */
  maxEntrySize: number;
  /** Unpacked : packed size of one entry, judged only above `ratioFrom`; plain XML reaches about 40. */
  maxRatio: number;
  /** Entries below this unpacked size are never judged by their ratio. */
  ratioFrom: number;
  /** Central directory (names and headers of all entries), which is the only part held in memory. */
  maxDirectorySize: number;
}

/** The bounds when nothing else is said: room for 100,000 documents, none for a ZIP bomb. */
export const defaultContainerLimits: Readonly<ContainerLimits> = Object.freeze({
  maxEntries: 200_000,
  maxTotalSize: 64 * 2 ** 30,
  maxEntrySize: 16 * 2 ** 30,
  maxRatio: 200,
  ratioFrom: 1 << 20,
  maxDirectorySize: 64 * 2 ** 20,
});
