/** Content security policy of this site, which runs no script. A page of the login may have one, and a form to the provider. */
export const policy = ({ scripts = '', formTarget = '' } = {}): string =>
  [
    "default-src 'none'",
    `script-src ${scripts || "'none'"}`,
    `form-action 'self' ${formTarget}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
