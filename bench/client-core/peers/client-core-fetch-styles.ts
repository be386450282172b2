import { createClient } from '@rathaus/client-core/fetch';
import { type MakeCall, origin } from './dogs.ts';
import { dogsInAllStyles } from './dogs-contract-styles.ts';

export const makeCall: MakeCall = (fetch) => {
  const client = createClient({ contract: dogsInAllStyles, baseUrl: origin, fetch });
  return (signal) => client.get('/dogs/{dogId}', { path: { dogId: '7' }, query: { lang: 'de' }, signal });
};
