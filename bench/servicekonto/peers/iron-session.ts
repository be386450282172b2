import type { PersonIdentity } from '@rathaus/servicekonto-client';
import { getIronSession } from 'iron-session';
import { citizen, idToken } from '../citizen.ts';
import { type Contestant, contestant, cookiesOf, webRequest } from '../contestant.ts';

interface Data {
  identity?: PersonIdentity;
  idToken?: string;
}

const options = {
  cookieName: 'portal',
  password: 'nur-fuer-den-Vergleich:0123456789-abcdef',
  ttl: 30 * 60,
};

/** iron-session: everything is in the cookie, and nobody can end what is there. */
export const ironSession = (): Contestant =>
  contestant<Request>({
    name: 'iron-session',
    kind: 'stateless',
    store: 'none',
    does: {
      reads: 'nothing',
      kept: 'encrypted in the cookie',
      limits: 'whole life, in the cookie',
      touch: 'never',
    },
    input: webRequest,
    async login(number) {
      const response = new Response(null);
      const session = await getIronSession<Data>(webRequest(''), response, options);
      session.identity = citizen(number);
      session.idToken = idToken;
      await session.save();
      return cookiesOf(response.headers);
    },
    async check(request) {
      const session = await getIronSession<Data>(request, new Response(null), options);
      const { identity } = session;
      return identity && { level: identity.level, subject: identity.subject! };
    },
  });
