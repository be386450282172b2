export { allowHttp, allowInsecurePublicKey, allowSandbox } from './danger/index.ts';
export type { ExchangeErrorCode } from './errors.ts';
export type {
  DeliveryStateEvent,
  ExchangeEvent,
  SubmissionStateEvent,
  WorkerFaultEvent,
} from './events/exchange-event.ts';
export type { ExchangeConfig } from './factory/config.ts';
export { createExchange, type Exchange } from './factory/create-exchange.ts';
export {
  createFitConnectClient,
  type Destination,
  type EncryptedSubmission,
  type FitConnectClient,
  type SubmissionAnnouncement,
  type SubmissionReference,
} from './fit-connect/client.ts';
export type { FitConnectClientOptions } from './fit-connect/client-options.ts';
export {
  createDestinationClient,
  type DestinationClient,
  type DestinationPatch,
  type PublishedJwk,
} from './fit-connect/destination-client.ts';
export {
  type FitConnectEndpoints,
  fitConnectEnvironments,
  fitConnectLimits,
} from './fit-connect/environments.ts';
export type { components as DestinationApiComponents } from './generated/fit-connect-destination.v2.ts';
export type {
  components as SubmissionApiComponents,
  paths as SubmissionApiPaths,
} from './generated/fit-connect-submission.v2.ts';
export type {
  InboxEntry,
  ReceivedAttachment,
  ReceivedContent,
  ReceivedSubmission,
} from './inbox/received.ts';
export type { InboxState } from './inbox/state.ts';
export type { Decision, Inbox, InboxDestination, InboxOptions, OnReceive } from './inbox/types.ts';
export { compactJweLength, type JweHeader } from './jwe/compact.ts';
export { type DecryptedJwe, type DecryptJweOptions, decryptJwe } from './jwe/decrypt.ts';
export {
  type EncryptedJwe,
  type EncryptJweOptions,
  encryptJwe,
  encryptJweText,
  type JweEncryption,
  type JweRecipient,
} from './jwe/encrypt.ts';
export { decryptJweToFile } from './jwe/quarantine.ts';
export {
  type CheckPublicJwkOptions,
  checkPublicJwk,
  type KeyUse,
  type PublicJwk,
  type PublicKeyTrust,
} from './keys/check-jwk.ts';
export { type CheckedPublicKey, importPublicJwk } from './keys/import-jwk.ts';
export { buildMetadata, type MetadataAttachmentInput, type MetadataInput } from './metadata/build.ts';
export { checkMetadata, parseMetadata } from './metadata/check.ts';
export type {
  AttachmentPurpose,
  DataMimeType,
  MetadataAttachment,
  MetadataAuthor,
  MetadataHash,
  SubmissionMetadata,
} from './metadata/types.ts';
export type { ContentInput, Delivery, DeliveryAttachment, DeliveryRequest } from './outbox/delivery.ts';
export { maxAttachmentBytes, maxDataBytes } from './outbox/enqueue.ts';
export type { Outbox, OutboxOptions } from './outbox/outbox.ts';
export { type DeliveryProof, verifyDeliveryProof } from './outbox/proof.ts';
export type { DeliveryState } from './outbox/state.ts';
export {
  type CreateEventOptions,
  createAcceptEvent,
  createRejectEvent,
  defaultSetSchema,
} from './set/create.ts';
export {
  type AuthenticationTags,
  type EventName,
  eventNames,
  eventUri,
  problemTypes,
  type SubmissionProblem,
} from './set/events.ts';
export { differingTags, parseAuthenticationTags } from './set/tags.ts';
export {
  type ExpectedSubmission,
  type SecurityEvent,
  type VerifyEventLogOptions,
  verifyEventLog,
} from './set/verify.ts';
export type { BackoffOptions } from './store/backoff.ts';
export type { ExchangeStore, ExchangeTables } from './store/tables.ts';
export type { Worker, WorkerOptions } from './store/worker.ts';
