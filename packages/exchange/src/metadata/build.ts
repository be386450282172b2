import { exchangeError } from '../errors.ts';
import { firstError } from '../report/first-error.ts';
import { checkMetadata } from './check.ts';
import type { DataMimeType, MetadataAttachment, MetadataAuthor, SubmissionMetadata } from './types.ts';

/** Version this package writes: current in June 2026 according to a live run, see the fact in the README. */
export const metadataVersion = '2.1.0';

/** One attachment as `buildMetadata` takes it. */
export interface MetadataAttachmentInput
  extends Pick<MetadataAttachment, 'attachmentId' | 'purpose' | 'mimeType'> {
  /** Hex SHA-512 of the plaintext. */
  sha512: string;
  fileName?: string | undefined;
  description?: string | undefined;
}

/** What metadata are built from. */
export interface MetadataInput {
  data: { sha512: string; schemaUri: string; mimeType: DataMimeType };
  attachments: readonly MetadataAttachmentInput[];
  senderReference?: string | undefined;
  /** Date of the application, `YYYY-MM-DD`. */
  applicationDate?: string | undefined;
  author?: MetadataAuthor | undefined;
  /** Further members of the schema: `replyChannel`, `paymentInformation`, `dataSets`. */
  extra?: Readonly<Record<string, unknown>> | undefined;
}

/** JSON has no undefined: such a member is as good as absent, and the check must see it so. */
const present = <T extends object>(members: T): { [Name in keyof T]: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>;
  };

/**
 * Builds metadata 2.1.0. What it returns passes `checkMetadata`. Errors: `exchange.metadata.invalid`, because of input
 * that no receiver would take.
 */
export function buildMetadata(input: MetadataInput): SubmissionMetadata {
  const { senderReference, applicationDate, author } = input;
  const reference = present({ senderReference, applicationDate });
  const metadata = present({
    ...input.extra,
    $schema: `https://schema.fitko.de/fit-connect/metadata/${metadataVersion}/metadata.schema.json`,
    contentStructure: {
      data: {
        hash: { type: 'sha512' as const, content: input.data.sha512 },
        submissionSchema: { schemaUri: input.data.schemaUri, mimeType: input.data.mimeType },
      },
      attachments: input.attachments.map(
        ({ attachmentId, purpose, mimeType, sha512, fileName, description }) =>
          present({
            attachmentId,
            purpose,
            mimeType,
            filename: fileName,
            description,
            hash: { type: 'sha512' as const, content: sha512 },
          }),
      ),
    },
    additionalReferenceInfo: Object.keys(reference).length === 0 ? undefined : reference,
    author,
  }) as SubmissionMetadata;
  const broken = firstError(checkMetadata(metadata));
  if (broken) {
    const { rule, place } = broken;
    throw exchangeError('exchange.metadata.invalid', {
      message: `${place || 'the document'} breaks ${rule}`,
      details: { rule, place },
    });
  }
  return metadata;
}
