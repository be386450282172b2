export { type CheckOptions, checkMessage } from './check/check-message.ts';
export {
  type Conversion,
  type ConvertedFile,
  type ConvertOptions,
  convertMessage,
} from './convert/convert-message.ts';
export type * from './convert/loss-report.ts';
export { allowWeakerProtection, type ConversionPolicy } from './convert/settings.ts';
export type { StatedHash } from './convert/stated-hash.ts';
export type { RefusalReason } from './convert/unfit.ts';
export type { AnsweredMessage, AnswerOptions } from './create/answer-head.ts';
export {
  type AbgabeFile,
  type AbgabeLoss,
  createAbgabe,
  type FileHash,
  type NewAbgabe,
  type NewDokument,
} from './create/create-abgabe.ts';
export { createReceipt, type Receipt } from './create/create-receipt.ts';
export { createReply, type RecordOutcome, type Reply } from './create/create-reply.ts';
export type { CheckReport, ObjectCounts } from './finding/check-report.ts';
export type { ContainerFacts, EntryFacts } from './finding/container-facts.ts';
export { type FileKind, fileKinds } from './finding/file-kind.ts';
export type { Mark } from './finding/mark.ts';
export type { ObjectKind } from './finding/place.ts';
export type { MessageHeader } from './messages/message-header.ts';
export type * from './messages/outcome.ts';
export {
  directionOf,
  type MessageDirection,
  type MessageKind,
  type MessageParty,
  type MessageRole,
  messageKind,
  messageParties,
  roleOf,
} from './messages/roles.ts';
export type * from './model/index.ts';
export type { Envelope } from './read/envelope.ts';
export type {
  AkteItem,
  BodyItem,
  DokumentItem,
  EndItem,
  FindingItem,
  KopfItem,
  MessageItem,
  RecordAbove,
  RecordItem,
  RootItem,
  VorgangItem,
} from './read/items.ts';
export { primaryFiles } from './read/primary-files.ts';
export { type ItemOptions, type ItemSource, readItems } from './read/read-items.ts';
export { type ReadOptions, type ReadResult, readMessage } from './read/read-message.ts';
export type { MessageSource } from './read/run.ts';
export {
  type DueDate,
  type DueDateOptions,
  dueDate,
  hasEnded,
  type MissingForDueDate,
} from './retention/due-date.ts';
export {
  type Effective,
  type EffectiveValues,
  effectiveOf,
  type Fristbeginn,
  type InheritanceFacts,
  type RecordRef,
} from './retention/effective.ts';
export { messageRules, ruleOf, rules, type XdomeaValues } from './rules/index.ts';
export {
  type ProfileFault,
  type ProfileFaultKind,
  parseProfile,
  profileFaults,
} from './rules/parse-profile.ts';
export {
  type KnownMessage,
  type KnownRecord,
  type ProcedureFacts,
  procedureProfile,
} from './rules/procedure-facts.ts';
export type { AcceptedFormats, CheckProfile, ProfileSeverity, UsedProfile } from './rules/profile.ts';
export { isProfileName, type ProfileName, profiles } from './rules/profiles.ts';
export type * from './rules/rule.ts';
export { dateiformate, dateiformatOf } from './tables/dateiformat.ts';
export {
  isXdomeaNamespace,
  namespaceOf,
  type OtherVersion,
  otherVersionOf,
  versionOfNamespace,
  type XdomeaVersion,
  xdomeaVersions,
} from './version.ts';
export type { Loss, LossReason } from './write/loss.ts';
export {
  messageStream,
  type WriteOptions,
  writeMessage,
  writeMessageText,
} from './write/write-message.ts';
