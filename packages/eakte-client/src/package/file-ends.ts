import type { FileKind } from '../xdomea/finding/file-kind.ts';

/** The parts of a file that show its kind. Hold about 70 KiB, whatever the size of the file. */
export interface FileEnds {
  /** The first bytes, at most 4096. */
  readonly head: Buffer;
  /** The last bytes, at most 64 KiB. They may overlap the head. */
  readonly tail: Buffer;
  /** Of an OLE file: the entry of its root storage. */
  readonly oleRoot?: Buffer | undefined;
}

/** What the bytes say, and what keeps the content from being read as it is. */
export interface Detected {
  readonly kind: FileKind;
  /** Cannot be opened without a password. */
  readonly encrypted?: boolean | undefined;
  /** An Office or OpenDocument file with programs inside. */
  readonly macros?: boolean | undefined;
}
