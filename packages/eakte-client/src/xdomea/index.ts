export { type CheckOptions, checkMessage } from './check/check-message.ts';
export {
  type Conversion,
  type ConvertedFile,
  type ConvertOptions,
  convertMessage,
} from './convert/convert-message.ts';
export type * from './convert/loss-report.ts';
export { allowWeakerProtection, type ConversionPolicy } from './convert/settings.ts';
export type { RefusalReason } from './convert/unfit.ts';
export { createAbgabe, type NewAbgabe, type NewDokument } from './create/create-abgabe.ts';
export type { CheckReport, ObjectCounts } from './finding/check-report.ts';
export type { ContainerFacts, EntryFacts } from './finding/container-facts.ts';
export type { Mark } from './finding/mark.ts';
export type { ObjectKind } from './finding/place.ts';
export type * from './model/index.ts';
export type { Envelope } from './read/envelope.ts';
export {
  type MessageEvent,
  type ReadOptions,
  type ReadResult,
  readEvents,
  readMessage,
  readObjects,
  type StreamedObject,
} from './read/read-message.ts';
export type { MessageSource } from './read/run.ts';
export { messageRules, ruleOf, rules, type XdomeaValues } from './rules/index.ts';
export {
  type KnownMessage,
  type KnownRecord,
  type ProcedureFacts,
  procedureProfile,
} from './rules/procedure-facts.ts';
export type { CheckProfile, ProfileSeverity } from './rules/profile.ts';
export { type ProfileName, profiles } from './rules/profiles.ts';
export type * from './rules/rule.ts';
export { dateiformate, dateiformatOf } from './tables/dateiformat.ts';
export {
  isXdomeaNamespace,
  namespaceOf,
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
