// Generated from the document zbp.v6 by rathaus-generate. Do not edit: change the document.

import {
  type Contract,
  type ContractInfo,
  defineContract,
  jsonBody,
  multipartBody,
  type OperationContract,
} from '@rathaus/client-core/contract';
import type { paths } from './zbp.v6.ts';

export const sendMessage: OperationContract<'PUT /v6/mailbox/messages', paths> = {
  on: 'PUT /v6/mailbox/messages',
  id: 'sendMessage',
  body: { required: true, types: { 'multipart/form-data': multipartBody } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/json'],
  problems: { 400: [], 401: [], 403: [], 404: [], 413: [], 429: [], 500: [], 503: [] },
};

export const reportState: OperationContract<'POST /v6/mailbox/applications/states', paths> = {
  on: 'POST /v6/mailbox/applications/states',
  id: 'reportState',
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 200: ['application/json'], 204: [] },
  problemTypes: ['application/json'],
  problems: { 400: [], 401: [], 403: [], 404: [], 429: [], 500: [], 503: [] },
};

export const zbpV6Info: ContractInfo = { name: 'zbp.v6', version: '6.0.0', digest: 'sha256-omi9GiUW3EGuKWPM9CzjRg2BmIY0jNDx1HjZXSx9EBU=' };

export const zbpV6: Contract<paths> = /* @__PURE__ */ defineContract<paths>(zbpV6Info, [
  sendMessage,
  reportState,
]);
