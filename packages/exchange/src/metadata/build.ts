import { RathausError } from '@rathaus/client-core';
import { hasErrors } from '../findings/index.ts';
import { checkMetadata } from './check.ts';
import type { DataMimeType, MetadataAttachment, MetadataAuthor, SubmissionMetadata } from './types.ts';

/** Version this package writes: current in June 2026 according to a live run, see the fact in the README. */
export const metadataVersion = '2.1.0';

/** What metadata are built from. */
export interface MetadataInput {
  data: { sha512: string; schemaUri: string; mimeType: DataMimeType };
  attachments: readonly (Omit<MetadataAttachment, 'hash' | 'fragments'> & { sha512: string })[];
  senderReference?: string;
  /** Date of the application, `YYYY-MM-DD`. */
  applicationDate?: string;
  author?: MetadataAuthor;
  /** Further members of the schema: `replyChannel`, `paymentInformation`, `dataSets`. */
  extra?: Readonly<Record<string, unknown>>;
}

/**
 * Builds metadata 2.1.0. What it returns passes `checkMetadata`. Errors: `exchange.metadata.invalid`, because of input
 * that no receiver would take.
 */
export function buildMetadata(input: MetadataInput): SubmissionMetadata {
  const { senderReference, applicationDate } = input;
  const reference = {
    ...(senderReference === undefined ? {} : { senderReference }),
    ...(applicationDate === undefined ? {} : { applicationDate }),
  };
  const metadata: SubmissionMetadata = {
    ...input.extra,
    $schema: `https://schema.fitko.de/fit-connect/metadata/${metadataVersion}/metadata.schema.json`,
    contentStructure: {
      data: {
        hash: { type: 'sha512', content: input.data.sha512 },
        submissionSchema: { schemaUri: input.data.schemaUri, mimeType: input.data.mimeType },
      },
      attachments: input.attachments.map(({ sha512, ...attachment }) => ({
        ...attachment,
        hash: { type: 'sha512', content: sha512 },
      })),
    },
    ...(Object.keys(reference).length === 0 ? {} : { additionalReferenceInfo: reference }),
    ...(input.author === undefined ? {} : { author: input.author }),
  };
  const findings = checkMetadata(metadata);
  const first = findings.find((finding) => finding.severity === 'error');
  if (hasErrors(findings) && first) {
    throw new RathausError({
      code: 'exchange.metadata.invalid',
      origin: 'local',
      message: `the metadata would be refused: ${first.place}: ${first.reason}`,
      details: { rule: first.rule, place: first.place },
    });
  }
  return metadata;
}
