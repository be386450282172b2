/** The least application that calls something, on `fetch` alone: what `size-budget.json` weighs. */

import { defineContract } from '@rathaus/client-core/contract';
import { createClient } from '@rathaus/client-core/fetch';
import { getTown, townInfo } from '../generated/town.contract.ts';
import type { paths } from '../generated/town.ts';

const contract = defineContract<Pick<paths, '/towns/{run}'>>(townInfo, [getTown]);
const client = createClient({ contract, baseUrl: 'https://register.example' });
console.log(await client.get('/towns/{run}', { path: { run: '7' }, query: { how: 'plain' } }));
