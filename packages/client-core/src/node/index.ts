export { fileUpload, type WriteFileOptions, writeFileStream } from './files.ts';
export {
  createPemDecrypter,
  createPemSigner,
  type PemDecrypterOptions,
  type PemSignerOptions,
  type PrivateKeyOptions,
  publicJwk,
} from './keys.ts';
