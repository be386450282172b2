import { createHash } from 'node:crypto';
import type { ApplicationLimits } from '@rathaus/client-core/abort';
import type { components } from '../generated/zbp.v6.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { type AttachmentFacts, attachmentFacts } from './attachment-bytes.ts';
import type { Author } from './author.ts';
import type { ApplicationState, PostfachMessage, PostfachStatus } from './message.ts';

type Schemas = components['schemas'];
/** A signed text as both ways of delivery carry it. The wire's `sha512sum` is a signature here. */
export type SignedEnvelope = Schemas['SignedEnvelope'];

/** What is sent, written once: the signature is over exactly these characters. */
export interface WrittenContent {
  /** JSON. */
  readonly text: string;
  /** The same for the same message under the same key: SHA-256 in hexadecimal digits. */
  readonly fingerprint: string;
}

/** A message that was judged, written, with what is known of its attachments. */
export interface WrittenMessage extends WrittenContent {
  readonly message: PostfachMessage;
  readonly facts: readonly AttachmentFacts[];
}

/** STORK level of the message (interface description 10.2, section 5). */
const storkOf = (level: Vertrauensniveau): number => vertrauensniveaus.indexOf(level) + 1;

const states: Readonly<Record<ApplicationState, Schemas['StateContent']['status']>> = {
  initiated: 'INITIATED',
  submitted: 'SUBMITTED',
  received: 'RECEIVED',
  processing: 'PROCESSING',
  'action-required': 'ACTION_REQUIRED',
  completed: 'COMPLETED',
};

const nfc = (text: string): string => text.normalize('NFC');
const nfcOrNone = (text: string | undefined): string | undefined => (text ? nfc(text) : undefined);
const germanOrNone = (text: string | undefined) => (text ? { de: nfc(text) } : undefined);

const written = (content: object): WrittenContent => {
  const text = JSON.stringify(content);
  return { text, fingerprint: createHash('sha256').update(text, 'utf8').digest('hex') };
};

/** Reads all attachments once and writes the message. Errors: those of `attachmentFacts`. */
export async function writeMessage(
  message: PostfachMessage,
  limits: ApplicationLimits,
): Promise<WrittenMessage> {
  const facts: AttachmentFacts[] = [];
  for (const [index, one] of (message.attachments ?? []).entries())
    facts.push(await attachmentFacts(one, index, limits));
  const content: Schemas['MessageContent'] = {
    mailboxUuid: message.to.toLowerCase(),
    stork_qaa_level: storkOf(message.level),
    sender: nfc(message.sender),
    title: nfc(message.subject),
    content: nfc(message.text),
    service: nfc(message.service),
    ...stated({
      senderUrl: message.senderUrl && URL.parse(message.senderUrl)?.href,
      reference: nfcOrNone(message.reference),
      retrievalConfirmationAddress: nfcOrNone(message.retrievalConfirmationAddress),
      replyAddress: nfcOrNone(message.replyAddress),
      applicationId: message.applicationId?.toLowerCase(),
    }),
    attachments: (message.attachments ?? []).map(({ name }, index) => ({
      filename: nfc(name),
      sha512sum: facts[index]!.digest,
      contentLength: facts[index]!.size,
    })),
  };
  return { ...written(content), message, facts };
}

/** Writes a status. */
export function writeStatus(status: PostfachStatus): WrittenContent {
  const content: Schemas['StateContent'] = {
    applicationId: status.applicationId.toLowerCase(),
    status: states[status.state],
    publicServiceName: { de: nfc(status.service) },
    senderName: nfc(status.sender),
    createdDate: status.at.toISOString(),
    ...stated({
      reference: nfcOrNone(status.reference),
      statusDetails: germanOrNone(status.details),
      additionalInformation: germanOrNone(status.information),
    }),
  };
  return written(content);
}

type Given<Part> = { [Member in keyof Part]: Exclude<Part[Member], undefined | ''> };

/** The members that have a value: neither undefined nor empty. */
const stated = <Part extends object>(part: Part): Partial<Given<Part>> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value)) as Partial<Given<Part>>;

/** Signs what was written. Errors: `servicekonto.client.key`, `servicekonto.postfach.certificate`. */
export async function sealed(
  { text }: WrittenContent,
  author: Author,
  limits: ApplicationLimits,
): Promise<SignedEnvelope> {
  return { content: text, sha512sum: await author.signature(text, limits) };
}
