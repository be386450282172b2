import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import { UsageFault } from '../../program/usage-fault.ts';
import type { LoadedConfig } from './load-config.ts';

/** Ids of the providers of a configuration that speak SAML. A configuration of a module may be anything. */
export const samlProviderIds = ({ providers }: ServicekontoConfig): readonly string[] =>
  Object.entries(providers ?? {})
    .filter(([, provider]) => provider?.protocol === 'saml')
    .map(([id]) => id);

/** The provider that is meant: the one that was named, or the only one that speaks SAML. Errors: `UsageFault`. */
export function chosenSamlProvider({ konto, file }: LoadedConfig, asked: string | undefined): string {
  const ids = samlProviderIds(konto);
  const list = ids.join(', ');
  if (asked !== undefined) {
    if (ids.includes(asked)) return asked;
    throw new UsageFault(
      `${file} hat keinen Anmeldedienst „${asked}“ mit SAML. Möglich: ${list || 'keiner'}.`,
      `${file} has no provider "${asked}" with SAML. There is: ${list || 'none'}.`,
    );
  }
  const [only, ...more] = ids;
  if (only === undefined)
    throw new UsageFault(
      `${file} hat keinen Anmeldedienst mit SAML; nur solche haben Metadaten.`,
      `${file} has no provider with SAML; only those have metadata.`,
    );
  if (more.length > 0)
    throw new UsageFault(
      `Es gibt mehrere Anmeldedienste mit SAML: --provider nennt einen davon (${list}).`,
      `There are several providers with SAML: --provider names one of them (${list}).`,
    );
  return only;
}
