import { createMemoryStateStore } from '@rathaus/client-core';
import { createServicekonto } from '../../src/index.ts';
import { oidc } from '../../src/oidc/index.ts';

// What an application loads that logs in by OpenID Connect and by nothing else.
const konto = createServicekonto({
  tenant: 'musterstadt',
  baseUrl: 'https://portal.musterstadt.example',
  store: createMemoryStateStore(),
  cookieKeys: ['nur-fuer-den-Vergleich:0123456789-abcdef'],
  providers: {
    broker: oidc({ issuer: 'https://login.land.example', clientId: 'portal', clientSecret: '…' }),
  },
});
console.log(await konto.handle(new Request('https://portal.musterstadt.example/')));
