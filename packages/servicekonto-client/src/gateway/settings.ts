import type { Signer } from '@rathaus/client-core';
import { type ConfigFaults, checkConfig, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import { servicekontoError } from '../errors.ts';
import { type AttributeName, attributeNames } from '../identity/identity.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { publicMembers } from './key-list.ts';
import type { GatewayConfig, GatewayKey, PublicJwk } from './options.ts';

/** A checked configuration with all defaults filled in. */
export interface GatewaySettings {
  readonly config: GatewayConfig;
  readonly tenant: string;
  readonly issuer: string;
  readonly origin: string;
  readonly host: string;
  /** Path of the gateway, with that of `baseUrl`. */
  readonly path: string;
  /** The same as requests arrive with it: without the path of `baseUrl` where a proxy cuts it off. */
  readonly arrivalPath: string;
  readonly audience: string;
  readonly signer: Signer;
  /** What is published, the signing key first. */
  readonly published: readonly PublicJwk[];
  readonly attributes: readonly AttributeName[];
  readonly level: Vertrauensniveau | undefined;
  readonly provider: string | undefined;
  readonly originalUri: string;
  readonly timeout: number;
  readonly clock: Clock;
}

const algorithms: Readonly<Record<string, string>> = {
  RS256: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
  PS512: 'RSA',
  ES256: 'EC',
  ES384: 'EC',
  EdDSA: 'OKP',
};

const gatewayMembers: MembersOf<GatewayConfig> = {
  tenant: true,
  version: true,
  baseUrl: true,
  proxyStripsPath: true,
  audience: true,
  keys: true,
  prefix: true,
  attributes: true,
  level: true,
  provider: true,
  originalUri: true,
  applicationTimeout: true,
  clock: true,
  observer: true,
  logger: true,
};
const keyMembers: MembersOf<GatewayKey> = { publicKey: true, signer: true };

function checkKeys(keys: unknown, faults: ConfigFaults): void {
  if (!Array.isArray(keys) || keys.length === 0) {
    faults.add(
      'keys',
      keys === undefined ? { rule: 'missing' } : 'must be a list of keys, the signing one first',
    );
    return;
  }
  if (keys.length > 5) faults.add('keys', 'must be 5 at most');
  const kids = new Set<unknown>();
  for (const [index, key] of (keys as readonly (GatewayKey | null | undefined)[]).entries()) {
    const at = `keys[${index}]`;
    judgeMembers(at, key, keyMembers, faults);
    checkPublic(key?.publicKey, `${at}.publicKey`, faults);
    const { signer, publicKey } = key ?? {};
    if (index === 0 && typeof signer?.sign !== 'function')
      faults.add(`${at}.signer`, 'is missing or cannot sign');
    if (signer && (signer.kid !== publicKey?.kid || signer.algorithm !== publicKey?.alg))
      faults.add(`${at}.publicKey`, 'must have kid and alg of the signer');
    if (kids.has(publicKey?.kid)) faults.add(`${at}.publicKey.kid`, 'must differ from the others');
    kids.add(publicKey?.kid);
  }
}

/** A private key that was handed over by mistake must not be published; it is not repeated here either. */
function checkPublic(key: unknown, at: string, faults: ConfigFaults): void {
  const jwk = (typeof key === 'object' && key !== null ? key : {}) as Record<string, unknown>;
  faults.text(`${at}.kid`, jwk.kid);
  if (['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].some((name) => name in jwk))
    faults.add(at, 'has private parts: give publicJwk({ … }) of client-core');
  const kty =
    typeof jwk.alg === 'string' && Object.hasOwn(algorithms, jwk.alg) ? algorithms[jwk.alg] : undefined;
  if (kty === undefined) faults.add(`${at}.alg`, `must be one of ${Object.keys(algorithms).join(', ')}`);
  else if (jwk.kty !== kty) faults.add(`${at}.kty`, 'does not fit alg');
  if (jwk.use !== undefined && jwk.use !== 'sig') faults.add(`${at}.use`, 'must be sig');
}

const isPath = (value: unknown): boolean =>
  typeof value === 'string' && /^\/(?!\/)[A-Za-z0-9._~/-]*[A-Za-z0-9._~-]$/.test(value);

/** Checks a configuration and fills in the defaults. Throws `servicekonto.config.invalid` with all faults at once. */
export function gatewaySettings(config: GatewayConfig): GatewaySettings {
  const { prefix = '/gateway', attributes = [], audience } = config;
  checkConfig(
    (facts) => servicekontoError('servicekonto.config.invalid', facts),
    (faults) => {
      judgeMembers('', config, gatewayMembers, faults);
      faults.tenant('tenant', config.tenant);
      faults.address('baseUrl', config.baseUrl, { [allowHttp]: config[allowHttp], [allowSandbox]: true });
      faults.text('audience', audience);
      checkKeys(config.keys, faults);
      if (!isPath(prefix)) faults.add('prefix', 'must start with one slash and not end with one');
      const known: readonly string[] = attributeNames;
      if (!Array.isArray(attributes)) faults.add('attributes', 'must be a list of attribute names');
      else
        for (const name of attributes)
          if (!known.includes(name)) faults.add('attributes', `must be one of ${known.join(', ')}`);
      faults.oneOf('level', config.level, vertrauensniveaus);
      faults.oneOf('originalUri', config.originalUri, ['x-original-uri', 'x-forwarded-uri']);
      faults.number('applicationTimeout', config.applicationTimeout, 1);
      if (config.proxyStripsPath !== undefined && typeof config.proxyStripsPath !== 'boolean')
        faults.add('proxyStripsPath', 'must be true or false');
      if (config.provider !== undefined) faults.text('provider', config.provider);
      for (const name of ['clock', 'observer', 'logger'] as const)
        if (config[name] !== undefined && typeof config[name] !== 'function')
          faults.add(name, 'must be a function');
    },
  );
  const base = new URL(config.baseUrl);
  const path = `${base.pathname.replace(/\/+$/, '')}${prefix}`;
  return {
    config,
    tenant: config.tenant,
    // Without a slash at the end, whatever was written: sites compare it character by character.
    issuer: `${base.origin}${base.pathname.replace(/\/+$/, '')}`,
    origin: base.origin,
    host: base.host,
    path,
    arrivalPath: config.proxyStripsPath ? prefix : path,
    audience,
    signer: config.keys[0]!.signer!,
    published: config.keys.map(({ publicKey }) => publicMembers(publicKey)),
    attributes,
    level: config.level,
    provider: config.provider,
    originalUri: config.originalUri ?? 'x-original-uri',
    timeout: config.applicationTimeout ?? 10_000,
    clock: config.clock ?? Date.now,
  };
}
