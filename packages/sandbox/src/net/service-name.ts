export const serviceNames = ['oidc', 'fitconnect', 'ckan', 'bundid', 'unternehmenskonto'] as const;
/** The emulated services, each on its own origin. */
export type ServiceName = (typeof serviceNames)[number];
