import { defineContract, writePath, writeQuery } from '@rathaus/client-core/contract';
import type { Paths } from './dogs.ts';
import { dogsInfo, getDog } from './dogs-contract.ts';

/** The contract with the code for lists, objects and JSON, which an application bundles that has any of them. */
export const dogsInAllStyles = defineContract<Paths>(dogsInfo, [
  { ...getDog, path: { ...getDog.path, write: writePath }, query: { ...getDog.query, write: writeQuery } },
]);
