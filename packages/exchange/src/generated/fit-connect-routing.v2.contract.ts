// Generated from the document fit-connect-routing.v2 by rathaus-generate. Do not edit: change the document.

import {
  type Contract,
  type ContractInfo,
  defineContract,
  type OperationContract,
  writePlainQuery,
  writeQuery,
} from '@rathaus/client-core/contract';
import type { paths } from './fit-connect-routing.v2.ts';

export const findRoutes: OperationContract<'GET /routes', paths> = {
  on: 'GET /routes',
  id: 'findRoutes',
  query: {
    write: writePlainQuery,
    table: { leikaKey: { required: true }, ags: {}, ars: {}, areaId: {}, offset: {}, limit: {} },
  },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json', 'application/json'],
  problems: { 400: [], 429: [], 500: [] },
};

export const findAreas: OperationContract<'GET /areas', paths> = {
  on: 'GET /areas',
  id: 'findAreas',
  query: {
    write: writeQuery,
    table: { areaSearchexpression: { type: 'list', required: true }, offset: {}, limit: {} },
  },
  answers: { 200: ['application/json', 'application/problem+json'] },
  problemTypes: ['application/problem+json', 'application/json'],
  problems: { 400: [], 429: [], 500: [] },
};

export const getRoutingInfo: OperationContract<'GET /info', paths> = {
  on: 'GET /info',
  id: 'getRoutingInfo',
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json'],
  problems: { 429: [] },
};

export const fitConnectRoutingV2Info: ContractInfo = {
  name: 'fit-connect-routing.v2',
  version: '2.0.0',
  digest: 'sha256-ej3FEQwGlWt/JB0OoG5J3NL+/HfN8QkYugoBm17EDoM=',
};

export const fitConnectRoutingV2: Contract<paths> = /* @__PURE__ */ defineContract<paths>(fitConnectRoutingV2Info, [
  findRoutes,
  findAreas,
  getRoutingInfo,
]);
