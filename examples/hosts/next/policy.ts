/** Which scripts may run: source expressions. Default: none. */
export interface PolicyOptions {
  scripts?: string | undefined;
  formTarget?: string | undefined;
}

/** Content security policy of this site. */
export const policy = ({ scripts = '', formTarget = '' }: PolicyOptions = {}): string =>
  [
    "default-src 'none'",
    `script-src ${scripts || "'none'"}`,
    "connect-src 'self'",
    `form-action 'self' ${formTarget}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
