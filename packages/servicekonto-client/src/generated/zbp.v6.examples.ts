// Generated from the document zbp.v6 by rathaus-generate. Do not edit: change the document.

import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './zbp.v6.ts';

const invalid400: ContractExamples<paths>['PUT /v6/mailbox/messages'][400] = [
  {
    contentType: 'application/json',
    body: { title: 'Bad Request', status: 400, detail: 'sha512sum: the signature does not fit the content' },
  },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const unauthorized401: ContractExamples<paths>['PUT /v6/mailbox/messages'][401] = [
  { contentType: 'application/json', body: { title: 'Unauthorized', status: 401 } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const forbidden403: ContractExamples<paths>['PUT /v6/mailbox/messages'][403] = [
  { contentType: 'application/json', body: { title: 'Forbidden', status: 403 } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const mailboxUnknown404: ContractExamples<paths>['PUT /v6/mailbox/messages'][404] = [
  { contentType: 'application/json', body: { title: 'Not Found', status: 404, detail: 'mailbox unknown' } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const tooLarge413: ContractExamples<paths>['PUT /v6/mailbox/messages'][413] = [
  { contentType: 'application/json', body: { title: 'Payload Too Large', status: 413 } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const tooManyRequests429: ContractExamples<paths>['PUT /v6/mailbox/messages'][429] = [
  { contentType: 'application/json', body: { title: 'Too Many Requests', status: 429 } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const internalError500: ContractExamples<paths>['PUT /v6/mailbox/messages'][500] = [
  { contentType: 'application/json', body: { title: 'Internal Server Error', status: 500 } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const unavailable503: ContractExamples<paths>['PUT /v6/mailbox/messages'][503] = [
  { contentType: 'application/json', body: { title: 'Service Unavailable', status: 503 } },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

const applicationUnknown404: ContractExamples<paths>['POST /v6/mailbox/applications/states'][404] = [
  {
    contentType: 'application/json',
    body: { title: 'Not Found', status: 404, detail: 'application unknown' },
  },
  {
    contentType: 'application/json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'the envelope is not signed' },
  },
];

export const zbpV6Examples: ContractExamples<paths> = {
  'PUT /v6/mailbox/messages': {
    200: [
      {
        contentType: 'application/json',
        body: {
          mailboxHandle: '5a1f0c3e-7c1d-4f6a-9b1e-2f4d8c7a6b50',
          messageId: '4711',
          messageUuid: '9f0c1c3a-2a64-4b7e-9d54-0a1b2c3d4e5f',
        },
      },
    ],
    400: invalid400,
    401: unauthorized401,
    403: forbidden403,
    404: mailboxUnknown404,
    413: tooLarge413,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'POST /v6/mailbox/applications/states': {
    200: [
      { contentType: 'application/json', body: { applicationId: '0b7d3a52-9a51-4a0e-8a55-6f6f0d3f3b11' } },
    ],
    204: [{}],
    400: invalid400,
    401: unauthorized401,
    403: forbidden403,
    404: applicationUnknown404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
};
