import type { ConfigFaults } from '@rathaus/client-core/config';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import { attributeNames } from '../identity/identity.ts';
import { checkLevelWords } from '../level/check-level-words.ts';
import type { Outside } from '../login/protocol.ts';
import { checkNames } from './option-members.ts';
import type { OidcOptions } from './options.ts';

/** Parameters of the authorisation request that belong to the login itself. */
const reserved = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'acr_values',
  'claims',
];

/** Judges the options of one provider; `at` is its place, for example `providers.broker`. */
export function checkOptions(options: OidcOptions, at: string, config: Outside, faults: ConfigFaults): void {
  const { issuer } = options;
  checkNames(options, at, faults);
  // A URL object would write itself with a trailing slash, which issuers are compared with.
  if (issuer !== undefined && typeof issuer !== 'string') faults.add(`${at}.issuer`, 'must be text');
  else {
    faults.address(`${at}.issuer`, issuer, {
      [allowHttp]: config[allowHttp],
      [allowSandbox]: config[allowSandbox],
    });
  }
  faults.text(`${at}.clientId`, options.clientId);
  checkClient(options, at, config, faults);
  faults.oneOf(`${at}.par`, options.par, ['auto', 'required', 'never']);
  faults.oneOf(`${at}.responseMode`, options.responseMode, ['query', 'form_post']);
  faults.oneOf(`${at}.logout`, options.logout, ['post', 'client-id', 'none']);
  for (const word of options.unsigned ?? []) faults.oneOf(`${at}.unsigned`, word, ['level', 'subject']);
  checkIdentity(options.identity, at, faults);
  checkMaps(options, at, faults);
}

function checkClient(options: OidcOptions, at: string, config: Outside, faults: ConfigFaults): void {
  const given = options as { clientSecret?: unknown; signer?: { sign?: unknown } };
  faults.oneOf(`${at}.clientAuth`, options.clientAuth, [
    'client_secret_post',
    'client_secret_basic',
    'private_key_jwt',
    'tls_client_auth',
  ]);
  if (options.clientAuth === 'private_key_jwt') {
    if (typeof given.signer?.sign !== 'function') faults.add(`${at}.signer`, 'is missing or cannot sign');
  } else if (options.clientAuth === 'tls_client_auth') {
    if (config.fetch === undefined)
      faults.add('fetch', `must have the client certificate, because of ${at}.clientAuth`);
  } else faults.textOrFunction(`${at}.clientSecret`, given.clientSecret);
  for (const [index, decrypter] of (options.decrypters ?? []).entries())
    if (typeof decrypter?.unwrapKey !== 'function')
      faults.add(`${at}.decrypters[${index}]`, 'cannot unwrap keys');
}

function checkIdentity(identity: OidcOptions['identity'], at: string, faults: ConfigFaults): void {
  if (typeof identity !== 'object' || identity === null) {
    faults.oneOf(`${at}.identity`, identity, ['person', 'organisation']);
    return;
  }
  for (const kind of ['person', 'organisation'] as const)
    if (!Array.isArray(identity[kind])) faults.add(`${at}.identity.${kind}`, 'must be a list of words');
  if (identity.claim === undefined) faults.add(`${at}.identity.claim`, 'is missing');
  else if (identity.person?.some((word) => identity.organisation?.includes(word)))
    faults.add(`${at}.identity`, 'has a word for both');
}

function checkMaps(options: OidcOptions, at: string, faults: ConfigFaults): void {
  faults.oneOf(`${at}.levels.ask`, options.levels?.ask, ['acr_values', 'essential-acr', 'scope']);
  checkLevelWords(options.levels, `${at}.levels`, faults);
  const attributes: readonly string[] = attributeNames;
  for (const map of ['claims', 'attributeLevels'] as const) {
    for (const name of Object.keys(options[map] ?? {})) {
      if (!attributes.includes(name)) faults.add(`${at}.${map}.${name}`, 'is not an attribute');
    }
  }
  for (const name of Object.keys(options.parameters ?? {})) {
    if (reserved.includes(name) || name.startsWith('code_challenge')) {
      faults.add(`${at}.parameters.${name}`, 'is set by the login itself');
    }
  }
}
