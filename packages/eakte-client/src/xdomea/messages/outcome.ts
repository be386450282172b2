/** How the import that a reply reports came out. `unclear`: it does not say, or says two things. */
export type ImportResult = 'succeeded' | 'failed' | 'unclear';

/** A record that was not taken over. Texts and ids are content of the message: show them, never log them. */
export interface ImportFailure {
  /** Of the record; without one its number in the batch (06xx); undefined where the reply names neither. */
  readonly id: string | undefined;
  /** What the receiver wrote. */
  readonly messages: readonly string[];
  /** Error codes; `codeMeaning()` of the texts says what those of the standard mean. */
  readonly codes: readonly string[];
}

/** What a reply reports (0402, 0506, 0514, 0630, 0703, 0723). */
export interface ImportOutcome {
  readonly kind: 'import';
  readonly result: ImportResult;
  /** What is said about the whole: in 2.x, 4.0 and 0630; undefined where nothing is. */
  readonly overall: boolean | undefined;
  /** Records with a result of their own. `unclear`: without a readable one. */
  readonly objects: { readonly total: number; readonly failed: number; readonly unclear: number };
  /** Of records, at most 50; `objects.failed` counts all. */
  readonly failures: readonly ImportFailure[];
  /** What is said about the failure of the whole. */
  readonly reason: Omit<ImportFailure, 'id'>;
  /** Archive ids of records that were taken over, at most 50. */
  readonly archiveIds: readonly { readonly id: string | undefined; readonly archivkennung: string }[];
}

/** What an archive decided (0502, 0513). */
export interface DecisionOutcome {
  readonly kind: 'decision';
  readonly keep: number;
  readonly destroy: number;
  /** B: still to be appraised. */
  readonly open: number;
  /** Without a readable decision, or one of a list of the archive's own (AussonderungsartKonfigurierbar). */
  readonly other: number;
}

/** How many records are asked for (0711, 0721). */
export interface RequestOutcome {
  readonly kind: 'request';
  readonly objects: number;
}

/** What a receipt confirms. */
export interface ReceiptOutcome {
  readonly kind: 'receipt';
  /** Types of the messages it can be the receipt of. */
  readonly confirms: readonly string[];
  /** 4.0: id of the message that arrived. */
  readonly original: string | undefined;
}

/** How the way of a record was changed (0203). */
export interface RouteOutcome {
  readonly kind: 'route';
  readonly added: number;
  readonly skipped: number;
}

/** What a message says happened or shall happen; undefined for messages that only bring something. */
export type Outcome = ImportOutcome | DecisionOutcome | RequestOutcome | ReceiptOutcome | RouteOutcome;
