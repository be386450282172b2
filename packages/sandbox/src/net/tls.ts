/** Key and certificate (PEM) for every origin. */
export interface TlsOptions {
  /** PEM. */
  key: string | Uint8Array;
  /** PEM, with intermediates. */
  cert: string | Uint8Array;
}
