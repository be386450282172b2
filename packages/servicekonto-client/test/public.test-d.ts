import type { CodedError } from '@rathaus/client-core';
import type { RequestTenantSource, Tenanted } from '@rathaus/client-core/tenants';
import type { ErrorCatalogue } from '@rathaus/client-core/texts';
import { expectTypeOf, it } from 'vitest';
import { servicekontoError } from '../src/errors.ts';
import {
  createServicekonto,
  type Identity,
  type LoginLink,
  type LoginProvider,
  type Servicekonto,
  type ServicekontoConfig,
  type ServicekontoErrorCode,
  type ServicekontoEvent,
  type Session,
  type Vertrauensniveau,
} from '../src/index.ts';
import { type OidcOptions, oidc } from '../src/oidc/index.ts';
import type { PostfachErrorCode } from '../src/postfach/index.ts';
import { errorTable, errorTexts } from '../src/texts/index.ts';

const config = {} as ServicekontoConfig;
const source = {} as RequestTenantSource<ServicekontoConfig>;

it('one configuration gives the login, many give it by request and by name', () => {
  expectTypeOf(createServicekonto(config)).toEqualTypeOf<Servicekonto>();
  expectTypeOf(createServicekonto(source)).toExtend<Servicekonto & Tenanted<Servicekonto>>();
  // @ts-expect-error requests must be mapped to tenants
  createServicekonto({ config: source.config });
  const { tenant: _tenant, ...nameless } = config;
  // @ts-expect-error an authority has a name
  createServicekonto(nameless);
});

it('providers are made by the function of their protocol', () => {
  const facts = { issuer: 'https://login.stadt.example', clientId: 'portal' };
  expectTypeOf(oidc({ ...facts, clientSecret: 'x' })).toExtend<LoginProvider>();
  expectTypeOf<ServicekontoConfig['providers'][string]>().toEqualTypeOf<LoginProvider>();
  // @ts-expect-error plain options are no provider
  expectTypeOf<OidcOptions>().toExtend<LoginProvider>();
  // @ts-expect-error the provider must know that it is us
  oidc(facts);
  // @ts-expect-error a key needs somebody who signs with it
  oidc({ ...facts, clientAuth: 'private_key_jwt', clientSecret: 'x' });
  oidc({ ...facts, clientAuth: 'tls_client_auth' });
  const { cookieKeys: _keys, ...unsealed } = config;
  // @ts-expect-error started logins have to be sealed
  createServicekonto(unsealed);
});

it('identities are a union by kind', () => {
  const identity = {} as Identity;
  expectTypeOf(identity.key).toEqualTypeOf<string | undefined>();
  // @ts-expect-error only persons have a family name
  void identity.familyName;
  if (identity.kind === 'organisation') {
    expectTypeOf(identity.name).toEqualTypeOf<string | undefined>();
    expectTypeOf(identity.actingPerson?.familyName).toEqualTypeOf<string | undefined>();
  } else expectTypeOf(identity.familyName).toEqualTypeOf<string | undefined>();
  expectTypeOf<Session['identity']>().toEqualTypeOf<Identity>();
});

it('words of other packages', () => {
  expectTypeOf<LoginLink>().toExtend<{
    readonly id: string;
    readonly href: string;
    readonly label?: string;
    readonly maxLevel?: 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch';
  }>();
  expectTypeOf<Session['level']>().toEqualTypeOf<Vertrauensniveau>();
});

it('every code is in the table and has its texts', () => {
  expectTypeOf({ errorTable, errorTexts }).toExtend<ErrorCatalogue>();
  expectTypeOf<keyof typeof errorTexts>().toEqualTypeOf<ServicekontoErrorCode | PostfachErrorCode>();
  expectTypeOf(servicekontoError('servicekonto.store.failed')).toEqualTypeOf<
    CodedError<'servicekonto.store.failed'>
  >();
  // @ts-expect-error not in the table
  servicekontoError('servicekonto.tenant.unknown');
});

it('events are a union by type', () => {
  const observer = (event: ServicekontoEvent) => {
    if (event.type === 'login.succeeded') expectTypeOf(event.level).toEqualTypeOf<Vertrauensniveau>();
    if (event.type === 'login.failed') expectTypeOf(event.code).toEqualTypeOf<string>();
  };
  expectTypeOf(observer).toExtend<NonNullable<ServicekontoConfig['observer']>>();
});
