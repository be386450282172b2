/** The least application that calls something, on ky: what `size-budget.json` weighs. */
import { createClient } from '@rathaus/client-core';
import { defineContract } from '@rathaus/client-core/contract';
import { getTown, townInfo } from '../generated/town.contract.ts';
import type { paths } from '../generated/town.ts';

const contract = defineContract<Pick<paths, '/towns/{run}'>>(townInfo, [getTown]);
const client = createClient({ contract, baseUrl: 'https://register.example' });
console.log(await client.get('/towns/{run}', { path: { run: '7' }, query: { how: 'plain' } }));
