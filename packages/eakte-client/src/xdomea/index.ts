export { type CheckOptions, type CheckProfile, checkMessage } from './check/check-message.ts';
export type { ProfileSeverity } from './check/collector.ts';
export type * from './check/finding.ts';
export { type Conversion, type ConvertOptions, convertMessage } from './convert/convert-message.ts';
export type * from './convert/loss-report.ts';
export { allowWeakerProtection, type ConversionPolicy } from './convert/settings.ts';
export { type RefusalReason, refusalText } from './convert/unfit.ts';
export { createAbgabe, type NewAbgabe, type NewDokument } from './create/create-abgabe.ts';
export { dateiformate, dateiformatOf } from './create/dateiformat.ts';
export type * from './model/index.ts';
export { quirks } from './quirks/quirks.ts';
export type { MessageSource } from './read/feed.ts';
export {
  type MessageEvent,
  type ReadOptions,
  type ReadResult,
  readEvents,
  readMessage,
  readObjects,
  type StreamedObject,
} from './read/read-message.ts';
export { catalogue, ruleOf, rules } from './rules/index.ts';
export {
  type KnownMessage,
  type KnownRecord,
  type ProcedureFacts,
  procedureProfile,
} from './rules/procedure-facts.ts';
export { type NamedProfile, type ProfileName, profiles } from './rules/profiles.ts';
export type * from './rules/rule.ts';
export {
  isXdomeaNamespace,
  namespaceOf,
  versionOfNamespace,
  type XdomeaVersion,
  xdomeaVersions,
} from './version.ts';
export type { Loss, LossReason } from './write/loss.ts';
export {
  type Envelope,
  messageStream,
  type WriteOptions,
  writeMessage,
  writeMessageText,
} from './write/write-message.ts';
