export { nameKey } from '../xdomea/finding/name-key.ts';
export type { ByteSource, ContainerSource } from './byte-source.ts';
export {
  type ContainerNaming,
  type ContainerVersion,
  containerName,
  type ParsedContainerName,
  parseContainerName,
} from './container-name.ts';
export {
  type ContainerRule,
  type ContainerRuleInfo,
  type ContainerValues,
  containerRules,
  type DirectoryPart,
  type HeaderPart,
  type RefusingRule,
} from './container-rules.ts';
export { type ByteStream, type Content, fileContent } from './content.ts';
export { convertFile } from './convert-file.ts';
export { describeFile, type FileFacts } from './describe-file.ts';
export { type HashOptions, hashOf } from './hash-content.ts';
export type { HashCounts, HashEvent, HashOutcome } from './hash-ledger.ts';
export {
  type AddedPart,
  type ArrivedPart,
  addTransferPart,
  type JoinedPart,
  joinTransfer,
  missingParts,
  type TransferState,
} from './join-transfer.ts';
export { type ContainerLimits, defaultContainerLimits } from './limits.ts';
export type { EntryNameEncoding, EntryNameProof } from './name-kinds.ts';
export { type MessageHead, peekMessage } from './peek-message.ts';
export {
  type Container,
  type ContainerEntry,
  type ReadContainerOptions,
  readContainer,
  type VerifiedEntry,
  type VerifyOptions,
} from './read-container.ts';
export { readStatedFiles, type StatedFile } from './read-stated.ts';
export { planTransfer, type TransferLimits, type TransferPart } from './transfer-plan.ts';
export type { TransferRule, TransferValues } from './transfer-rules.ts';
export {
  allowHashMismatch,
  type UnpackedContainer,
  type UnpackOptions,
  unpackContainer,
} from './unpack-container.ts';
export {
  type ContainerFile,
  type ContainerInput,
  type ContainerReceipt,
  type WriteContainerOptions,
  writeContainer,
  writeContainerFile,
} from './write-container.ts';
export type { ConvertedTransfer, ConvertFileOptions, NamedTarget } from './write-converted.ts';
export {
  readTransferList,
  type TransferEvent,
  type TransferInput,
  type TransferList,
  type TransferListPart,
  type TransferObject,
  transferListName,
  type WriteTransferOptions,
  writeTransfer,
} from './write-transfer.ts';
export type { WrittenFile } from './zip-write.ts';
