// Generated from the document ckan-action.v3 by rathaus-generate. Do not edit: change the document.

import {
  type Contract,
  type ContractInfo,
  defineContract,
  jsonBody,
  multipartBody,
  type OperationContract,
  writePlainQuery,
} from '@rathaus/client-core/contract';
import type { paths } from './ckan-action.v3.ts';

export const status_show: OperationContract<'GET /api/3/action/status_show', paths> = {
  on: 'GET /api/3/action/status_show',
  id: 'status_show',
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 500: [], 503: [] },
};

export const package_show: OperationContract<'GET /api/3/action/package_show', paths> = {
  on: 'GET /api/3/action/package_show',
  id: 'package_show',
  query: {
    write: writePlainQuery,
    table: { id: { required: true }, use_default_schema: {}, include_tracking: {} },
  },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 500: [], 503: [] },
};

export const package_search: OperationContract<'GET /api/3/action/package_search', paths> = {
  on: 'GET /api/3/action/package_search',
  id: 'package_search',
  query: {
    write: writePlainQuery,
    table: {
      q: {},
      fq: {},
      rows: {},
      start: {},
      sort: {},
      include_private: {},
      include_drafts: {},
      include_deleted: {},
    },
  },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 409: [], 500: [], 503: [] },
};

export const package_create: OperationContract<'POST /api/3/action/package_create', paths> = {
  on: 'POST /api/3/action/package_create',
  id: 'package_create',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const package_update: OperationContract<'POST /api/3/action/package_update', paths> = {
  on: 'POST /api/3/action/package_update',
  id: 'package_update',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const package_patch: OperationContract<'POST /api/3/action/package_patch', paths> = {
  on: 'POST /api/3/action/package_patch',
  id: 'package_patch',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const package_revise: OperationContract<'POST /api/3/action/package_revise', paths> = {
  on: 'POST /api/3/action/package_revise',
  id: 'package_revise',
  body: { required: true, types: { 'application/json': jsonBody, 'multipart/form-data': multipartBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const package_delete: OperationContract<'POST /api/3/action/package_delete', paths> = {
  on: 'POST /api/3/action/package_delete',
  id: 'package_delete',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const dataset_purge: OperationContract<'POST /api/3/action/dataset_purge', paths> = {
  on: 'POST /api/3/action/dataset_purge',
  id: 'dataset_purge',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const resource_show: OperationContract<'GET /api/3/action/resource_show', paths> = {
  on: 'GET /api/3/action/resource_show',
  id: 'resource_show',
  query: { write: writePlainQuery, table: { id: { required: true } } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 500: [], 503: [] },
};

export const resource_create: OperationContract<'POST /api/3/action/resource_create', paths> = {
  on: 'POST /api/3/action/resource_create',
  id: 'resource_create',
  body: { required: true, types: { 'application/json': jsonBody, 'multipart/form-data': multipartBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const resource_update: OperationContract<'POST /api/3/action/resource_update', paths> = {
  on: 'POST /api/3/action/resource_update',
  id: 'resource_update',
  body: { required: true, types: { 'application/json': jsonBody, 'multipart/form-data': multipartBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const resource_patch: OperationContract<'POST /api/3/action/resource_patch', paths> = {
  on: 'POST /api/3/action/resource_patch',
  id: 'resource_patch',
  body: { required: true, types: { 'application/json': jsonBody, 'multipart/form-data': multipartBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const resource_delete: OperationContract<'POST /api/3/action/resource_delete', paths> = {
  on: 'POST /api/3/action/resource_delete',
  id: 'resource_delete',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const organization_show: OperationContract<'GET /api/3/action/organization_show', paths> = {
  on: 'GET /api/3/action/organization_show',
  id: 'organization_show',
  query: { write: writePlainQuery, table: { id: { required: true }, include_datasets: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 500: [], 503: [] },
};

export const organization_list: OperationContract<'GET /api/3/action/organization_list', paths> = {
  on: 'GET /api/3/action/organization_list',
  id: 'organization_list',
  query: { write: writePlainQuery, table: { all_fields: {}, limit: {}, offset: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 409: [], 500: [], 503: [] },
};

export const organization_list_for_user: OperationContract<'GET /api/3/action/organization_list_for_user', paths> = {
  on: 'GET /api/3/action/organization_list_for_user',
  id: 'organization_list_for_user',
  query: { write: writePlainQuery, table: { permission: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 500: [], 503: [] },
};

export const organization_create: OperationContract<'POST /api/3/action/organization_create', paths> = {
  on: 'POST /api/3/action/organization_create',
  id: 'organization_create',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json', 'text/html'],
  problems: { 400: [], 403: [], 404: [], 409: [], 413: [], 500: [], 503: [] },
};

export const ckanActionV3Info: ContractInfo = { name: 'ckan-action.v3', version: '3.0.0', digest: 'sha256-17t6iioekNnB5O0lZAHgp4gE5SyEmPiua7FDqyJMOfM=' };

export const ckanActionV3: Contract<paths> = /* @__PURE__ */ defineContract<paths>(ckanActionV3Info, [
  status_show,
  package_show,
  package_search,
  package_create,
  package_update,
  package_patch,
  package_revise,
  package_delete,
  dataset_purge,
  resource_show,
  resource_create,
  resource_update,
  resource_patch,
  resource_delete,
  organization_show,
  organization_list,
  organization_list_for_user,
  organization_create,
]);
