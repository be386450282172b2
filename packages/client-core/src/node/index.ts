export type { ByteStream } from '../transfer/byte-stream.ts';
export {
  fileUpload,
  syncFolder,
  type WriteFileOptions,
  writeFileAtomically,
} from './files.ts';
export {
  createPemDecrypter,
  createPemSigner,
  type PemDecrypterOptions,
  type PemSignerOptions,
  type PrivateJwk,
  type PrivateKeyOptions,
  publicJwk,
} from './keys.ts';
