/** What pages of the portal may load, and where their forms may lead. */
export const policyOf = (formTargets: readonly string[]) => ({
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'", ...formTargets],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
});

/** The same as a header, with one more script. */
export function policyText(formTargets: readonly string[], scriptSource: string): string {
  const policy = policyOf(formTargets);
  if (scriptSource !== '') policy.scriptSrc.push(scriptSource);
  return Object.entries(policy)
    .map(([name, sources]) =>
      [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...sources].join(' '),
    )
    .join('; ');
}
