// Generated from the document registry by rathaus-generate. Do not edit: change the document.

import {
  bytesBody,
  type Contract,
  type ContractInfo,
  defineContract,
  formBody,
  jsonBody,
  multipartBody,
  type OperationContract,
  withoutWriteOnly,
  writeCookies,
  writeHeaders,
  writePath,
  writePlainHeaders,
  writePlainPath,
  writePlainQuery,
  writeQuery,
} from '@rathaus/client-core/contract';
import type { paths } from './registry.ts';

export const getDogs: OperationContract<'GET /dogs', paths> = {
  on: 'GET /dogs',
  id: 'getDogs',
  query: { write: writeQuery, table: { cursor: {}, breed: { type: 'list' } } },
  answers: { 200: ['application/json'] },
};

export const postDogs: OperationContract<'POST /dogs', paths> = {
  on: 'POST /dogs',
  id: 'postDogs',
  header: { write: writePlainHeaders, table: { 'x-office': { required: true } } },
  body: {
    required: true,
    types: { 'application/json': jsonBody, 'application/x-www-form-urlencoded': formBody },
  },
  answers: { 201: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    422: [
      'https://register.example/problems/name-taken',
      'https://register.example/problems/fields',
      'https://register.example/problems/too-long',
    ],
    default: [],
  },
};

export const getDogsDogId: OperationContract<'GET /dogs/{dogId}', paths> = {
  on: 'GET /dogs/{dogId}',
  id: 'getDogsDogId',
  path: { write: writePlainPath, table: { dogId: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json', 'application/json'],
  problems: { 404: ['https://register.example/problems/not-found'], 410: [] },
};

export const patchDogsDogId: OperationContract<'PATCH /dogs/{dogId}', paths> = {
  on: 'PATCH /dogs/{dogId}',
  id: 'patchDogsDogId',
  path: { write: writePlainPath, table: { dogId: {} } },
  body: { required: true, types: { 'application/merge-patch+json': jsonBody } },
  answers: { 200: ['application/json'], 202: [] },
  problemTypes: ['application/problem+json'],
  problems: { '4XX': [] },
};

export const deleteDogsDogId: OperationContract<'DELETE /dogs/{dogId}', paths> = {
  on: 'DELETE /dogs/{dogId}',
  id: 'deleteDogsDogId',
  path: { write: writePlainPath, table: { dogId: {} } },
  answers: { 204: [] },
};

export const headDogsDogId: OperationContract<'HEAD /dogs/{dogId}', paths> = {
  on: 'HEAD /dogs/{dogId}',
  id: 'headDogsDogId',
  path: { write: writePlainPath, table: { dogId: {} } },
  answers: { 200: [] },
};

export const getDogsDogIdPhoto: OperationContract<'GET /dogs/{dogId}/photo', paths> = {
  on: 'GET /dogs/{dogId}/photo',
  id: 'getDogsDogIdPhoto',
  path: { write: writePlainPath, table: { dogId: {} } },
  answers: { 200: ['application/octet-stream'] },
};

export const putDogsDogIdPhoto: OperationContract<'PUT /dogs/{dogId}/photo', paths> = {
  on: 'PUT /dogs/{dogId}/photo',
  id: 'putDogsDogIdPhoto',
  path: { write: writePlainPath, table: { dogId: {} } },
  body: { required: true, types: { 'application/octet-stream': bytesBody } },
  answers: { 204: [] },
};

export const postDogsDogIdPhoto: OperationContract<'POST /dogs/{dogId}/photo', paths> = {
  on: 'POST /dogs/{dogId}/photo',
  id: 'postDogsDogIdPhoto',
  path: { write: writePlainPath, table: { dogId: {} } },
  body: { required: true, types: { 'multipart/form-data': multipartBody } },
  answers: { 204: [] },
};

export const getSearch: OperationContract<'GET /search', paths> = {
  on: 'GET /search',
  id: 'getSearch',
  query: { write: writePlainQuery, table: { q: { required: true }, limit: {} } },
  answers: { 200: ['application/json'] },
};

export const postNotices: OperationContract<'POST /notices', paths> = {
  on: 'POST /notices',
  id: 'postNotices',
  body: { types: { 'application/jose': bytesBody } },
  answers: { 202: [] },
};

export const listKennels: OperationContract<'GET /kennels', paths> = {
  on: 'GET /kennels',
  id: 'listKennels',
  query: {
    write: writeQuery,
    table: {
      filter: { style: 'deepObject', type: 'object' },
      tags: { explode: false, type: 'list' },
      sort: { explode: false, type: 'object' },
      span: { type: 'object' },
      where: { style: 'json' },
    },
  },
  header: {
    write: writeHeaders,
    table: { 'x-fields': { type: 'list' }, 'x-hints': { explode: true, type: 'object' } },
  },
  cookie: {
    write: writeCookies,
    table: { session: { required: true }, seen: { explode: false, type: 'list' } },
  },
  answers: { 200: ['application/json'] },
  writeOnly: { remove: withoutWriteOnly, pointers: ['/*/pin'] },
};

export const createKennel: OperationContract<'POST /kennels', paths> = {
  on: 'POST /kennels',
  id: 'createKennel',
  body: {
    required: true,
    types: { 'application/json': jsonBody },
    readOnly: ['/id', '/residents/*/since', '/rooms/*/inspectedAt'],
  },
  answers: { 201: ['application/json'] },
  writeOnly: { remove: withoutWriteOnly, pointers: ['/pin'] },
  idempotent: true,
};

export const getKennels: OperationContract<'GET /kennels/{kennelIds}', paths> = {
  on: 'GET /kennels/{kennelIds}',
  id: 'getKennels',
  path: { write: writePath, table: { kennelIds: { type: 'list' } } },
  answers: { default: ['application/json'] },
  writeOnly: { remove: withoutWriteOnly, pointers: ['/*/pin'] },
};

export const describeKennels: OperationContract<'PUT /kennels/{kennelIds}', paths> = {
  on: 'PUT /kennels/{kennelIds}',
  id: 'describeKennels',
  path: { write: writePath, table: { kennelIds: { type: 'list' } } },
  body: { required: true, types: { 'text/plain': bytesBody, 'application/pdf': bytesBody } },
  answers: { 200: ['text/plain'] },
};

export const applyForKennel: OperationContract<'POST /kennels/{kennelIds}/form', paths> = {
  on: 'POST /kennels/{kennelIds}/form',
  id: 'applyForKennel',
  path: { write: writePlainPath, table: { kennelIds: {} } },
  body: {
    required: true,
    types: { 'application/x-www-form-urlencoded': formBody },
    encoding: {
      colours: { explode: false, type: 'list' },
      address: { style: 'json' },
      owner: { style: 'deepObject', type: 'object' },
    },
  },
  answers: { 204: [] },
};

export const registryInfo: ContractInfo = { name: 'registry', version: '1.0.0', digest: 'sha256-W3UoCAfyb+6vQm7+DmeKWXxeP6GjBKn3mMVcsq3s+Ws=' };

export const registry: Contract<paths> = /* @__PURE__ */ defineContract<paths>(registryInfo, [
  getDogs,
  postDogs,
  getDogsDogId,
  patchDogsDogId,
  deleteDogsDogId,
  headDogsDogId,
  getDogsDogIdPhoto,
  putDogsDogIdPhoto,
  postDogsDogIdPhoto,
  getSearch,
  postNotices,
  listKennels,
  createKennel,
  getKennels,
  describeKennels,
  applyForKennel,
]);
