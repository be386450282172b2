/** What the entries on ky and on `fetch` have in common. */
export type { TokenSourceOptions } from './auth/token-source.ts';
export * from './client/index.ts';
export { defineContract } from './contract/contract.ts';
export { openContract } from './contract/open-contract.ts';
export * from './danger/index.ts';
export * from './errors/index.ts';
export * from './keys/index.ts';
export {
  type CursorPaging,
  type OffsetPaging,
  type Page,
  type Pages,
  paginate,
  paginateOffset,
} from './paging/paginate.ts';
export * from './state-store/index.ts';
export {
  createTelemetry,
  type OpenTelemetryApi,
  type OpenTelemetrySpan,
  type TelemetryOptions,
} from './telemetry/create-telemetry.ts';
export type { ByteStream } from './transfer/byte-stream.ts';
export { asStream, type StreamOptions } from './transfer/download.ts';
export { type GatheredBytes, gatherBytes } from './transfer/gather-bytes.ts';
export { type UploadOptions, type UploadSource, upload } from './transfer/upload.ts';
