// Generated from the document town by rathaus-generate. Do not edit: change the document.

import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './town.ts';

const town200: ContractExamples<paths>['GET /towns/{run}'][200] = [{ contentType: 'application/json', body: { name: 'example', streets: ['example'] } }];

const echo200: ContractExamples<paths>['GET /echo/{run}'][200] = [{ contentType: 'application/json', body: { cookie: 'example', accept: 'example', key: 'example' } }];

export const townExamples: ContractExamples<paths> = {
  'GET /towns/{run}': { 200: town200 },
  'PUT /towns/{run}': { 200: town200 },
  'GET /missing/{run}': {
    200: town200,
    404: [{ contentType: 'application/problem+json', body: { type: 'urn:town:not-found', town: 'example' } }],
  },
  'GET /text/{run}': { 200: [{ contentType: 'text/plain', body: 'example' }] },
  'GET /bytes/{run}': { 200: [{ contentType: 'application/octet-stream', body: '{}' }] },
  'DELETE /empty/{run}': { 204: [{}] },
  'GET /endless/{run}': { 200: town200 },
  'PUT /file/{run}': { 204: [{}] },
  'POST /form/{run}': { 204: [{}] },
  'GET /busy/{run}': { 200: town200 },
  'GET /moved/{run}': { 200: town200 },
  'PUT /moved/{run}': { 200: town200 },
  'GET /silent/{run}': { 200: town200 },
  'GET /half/{run}': { 200: town200 },
  'GET /echo/{run}': { 200: echo200 },
  'POST /echo/{run}': { 200: echo200 },
  'GET /cookie/{run}': { 200: echo200 },
};
