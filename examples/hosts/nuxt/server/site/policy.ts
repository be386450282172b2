/** Content security policy of this site. `scripts`: source expressions. */
export const policy = ({ scripts = '', formTarget = '' } = {}): string =>
  [
    "default-src 'none'",
    `script-src ${scripts || "'none'"}`,
    "connect-src 'self'",
    `form-action 'self' ${formTarget}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
