import type { ServicekontoConfig } from '@rathaus/servicekonto-client';

/** Ids of the providers of a configuration that speak SAML. A configuration of a module may be anything. */
export const samlProviderIds = ({ providers }: ServicekontoConfig): readonly string[] =>
  Object.entries(providers ?? {})
    .filter(([, provider]) => provider?.protocol === 'saml')
    .map(([id]) => id);
