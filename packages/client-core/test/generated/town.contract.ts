// Generated from the document town by rathaus-generate. Do not edit: change the document.

import {
  bytesBody,
  type Contract,
  type ContractInfo,
  defineContract,
  jsonBody,
  multipartBody,
  type OperationContract,
  writePlainCookies,
  writePlainPath,
  writePlainQuery,
} from '@rathaus/client-core/contract';
import type { paths } from './town.ts';

export const getTown: OperationContract<'GET /towns/{run}', paths> = {
  on: 'GET /towns/{run}',
  id: 'getTown',
  path: { write: writePlainPath, table: { run: {} } },
  query: { write: writePlainQuery, table: { how: {} } },
  answers: { 200: ['application/json'] },
};

export const putTown: OperationContract<'PUT /towns/{run}', paths> = {
  on: 'PUT /towns/{run}',
  id: 'putTown',
  path: { write: writePlainPath, table: { run: {} } },
  query: { write: writePlainQuery, table: { how: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
};

export const getMissing: OperationContract<'GET /missing/{run}', paths> = {
  on: 'GET /missing/{run}',
  id: 'getMissing',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: { 404: ['urn:town:not-found'] },
};

export const getText: OperationContract<'GET /text/{run}', paths> = {
  on: 'GET /text/{run}',
  id: 'getText',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['text/plain'] },
};

export const getBytes: OperationContract<'GET /bytes/{run}', paths> = {
  on: 'GET /bytes/{run}',
  id: 'getBytes',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/octet-stream'] },
};

export const deleteTown: OperationContract<'DELETE /empty/{run}', paths> = {
  on: 'DELETE /empty/{run}',
  id: 'deleteTown',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 204: [] },
};

export const getEndless: OperationContract<'GET /endless/{run}', paths> = {
  on: 'GET /endless/{run}',
  id: 'getEndless',
  path: { write: writePlainPath, table: { run: {} } },
  query: { write: writePlainQuery, table: { packed: {} } },
  answers: { 200: ['application/json'] },
};

export const putFile: OperationContract<'PUT /file/{run}', paths> = {
  on: 'PUT /file/{run}',
  id: 'putFile',
  path: { write: writePlainPath, table: { run: {} } },
  query: { write: writePlainQuery, table: { slow: {} } },
  body: { required: true, types: { 'application/octet-stream': bytesBody } },
  answers: { 204: [] },
};

export const postForm: OperationContract<'POST /form/{run}', paths> = {
  on: 'POST /form/{run}',
  id: 'postForm',
  path: { write: writePlainPath, table: { run: {} } },
  body: { required: true, types: { 'multipart/form-data': multipartBody } },
  answers: { 204: [] },
};

export const getBusy: OperationContract<'GET /busy/{run}', paths> = {
  on: 'GET /busy/{run}',
  id: 'getBusy',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/json'] },
};

export const getMoved: OperationContract<'GET /moved/{run}', paths> = {
  on: 'GET /moved/{run}',
  id: 'getMoved',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/json'] },
};

export const putMoved: OperationContract<'PUT /moved/{run}', paths> = {
  on: 'PUT /moved/{run}',
  id: 'putMoved',
  path: { write: writePlainPath, table: { run: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
};

export const getSilent: OperationContract<'GET /silent/{run}', paths> = {
  on: 'GET /silent/{run}',
  id: 'getSilent',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/json'] },
};

export const getHalf: OperationContract<'GET /half/{run}', paths> = {
  on: 'GET /half/{run}',
  id: 'getHalf',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/json'] },
};

export const getEcho: OperationContract<'GET /echo/{run}', paths> = {
  on: 'GET /echo/{run}',
  id: 'getEcho',
  path: { write: writePlainPath, table: { run: {} } },
  answers: { 200: ['application/json'] },
};

export const postEcho: OperationContract<'POST /echo/{run}', paths> = {
  on: 'POST /echo/{run}',
  id: 'postEcho',
  path: { write: writePlainPath, table: { run: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
};

export const getCookie: OperationContract<'GET /cookie/{run}', paths> = {
  on: 'GET /cookie/{run}',
  id: 'getCookie',
  path: { write: writePlainPath, table: { run: {} } },
  cookie: { write: writePlainCookies, table: { session: {} } },
  answers: { 200: ['application/json'] },
};

export const townInfo: ContractInfo = { name: 'town', version: '1.0.0', digest: 'sha256-4APpnsnPbQLP0upYvy8udG5+Si9uIfDDo7vBSJH8HRQ=' };

export const town: Contract<paths> = /* @__PURE__ */ defineContract<paths>(townInfo, [
  getTown,
  putTown,
  getMissing,
  getText,
  getBytes,
  deleteTown,
  getEndless,
  putFile,
  postForm,
  getBusy,
  getMoved,
  putMoved,
  getSilent,
  getHalf,
  getEcho,
  postEcho,
  getCookie,
]);
