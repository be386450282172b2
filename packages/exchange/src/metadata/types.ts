/** Hash over plaintext, hex. FIT-Connect allows SHA-512 only. */
export interface MetadataHash {
  type: 'sha512';
  content: string;
}

/** `form`: PDF of the whole form; `attachment`: from the citizen; `report`: made by the online service; `data`: data too big for the submission. */
export type AttachmentPurpose = 'form' | 'attachment' | 'report' | 'data';

/** The members of metadata 2.x this package uses; others are kept by `parseMetadata` and may be added to `buildMetadata`. */
export interface SubmissionMetadata {
  $schema: string;
  contentStructure: {
    data: { hash: MetadataHash; submissionSchema: { schemaUri: string; mimeType: DataMimeType } };
    attachments: MetadataAttachment[];
  };
  additionalReferenceInfo?: { senderReference?: string; applicationDate?: string };
  author?: MetadataAuthor;
  [member: string]: unknown;
}

/** Media types FIT-Connect allows for the data of a submission. */
export type DataMimeType = 'application/json' | 'application/xml';

/** One attachment as the metadata (2.1.0) describe it. */
export interface MetadataAttachment {
  attachmentId: string;
  hash: MetadataHash;
  purpose: AttachmentPurpose;
  mimeType: string;
  filename?: string;
  description?: string;
  fragments?: string[];
}

/** Self-description of the sending system: helps to trace problems, proves nothing. */
export interface MetadataAuthor {
  name: string;
  description?: string;
  url?: string;
  product: { name: string; version: string; manufacturer: string; description?: string };
}
