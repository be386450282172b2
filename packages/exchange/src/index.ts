export {
  type CallbackConfig,
  type CallbackEvent,
  type CallbackReceiver,
  createCallbackReceiver,
} from './callbacks/callback-receiver.ts';
export {
  type CallbackKind,
  type CallbackNotice,
  type CallbackReference,
  callbackKinds,
} from './callbacks/notice.ts';
export {
  type CallbackHeaders,
  type CallbackRefusal,
  type CallbackSecrets,
  type VerifiedCallback,
  type VerifyCallbackOptions,
  verifyCallback,
} from './callbacks/verify-callback.ts';
export { isContentName } from './content/content-name.ts';
export type {
  ContentInfo,
  ContentStore,
  StoredContent,
  WriteContentOptions,
} from './content/content-store.ts';
export { type ResealOptions, type ResealReport, resealContent } from './content/reseal.ts';
export type { ResealOutcome, SealedContentStore } from './content/resealable.ts';
export type { KeyWrapper, Sealing } from './content/sealing/key-wrapper.ts';
export { type ContentOwner, type SweepOptions, type SweepReport, sweepContent } from './content/sweep.ts';
export { allowHttp, allowInsecurePublicKey, allowSandbox } from './danger/index.ts';
export type { ExchangeErrorCode } from './errors.ts';
export type {
  ContentSweptEvent,
  DeliveryNoticeEvent,
  DeliveryStateEvent,
  ExchangeEvent,
  ReceivedNoticeEvent,
  ReceivedStateEvent,
  RecordsDeletedEvent,
  SourceNoticeEvent,
  WorkerFaultEvent,
  WorkFailureEvent,
  WorkPauseEvent,
} from './events/exchange-event.ts';
export type { ExchangeConfig, FitConnectConfig } from './factory/config.ts';
export { createExchange } from './factory/create-exchange.ts';
export type { Exchange } from './factory/exchange.ts';
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
export type { EncryptedReply, ReplyCalls, ReplyReference } from './fit-connect/reply-calls.ts';
export type { InboxEntry, ReceivedDelivery } from './inbox/received.ts';
export type { ReceivedAttachment, ReceivedContent } from './inbox/received-content.ts';
export type { ReceivedFilter } from './inbox/rows.ts';
export type { ReceivedState } from './inbox/state.ts';
export type { Decision, Inbox, InboxOptions, InboxRetention, OnReceive } from './inbox/types.ts';
export { compactJweLength, type JweHeader, type ReadJweHeader } from './jwe/compact.ts';
export { type DecryptedJwe, type DecryptJweOptions, decryptJwe } from './jwe/decrypt.ts';
export { decryptJweStream, type JweDecryption, type StreamedJwe } from './jwe/decrypt-stream.ts';
export {
  type EncryptedJwe,
  type EncryptJweOptions,
  encryptJwe,
  encryptJweText,
  type JweEncryption,
  type JweRecipient,
} from './jwe/encrypt.ts';
export type { InflateLimits } from './jwe/inflate.ts';
export { decryptJweToFile } from './jwe/quarantine.ts';
export { certificateDays } from './keys/certificate-days.ts';
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
export { checkMetadataJson } from './metadata/read-json.ts';
export type {
  AttachmentPurpose,
  DataMimeType,
  MetadataAttachment,
  MetadataAuthor,
  MetadataHash,
  SubmissionMetadata,
} from './metadata/types.ts';
export { type MetadataVersion, metadataVersionOf } from './metadata/version.ts';
export type {
  ContentInput,
  Delivery,
  DeliveryAttachment,
  DeliveryRequest,
} from './outbox/delivery.ts';
export type { OutboxOptions, OutboxRetention } from './outbox/options.ts';
export type { EnqueueOptions, Outbox } from './outbox/outbox.ts';
export type { DeliveryFilter } from './outbox/rows.ts';
export { type DeliveryState, deliveryStates } from './outbox/state.ts';
export type {
  DeliveryProofBundle,
  ProofAttachment,
  ProofKey,
  ProofMetadataPart,
  ProofOpening,
  ProofPart,
  ProofParts,
  ProofReference,
} from './proof/bundle.ts';
export type { CertificateSubject, SubjectAttribute } from './proof/certificate-facts.ts';
export { keyThumbprint } from './proof/check-keys.ts';
export {
  createProofContainer,
  type ProofContainerInput,
  type ProofContainerOptions,
  proofContainerFiles,
} from './proof/container/create-container.ts';
export { createDeliveryProof, type DeliveryProofInput } from './proof/create-proof.ts';
export {
  encryptProvableMetadata,
  type ProvableContent,
  type ProvableMetadata,
} from './proof/provable-metadata.ts';
export { type ReadDeliveryProof, readDeliveryProof } from './proof/read-proof.ts';
export type {
  DeliveryProofFacts,
  DeliveryProofReport,
  ProofEvent,
  ProofPartFacts,
  ProofReservation,
  ProofSigner,
} from './proof/report.ts';
export type { DeliveryProofTrust, VerifyDeliveryProofOptions } from './proof/trust.ts';
export { verifyDeliveryProof } from './proof/verify-proof.ts';
export type { AnsweredGap, UnprovenDelivery } from './restore/gaps.ts';
export type { HeldDelivery, Reconciliation } from './restore/reconcile.ts';
export type { RecordRetention } from './retention/records.ts';
export {
  type DestinationSignature,
  type RouteRefusal,
  routeRefusals,
} from './routing/destination-signature.ts';
export { type RoutingEnvironment, routingEnvironments } from './routing/environments.ts';
export type { RoutingPortal } from './routing/portal-keys.ts';
export type {
  ContactPerson,
  Explanation,
  RouteAddress,
  RouteInformation,
} from './routing/route-information.ts';
export {
  type Area,
  createRoutingClient,
  type FoundRoutes,
  type RefusedRoute,
  type Route,
  type RouteQuery,
  type RoutingClient,
} from './routing/routing-client.ts';
export type { RoutingClientOptions } from './routing/routing-options.ts';
export {
  type CreateEventOptions,
  createAcceptEvent,
  createRejectEvent,
  defaultSetSchema,
} from './set/create.ts';
export {
  type AuthenticationTags,
  type EventName,
  type EventSubject,
  type EventVerb,
  eventNames,
  eventUri,
  problemTypes,
  type ReplyEventName,
  type SubmissionProblem,
} from './set/events.ts';
export { differingTags, parseAuthenticationTags } from './set/tags.ts';
export {
  type ExpectedSubmission,
  type SecurityEvent,
  type VerifyEventLogOptions,
  verifyEventLog,
} from './set/verify.ts';
export type { CallerTransaction, ExchangeStore } from './store/exchange-store.ts';
export type { ExchangeTables } from './store/tables.ts';
export type {
  Address,
  DirectoryAddress,
  FitConnectAddress,
  FitConnectReplyAddress,
  LoopbackAddress,
  ReplyKey,
  TransportKind,
  WebDavAddress,
} from './transport/address.ts';
export { asContentFault } from './transport/content-fault.ts';
export { maxAttachmentBytes, maxDataBytes } from './transport/fit-connect/check-delivery.ts';
export type { FitConnectDestination } from './transport/fit-connect/receiving.ts';
export type { FitConnectReplies, ReplyKeyPair } from './transport/fit-connect/replies.ts';
export {
  createFitConnectTransport,
  type FitConnectTransport,
  type FitConnectTransportOptions,
} from './transport/fit-connect/transport.ts';
export {
  createLoopback,
  type Loopback,
  type LoopbackTransportOptions,
} from './transport/loopback/loopback.ts';
export type { MailboxReport } from './transport/mailbox/housekeeping.ts';
export type { MailboxPolicy, MailboxTransport, MailboxUse } from './transport/mailbox/transport.ts';
export type {
  Arrival,
  DeliveryProblem,
  IncomingDelivery,
  Lane,
  MessageDescription,
  OutgoingDelivery,
  Part,
  Progress,
  ReceivedMessage,
  ReceiveStep,
  SendState,
  SendStep,
  StepContext,
  Transport,
} from './transport/transport.ts';
export { createWebDavTransport, prepareWebDavMailbox } from './transport/webdav/webdav.ts';
export type {
  WebDavCredentials,
  WebDavMailbox,
  WebDavRequestOptions,
  WebDavSecret,
  WebDavTransportOptions,
} from './transport/webdav/webdav-options.ts';
export { needsAsking } from './work/asking.ts';
export type { BreakerOptions } from './work/breaker.ts';
export type { ActedBy } from './work/control.ts';
export type { FailureClass, Patience } from './work/failure.ts';
export type { DeliveryFault } from './work/fault.ts';
export type { Happening, HistoryEntry } from './work/history.ts';
export type { KernelOptions } from './work/kernel.ts';
export type { RetriedAll, RetryFilter } from './work/revive.ts';
export type { RunOnceOptions, RunOptions } from './work/run-options.ts';
export type { SlotOptions } from './work/slots.ts';
export type {
  BlockedService,
  ExchangeStatus,
  FailureCount,
  LaneName,
  OldestAges,
  PausedLane,
  PauseFacts,
  StateCount,
} from './work/status.ts';
export type { WorkKind } from './work/work-item.ts';
export { createWorker, type Worker, type WorkerConfig, type WorkerHealth } from './worker/create-worker.ts';
