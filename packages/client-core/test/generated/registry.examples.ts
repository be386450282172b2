// Generated from the document registry by rathaus-generate. Do not edit: change the document.

import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './registry.ts';

export const registryExamples: ContractExamples<paths> = {
  'GET /dogs': {
    200: [
      {
        contentType: 'application/json',
        body: { items: [{ id: 'example', name: 'example' }], next: 'example' },
      },
    ],
  },
  'POST /dogs': {
    201: [{ contentType: 'application/json', body: { id: 'example', name: 'example' } }],
    422: [
      {
        contentType: 'application/problem+json',
        body: { type: 'https://register.example/problems/name-taken', suggestion: 'example' },
      },
      {
        contentType: 'application/problem+json',
        body: { type: 'https://register.example/problems/fields', fields: ['example'] },
      },
      {
        contentType: 'application/problem+json',
        body: { type: 'https://register.example/problems/too-long', fields: ['example'] },
      },
    ],
    default: [
      {
        contentType: 'application/problem+json',
        body: { type: 'about:blank', title: 'example', detail: 'anything else' },
      },
    ],
  },
  'GET /dogs/{dogId}': {
    200: [{ contentType: 'application/json', body: { id: 'example', name: 'example' } }],
    404: [
      {
        contentType: 'application/problem+json',
        body: { type: 'https://register.example/problems/not-found', dogId: 'example' },
      },
    ],
    410: [{ contentType: 'application/json', body: { since: 'example' } }],
  },
  'PATCH /dogs/{dogId}': {
    200: [{ contentType: 'application/json', body: { id: 'example', name: 'example' } }],
    202: [{}],
    '4XX': [
      {
        contentType: 'application/problem+json',
        body: { type: 'about:blank', title: 'example', detail: 'refused' },
      },
    ],
  },
  'DELETE /dogs/{dogId}': { 204: [{}] },
  'HEAD /dogs/{dogId}': { 200: [{}] },
  'GET /dogs/{dogId}/photo': { 200: [{ contentType: 'application/octet-stream', body: 'example' }] },
  'PUT /dogs/{dogId}/photo': { 204: [{}] },
  'POST /dogs/{dogId}/photo': { 204: [{}] },
  'GET /search': { 200: [{ contentType: 'application/json', body: ['example'] }] },
  'POST /notices': { 202: [{}] },
  'GET /kennels': {
    200: [
      {
        contentType: 'application/json',
        body: [
          {
            id: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f8b6a59',
            name: 'Hof Łęgowski',
            keeper: { name: 'Łucja Sørensen-Đorđević' },
            residents: [{ id: 'example', name: 'example', since: '2026-11-23' }],
            rooms: {},
          },
        ],
      },
    ],
  },
  'POST /kennels': {
    201: [
      {
        contentType: 'application/json',
        body: {
          id: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f8b6a59',
          name: 'Hof Łęgowski',
          keeper: { name: 'Łucja Sørensen-Đorđević' },
          residents: [{ id: 'example', name: 'example', since: '2026-11-23' }],
          rooms: {},
        },
      },
    ],
  },
  'GET /kennels/{kennelIds}': {
    default: [
      {
        contentType: 'application/json',
        body: [
          {
            id: '3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f8b6a59',
            name: 'Hof Łęgowski',
            keeper: { name: 'Łucja Sørensen-Đorđević' },
            residents: [{ id: 'example', name: 'example', since: '2026-11-23' }],
            rooms: {},
          },
        ],
      },
    ],
  },
  'PUT /kennels/{kennelIds}': { 200: [{ contentType: 'text/plain', body: 'example' }] },
  'POST /kennels/{kennelIds}/form': { 204: [{}] },
};
