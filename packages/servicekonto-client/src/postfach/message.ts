import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';

/** Bytes of an attachment: a file, bytes in memory, a web or Node stream, a generator. */
export type AttachmentSource = Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** One file of a message. It is read twice: once for its digest, once to send it. Memory stays constant. */
export interface PostfachAttachment {
  /** Name the person sees, without a path: `bescheid.pdf`. Different for each attachment of a message. 1 to 4,000 characters. */
  name: string;
  /** Media type. Default `application/octet-stream`. */
  mediaType?: string | undefined;
  /** Bytes, where known; another length ends as `servicekonto.postfach.attachment-changed`. */
  size?: number | undefined;
  /** Gives the same bytes from the beginning each time it is called. No empty files. */
  open(options: { signal: AbortSignal }): AttachmentSource | Promise<AttachmentSource>;
}

/**
 * A message into the mailbox of a citizen. It cannot be called back, and there is no way for the person to answer in the
 * mailbox. Texts are sent in NFC; lengths are counted in characters (code points) as the only public client does. Whether
 * the mailbox counts UTF-16 units is not known, which differs for characters beyond U+FFFF alone.
 */
export interface PostfachMessage {
  /**
   * Key of the application, 1 to 150 characters: the same key is delivered once. For example the number of the case with
   * the kind of the message. It never leaves this side.
   */
  key: string;
  /** Handle of the mailbox, a UUID: `identity.mailboxHandle` of a login (BundID: `legacyPostkorbHandle`). */
  to: string;
  /**
   * The message can be read after a login of at least this level. Required: what the mailbox takes when it is missing
   * is not known, and the interface before this one took the highest.
   */
  level: Vertrauensniveau;
  /** Who writes, as the person reads it: `Stadt Musterstadt, Steueramt`. 1 to 255 characters. */
  sender: string;
  /** The administrative service it is about: `Hundesteuer`. 1 to 255 characters. */
  service: string;
  /** 1 to 1,024 characters, one line. */
  subject: string;
  /** Plain text. */
  text: string;
  attachments?: readonly PostfachAttachment[] | undefined;
  /** What the person can quote, for example a file number. At most 255 characters. */
  reference?: string | undefined;
  /** The application it belongs to in the status monitor, a UUID: `applicationId` of a login. */
  applicationId?: string | undefined;
  /** Page of the sender, `https:`, without credentials, query and fragment, because it is shown. At most 255 characters. */
  senderUrl?: string | undefined;
  /** Address for answers, outside the mailbox. At most 320 characters. */
  replyAddress?: string | undefined;
  /** Address that is told when the message was opened. At most 320 characters. */
  retrievalConfirmationAddress?: string | undefined;
}

/** How far an application is, in the words of the status monitor. */
export const applicationStates = [
  'initiated',
  'submitted',
  'received',
  'processing',
  'action-required',
  'completed',
] as const;
/** How far an application is, in the words of the status monitor. */
export type ApplicationState = (typeof applicationStates)[number];

/** A status that the person sees in the status monitor. */
export interface PostfachStatus {
  /** Key of the application, 1 to 150 characters: the same key is reported once. */
  key: string;
  /** UUID: `applicationId` of a login. */
  applicationId: string;
  state: ApplicationState;
  /** When it was reached. */
  at: Date;
  /** 1 to 100 characters. */
  service: string;
  /** 1 to 100 characters. */
  sender: string;
  /** What that means for the person, 1 to 50 characters. */
  details?: string | undefined;
  /** 1 to 100 characters. */
  information?: string | undefined;
  /** At most 50 characters. */
  reference?: string | undefined;
}

/**
 * What is known of what was given to the mailbox, and nothing more; that somebody has read it is never known.
 *
 * - `queued`: stored durably on this side, not with anybody else yet.
 * - `sent`: a delivery service has it, the mailbox has not confirmed it.
 * - `accepted`: the mailbox has it ("übergeben").
 * - `rejected`: the mailbox, or the bridge to it, has refused it for good.
 * - `stopped`: it waits for a person who looks after the outbox.
 */
export type PostfachState = 'queued' | 'sent' | 'accepted' | 'rejected' | 'stopped';

/** A receipt for a message or a status. */
export interface PostfachReceipt {
  key: string;
  state: PostfachState;
  /**
   * Id under which the message is known: by the mailbox (`messageUuid`) when it was handed over directly, by the outbox
   * when it goes through one. For a status that was handed over directly its `applicationId`.
   */
  messageId: string;
  /** When this state was reached, ISO 8601 in UTC. */
  at: string;
}
