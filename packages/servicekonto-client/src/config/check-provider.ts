import type { ConfigFaults } from '@rathaus/client-core/config';
import { attributeNames } from '../identity/identity.ts';
import { vertrauensniveaus } from '../level/vertrauensniveau.ts';
import type { OidcProvider, ServicekontoConfig } from './config.ts';
import { allowHttp, allowSandbox } from './danger.ts';

/** Parameters of the authorisation request that belong to the login itself. */
const reserved = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'acr_values',
  'claims',
];

/** Judges one provider of a configuration; `at` is its place, for example `providers[0]`. */
export function checkProvider(
  provider: OidcProvider,
  at: string,
  config: ServicekontoConfig,
  faults: ConfigFaults,
): void {
  if (provider.kind !== 'oidc') faults.add(`${at}.kind`, 'must be "oidc"');
  if (typeof provider.id !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(provider.id)) {
    faults.add(`${at}.id`, 'must be 1 to 40 lower-case letters, digits and hyphens');
  }
  if (provider.id === 'callback') faults.add(`${at}.id`, '"callback" is reserved');
  const { label = '', issuer } = provider;
  for (const text of typeof label === 'object' && label !== null ? Object.values(label) : [label]) {
    if (text !== undefined && typeof text !== 'string')
      faults.add(`${at}.label`, 'must be text, or text by language');
  }
  // A URL object would write itself with a trailing slash, which issuers are compared with.
  if (issuer !== undefined && typeof issuer !== 'string') faults.add(`${at}.issuer`, 'must be text');
  else {
    faults.address(`${at}.issuer`, issuer, {
      [allowHttp]: config[allowHttp],
      [allowSandbox]: config[allowSandbox],
    });
  }
  faults.text(`${at}.clientId`, provider.clientId);
  faults.textOrFunction(`${at}.clientSecret`, provider.clientSecret);
  faults.oneOf(`${at}.clientAuth`, provider.clientAuth, ['client_secret_post', 'client_secret_basic']);
  faults.oneOf(`${at}.par`, provider.par, ['auto', 'required', 'never']);
  checkMaps(provider, at, faults);
}

function checkMaps(provider: OidcProvider, at: string, faults: ConfigFaults): void {
  const levels: readonly string[] = vertrauensniveaus;
  faults.oneOf(`${at}.levels.ask`, provider.levels?.ask, ['acr_values', 'essential-acr', 'scope']);
  for (const [level, value] of Object.entries(provider.levels?.values ?? {})) {
    if (!levels.includes(level)) faults.add(`${at}.levels.values.${level}`, 'is not a level');
    if (typeof value !== 'string' || !/^\S+$/.test(value)) {
      faults.add(`${at}.levels.values.${level}`, 'must be one word');
    }
  }
  for (const [value, level] of Object.entries(provider.levels?.answers ?? {})) {
    if (!levels.includes(level)) faults.add(`${at}.levels.answers.${value}`, 'must be a level');
  }
  const attributes: readonly string[] = attributeNames;
  for (const map of ['claims', 'attributeLevels'] as const) {
    for (const name of Object.keys(provider[map] ?? {})) {
      if (!attributes.includes(name)) faults.add(`${at}.${map}.${name}`, 'is not an attribute');
    }
  }
  for (const name of Object.keys(provider.parameters ?? {})) {
    if (reserved.includes(name) || name.startsWith('code_challenge')) {
      faults.add(`${at}.parameters.${name}`, 'is set by the login itself');
    }
  }
}
