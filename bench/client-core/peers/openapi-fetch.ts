import createClient from 'openapi-fetch';
import { type MakeCall, origin, type Paths } from './dogs.ts';

export const makeCall: MakeCall = (fetch = globalThis.fetch) => {
  const client = createClient<Paths>({ baseUrl: origin, fetch });
  return async (signal) => {
    const { data } = await client.GET('/dogs/{dogId}', {
      params: { path: { dogId: '7' }, query: { lang: 'de' } },
      signal: signal ?? null,
    });
    return data;
  };
};
