export const serviceNames = [
  'oidc',
  'fitconnect',
  'ckan',
  'bundid',
  'unternehmenskonto',
  'postfach',
] as const;
/** The emulated services, each on its own origin. */
export type ServiceName = (typeof serviceNames)[number];
