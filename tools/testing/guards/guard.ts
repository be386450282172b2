/** One change of a file. */
export interface Edit {
  /** Below the sources of the package, or below the folder of the library. */
  readonly file: string;
  /** The library that has the file, where the check is not ours but one that we count on. */
  readonly library?: string | undefined;
  /** Exact text, there once. */
  readonly text: string;
  readonly instead: string;
}

/** Something in the sources that keeps what must not happen from happening. */
export interface AnyGuard {
  readonly name: string;
  /** What would happen without it. */
  readonly why: string;
  /** How it is taken out. */
  readonly edits: readonly Edit[];
}

/** What a test notices. */
export interface TestedGuard extends AnyGuard {
  /** File below the package's sources, and a part of the name: every test that has it must turn red. */
  readonly provenBy: readonly [file: string, test: string];
  /** Parts of what the test says then, one of which has to be there. Red for another reason is no proof. */
  readonly shows?: readonly string[] | undefined;
}

/** The guards of a package. */
export interface GuardTable<Guard extends AnyGuard = AnyGuard> {
  /** Folder of its sources, with a slash at the end. */
  readonly sources: URL;
  /** Libraries in which something is taken out, and those that load them. */
  readonly libraries?: readonly string[] | undefined;
  readonly guards: readonly Guard[];
}
