import { exchangeError } from '../../errors.ts';
import type { Progress } from '../transport.ts';

/** One ciphertext of a part, in the content store before the service sees a byte of it. */
export interface Sealed {
  /** Name in the content store. */
  readonly content: string;
  /** Fifth part of the JWE: what the event log lists. */
  readonly tag: string;
  /** Hex SHA-512 of the JWE as it is stored and sent. */
  readonly encryptedSha512: string;
  /** Hex SHA-512 of the plaintext. */
  readonly sha512: string;
  /** Bytes of the JWE. */
  readonly size: number;
  /** Key of the destination it is encrypted for. */
  readonly kid: string;
  /** The store does not have it any more, or not as it was: never sent again, but its tag may be in the log. */
  readonly lost?: true | undefined;
  /** Of metadata: names of the ciphertexts of data and attachments that its key commits to, by part. */
  readonly covers?: Readonly<Record<string, string>> | undefined;
  /** Of metadata: hex SHA-512 of what opens them for the proof, as it is stored. */
  readonly openingSha512?: string | undefined;
}

/** Keys of `sealed`: the metadata, the data, or the id of an attachment. */
export type PartName = string;
export const metadataPart = 'metadata';
export const dataPart = 'data';

/**
 * What a delivery on its way out remembers. All ciphertexts that were ever sent stay listed: a worker that has lost its
 * lease may still be sending a former one, and then that one is what the log names.
 */
export interface SendProgress {
  readonly version: 1;
  /** Of a reply: its id, and that of the case it belongs to. */
  readonly submission?:
    | { readonly submissionId: string; readonly caseId: string; readonly createdAt: string }
    | undefined;
  /** What the metadata say about answers, once for all of them: the configuration may change meanwhile. */
  readonly replyChannel?: Readonly<Record<string, unknown>> | undefined;
  /** Ciphertexts by part, newest last. */
  readonly sealed: Readonly<Record<PartName, readonly Sealed[]>>;
  /** By attachment: the ciphertext whose upload the service has confirmed last. */
  readonly uploaded: Readonly<Record<PartName, string>>;
  /** The submitting request may be under way; from now on only the event log can tell. */
  readonly submitTried?: true | undefined;
  /** ISO 8601 in UTC. The service has it. */
  readonly submittedAt?: string | undefined;
  /** The log had it submitted before this store knew of a try: it was restored from a dump. */
  readonly olderThanLog?: true | undefined;
  /** What the log names cannot be compared; that was reported. */
  readonly notProvable?: true | undefined;
  /** Since when an answer of no known type says that the submission is gone. */
  readonly goneSince?: string | undefined;
  /** When everything was uploaded once more because the service missed something. */
  readonly completedAgain?: string | undefined;
  /** The log says that the service deleted it without an answer; that was reported. */
  readonly deletedUnanswered?: true | undefined;
  /** Unknown events in the log that were reported. */
  readonly unknownEvents?: number | undefined;
}

const empty: SendProgress = { version: 1, sealed: {}, uploaded: {} };

/** Reads what was stored. Errors: `exchange.transport.progress-unknown` for what another release wrote. */
export function readSendProgress(progress: Progress | undefined): SendProgress {
  if (progress === undefined) return empty;
  const { version, sealed, uploaded } = progress;
  if (version !== 1 || typeof sealed !== 'object' || typeof uploaded !== 'object')
    throw exchangeError('exchange.transport.progress-unknown');
  return progress as unknown as SendProgress;
}

/** As JSON: members that are undefined are left out. */
export const written = (progress: SendProgress): Progress =>
  Object.fromEntries(Object.entries(progress).filter(([, value]) => value !== undefined));

export const sealedOf = (progress: SendProgress, part: PartName): readonly Sealed[] =>
  Object.hasOwn(progress.sealed, part) ? (progress.sealed[part] ?? []) : [];

/** The ciphertext of a part for a key, when there is one that can be sent. */
export const sealedFor = (progress: SendProgress, part: PartName, kid: string): Sealed | undefined =>
  sealedOf(progress, part).findLast((one) => one.kid === kid && one.lost === undefined);

export const withSealed = (progress: SendProgress, part: PartName, sealed: Sealed): SendProgress => ({
  ...progress,
  sealed: { ...progress.sealed, [part]: [...sealedOf(progress, part), sealed] },
});

/** Marks a ciphertext that the store has lost. */
export const withLost = (progress: SendProgress, part: PartName, content: string): SendProgress => ({
  ...progress,
  sealed: {
    ...progress.sealed,
    [part]: sealedOf(progress, part).map((one) => (one.content === content ? { ...one, lost: true } : one)),
  },
});
