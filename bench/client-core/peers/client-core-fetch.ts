import { createClient } from '@rathaus/client-core/fetch';
import { type MakeCall, origin } from './dogs.ts';
import { dogs } from './dogs-contract.ts';

export const makeCall: MakeCall = (fetch) => {
  const client = createClient({ contract: dogs, baseUrl: origin, fetch });
  return (signal) => client.get('/dogs/{dogId}', { path: { dogId: '7' }, query: { lang: 'de' }, signal });
};
