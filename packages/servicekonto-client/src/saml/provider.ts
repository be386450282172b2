import type { ConfigFaults } from '@rathaus/client-core/config';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type {
  KeyWarning,
  LoginProvider,
  Outside,
  ProviderConnection,
  ProviderRoute,
  Surroundings,
} from '../login/protocol.ts';
import { guardHeaders } from '../pages/page.ts';
import { checkSamlOptions } from './check-options.ts';
import { SamlConnection } from './connection.ts';
import { keyWarningsOf } from './keys/key-warnings.ts';
import { logoutRoute } from './logout/logout-route.ts';
import { serviceProviderMetadata } from './metadata/write-service-provider.ts';
import type { SamlOptions } from './options.ts';
import type { SamlProfile } from './profile.ts';
import { onlyField } from './response/message.ts';

/** A provider of SAML 2.0. `options` are plain values where possible, so that two of them can be compared. */
export interface SamlProvider<Options extends SamlOptions = SamlOptions> extends LoginProvider {
  readonly protocol: 'saml';
  readonly options: Options;
}

/** What a kind of account adds to the general provider. */
export interface SamlKind<Options extends SamlOptions> {
  readonly options: Options;
  readonly maxLevel?: Vertrauensniveau | undefined;
  /** Judges what is its own, names of members included; called before the general part. */
  check(faults: ConfigFaults, at: string, config: Outside): void;
  /** Made when a tenant is connected; `config` says what is allowed. */
  profile(config: Outside): SamlProfile;
}

/** A provider of SAML for one kind of account. */
export function samlProvider<Options extends SamlOptions>(kind: SamlKind<Options>): SamlProvider<Options> {
  const { options } = kind;
  return {
    protocol: 'saml',
    options,
    label: options.label,
    maxLevel: kind.maxLevel,
    answersBy: 'POST',
    check(faults, at, config) {
      kind.check(faults, at, config);
      checkSamlOptions(options, at, config, faults);
    },
    connect: (surroundings) => connect(kind.profile(surroundings.config), options, surroundings),
  };
}

function connect(profile: SamlProfile, options: SamlOptions, surroundings: Surroundings): ProviderConnection {
  const connection = new SamlConnection(profile, options, surroundings);
  return {
    start: (login, { signal }) => connection.start(login, signal),
    stateOf: ({ parameters }) => onlyField(parameters, 'RelayState'),
    finish: (answer, login, { signal }) => connection.finish(answer, login, signal),
    end: ({ memory }, { state }, { signal }) => connection.end(memory, state, signal),
    routes: {
      metadata: metadataRoute(profile, options, surroundings),
      // An account that knows no logout sends nobody there.
      ...(hasLogout(profile, options) && { logout: logoutRoute(connection) }),
    },
    keyWarnings: async ({ signal }) => [
      ...ownWarnings(options, surroundings),
      ...(await connection.keyWarnings(signal)),
    ],
    ownKeyWarnings: () => ownWarnings(options, surroundings),
  };
}

function ownWarnings({ keys }: SamlOptions, { clock }: Surroundings): readonly KeyWarning[] {
  const now = clock();
  return (['signing', 'encryption'] as const).flatMap((use) =>
    keyWarningsOf(
      keys[use].map(({ certificate }) => certificate),
      `our ${use} certificate`,
      now,
    ).map((warning) => ({ ...warning, use })),
  );
}

/** An address for logouts in the configuration says so as well as the account itself. */
const hasLogout = (profile: SamlProfile, { identityProvider }: SamlOptions): boolean =>
  profile.hasLogout || identityProvider.sloUrl !== undefined;

/** Our metadata, for the provider to register: at `<login>/<id>/metadata`. */
function metadataRoute(
  profile: SamlProfile,
  options: SamlOptions,
  { callbackUrl, routeUrl }: Surroundings,
): ProviderRoute {
  return {
    method: 'GET',
    async handle() {
      const { entityId, keys } = options;
      const xml = serviceProviderMetadata({
        entityId,
        acsUrl: callbackUrl,
        sloUrl: hasLogout(profile, options) ? routeUrl('logout') : undefined,
        keys,
        nameIdFormat: profile.nameIdFormat,
        wantAssertionsSigned: profile.policy.signed === 'assertion',
      });
      return new Response(xml, {
        headers: { ...guardHeaders, 'content-type': 'application/samlmetadata+xml; charset=utf-8' },
      });
    },
  };
}
