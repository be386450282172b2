export { createTokenSource, type TokenSourceOptions } from './auth/token-source.ts';
export * from './client/index.ts';
export * from './danger/index.ts';
export * from './errors/index.ts';
export type * from './keys/index.ts';
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
export { type UploadOptions, upload } from './transfer/upload.ts';
