import type { LoginLink, Servicekonto } from '@rathaus/servicekonto-client';
import { renderAccount, renderLogin } from '@rathaus/ui-kit/server';
import { expectTypeOf, it } from 'vitest';

const konto = {} as Servicekonto;
const request = {} as Request;
const name = 'Erika Probe';

it('the account of the kit takes what the login says, where there is a session', async () => {
  // As it stands in the READMEs of both; kit-und-konto.test.ts looks for it there.
  const time = await konto.timeLeft(request);
  expectTypeOf(time && renderAccount({ name, ...time })).toEqualTypeOf<string | undefined>();
  // @ts-expect-error nobody is logged in, and then there is no address to log out at
  renderAccount({ name, ...(await konto.timeLeft(request)) });
});

it('the login of the kit takes the links as they are', () => {
  expectTypeOf(renderLogin).toBeCallableWith({ providers: [] as LoginLink[], level: 'hoch' });
});
