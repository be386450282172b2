// Generated from the document fit-connect-destination.v2 by rathaus-generate. Do not edit: change the document.

import {
  type Contract,
  type ContractInfo,
  defineContract,
  jsonBody,
  type OperationContract,
  writePlainPath,
} from '@rathaus/client-core/contract';
import type { paths } from './fit-connect-destination.v2.ts';

export const getDestination: OperationContract<'GET /v2/destinations/{destinationId}', paths> = {
  on: 'GET /v2/destinations/{destinationId}',
  id: 'getDestination',
  path: { write: writePlainPath, table: { destinationId: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    401: ['https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized'],
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    404: ['https://schema.fitko.de/fit-connect/submission-api/problems/not-found'],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const patchDestination: OperationContract<'PATCH /v2/destinations/{destinationId}', paths> = {
  on: 'PATCH /v2/destinations/{destinationId}',
  id: 'patchDestination',
  path: { write: writePlainPath, table: { destinationId: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    400: ['https://schema.fitko.de/fit-connect/submission-api/problems/invalid-request'],
    401: ['https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized'],
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    404: ['https://schema.fitko.de/fit-connect/submission-api/problems/not-found'],
    409: ['https://schema.fitko.de/fit-connect/submission-api/problems/submission-state-conflict'],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const listDestinationKeys: OperationContract<'GET /v2/destinations/{destinationId}/keys', paths> = {
  on: 'GET /v2/destinations/{destinationId}/keys',
  id: 'listDestinationKeys',
  path: { write: writePlainPath, table: { destinationId: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    401: ['https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized'],
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    404: ['https://schema.fitko.de/fit-connect/submission-api/problems/not-found'],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const addDestinationKey: OperationContract<'POST /v2/destinations/{destinationId}/keys', paths> = {
  on: 'POST /v2/destinations/{destinationId}/keys',
  id: 'addDestinationKey',
  path: { write: writePlainPath, table: { destinationId: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 201: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    400: ['https://schema.fitko.de/fit-connect/submission-api/problems/invalid-request'],
    401: ['https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized'],
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    404: ['https://schema.fitko.de/fit-connect/submission-api/problems/not-found'],
    409: ['https://schema.fitko.de/fit-connect/submission-api/problems/submission-state-conflict'],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const fitConnectDestinationV2Info: ContractInfo = {
  name: 'fit-connect-destination.v2',
  version: '2.1.0',
  digest: 'sha256-+fp/x9xN93JLnphznbWxDXRogHZM5KMohhWSxEmh7tY=',
};

export const fitConnectDestinationV2: Contract<paths> = /* @__PURE__ */ defineContract<paths>(fitConnectDestinationV2Info, [
  getDestination,
  patchDestination,
  listDestinationKeys,
  addDestinationKey,
]);
