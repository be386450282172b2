import {
  type ContractInfo,
  defineContract,
  type OperationContract,
  writePlainPath,
  writePlainQuery,
} from '@rathaus/client-core/contract';
import type { Paths } from './dogs.ts';

export const dogsInfo: ContractInfo = {
  name: 'dogs.v1',
  version: '1.0.0',
  digest: 'sha256-I2siXj8uF8Nh++b3n5NWG4fd2QJrDWvESjR1JTJD0U0=',
};

export const getDog = {
  on: 'GET /dogs/{dogId}',
  id: 'getDog',
  path: { write: writePlainPath, table: { dogId: {} } },
  query: { write: writePlainQuery, table: { lang: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: { 404: ['urn:dogs:unknown'] },
} satisfies OperationContract;

/** The contract at run time: parameters are one value each. */
export const dogs = /* @__PURE__ */ defineContract<Paths>(dogsInfo, [getDog]);
