import type { FileKind } from './file-kind.ts';

/** What is known of a file of the container, for the rules that compare message and container. */
export interface EntryFacts {
  /** Name in the container. May name people: show it, never log it. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size?: number | undefined;
  /** Lower-case hex digests of the content by algorithm name as in xdomea (`SHA-256`, `SHA-512`, `SHA3-256`). */
  readonly hashes?: Readonly<Record<string, string>> | undefined;
  /** What the bytes say, where someone looked. */
  readonly detected?: FileKind | undefined;
  /** The file needs a password. */
  readonly encrypted?: boolean | undefined;
  /** An Office file holds programs. */
  readonly macros?: boolean | undefined;
  /** Shown as what it is, it can run something: scripts of a page, JavaScript or the start of a program in a PDF. */
  readonly active?: boolean | undefined;
  /** A file of another kind that is a ZIP archive as well, behind its end. */
  readonly zipBehind?: boolean | undefined;
  /** Part and level of PDF/A that a PDF claims in its metadata, `2b`; false when it was looked for and there is none. */
  readonly pdfaClaim?: string | false | undefined;
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
