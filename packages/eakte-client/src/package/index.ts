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
export { describeFile, type FileFacts } from './describe-file.ts';
export type { EntryNameEncoding } from './entry-name.ts';
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
export { type MessageHead, peekMessage } from './peek-message.ts';
export {
  type Container,
  type ContainerEntry,
  type ReadContainerOptions,
  readContainer,
  type VerifiedEntry,
  type VerifyOptions,
} from './read-container.ts';
export { planTransfer, type TransferLimits, type TransferPart } from './transfer-plan.ts';
export type { TransferRule, TransferValues } from './transfer-rules.ts';
export { type UnpackOptions, unpackContainer } from './unpack-container.ts';
export {
  type ContainerFile,
  type ContainerInput,
  type ContainerReceipt,
  type WriteContainerOptions,
  writeContainer,
  writeContainerFile,
} from './write-container.ts';
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
