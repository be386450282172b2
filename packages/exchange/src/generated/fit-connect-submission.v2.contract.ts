// Generated from the document fit-connect-submission.v2 by rathaus-generate. Do not edit: change the document.

import {
  bytesBody,
  type Contract,
  type ContractInfo,
  defineContract,
  jsonBody,
  type OperationContract,
  writePlainPath,
  writePlainQuery,
} from '@rathaus/client-core/contract';
import type { paths } from './fit-connect-submission.v2.ts';

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

export const getDestinationKey: OperationContract<'GET /v2/destinations/{destinationId}/keys/{keyId}', paths> = {
  on: 'GET /v2/destinations/{destinationId}/keys/{keyId}',
  id: 'getDestinationKey',
  path: { write: writePlainPath, table: { destinationId: {}, keyId: {} } },
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

export const listSubmissions: OperationContract<'GET /v2/submissions', paths> = {
  on: 'GET /v2/submissions',
  id: 'listSubmissions',
  query: { write: writePlainQuery, table: { destinationId: {}, offset: {}, limit: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    400: ['https://schema.fitko.de/fit-connect/submission-api/problems/invalid-request'],
    401: ['https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized'],
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const createSubmission: OperationContract<'POST /v2/submissions', paths> = {
  on: 'POST /v2/submissions',
  id: 'createSubmission',
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
    413: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
    ],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-active',
      'https://schema.fitko.de/fit-connect/submission-api/problems/service-not-offered',
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-announcement',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getSubmission: OperationContract<'GET /v2/submissions/{submissionId}', paths> = {
  on: 'GET /v2/submissions/{submissionId}',
  id: 'getSubmission',
  path: { write: writePlainPath, table: { submissionId: {} } },
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

export const submitSubmission: OperationContract<'PUT /v2/submissions/{submissionId}', paths> = {
  on: 'PUT /v2/submissions/{submissionId}',
  id: 'submitSubmission',
  path: { write: writePlainPath, table: { submissionId: {} } },
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
    413: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
    ],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe',
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/attachments-missing',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getAttachment: OperationContract<'GET /v2/submissions/{submissionId}/attachments/{attachmentId}', paths> = {
  on: 'GET /v2/submissions/{submissionId}/attachments/{attachmentId}',
  id: 'getAttachment',
  path: { write: writePlainPath, table: { submissionId: {}, attachmentId: {} } },
  answers: { 200: ['application/jose'] },
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

export const putAttachment: OperationContract<'PUT /v2/submissions/{submissionId}/attachments/{attachmentId}', paths> = {
  on: 'PUT /v2/submissions/{submissionId}/attachments/{attachmentId}',
  id: 'putAttachment',
  path: { write: writePlainPath, table: { submissionId: {}, attachmentId: {} } },
  body: { required: true, types: { 'application/jose': bytesBody } },
  answers: { 204: [] },
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
    413: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
    ],
    415: ['https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-media-type'],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe',
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/attachment-not-announced',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getSubmissionEvents: OperationContract<'GET /v2/submissions/{submissionId}/events', paths> = {
  on: 'GET /v2/submissions/{submissionId}/events',
  id: 'getSubmissionEvents',
  path: { write: writePlainPath, table: { submissionId: {} } },
  query: { write: writePlainQuery, table: { offset: {}, limit: {} } },
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
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getCaseEvents: OperationContract<'GET /v2/cases/{caseId}/events', paths> = {
  on: 'GET /v2/cases/{caseId}/events',
  id: 'getCaseEvents',
  path: { write: writePlainPath, table: { caseId: {} } },
  query: { write: writePlainQuery, table: { offset: {}, limit: {} } },
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
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const postCaseEvent: OperationContract<'POST /v2/cases/{caseId}/events', paths> = {
  on: 'POST /v2/cases/{caseId}/events',
  id: 'postCaseEvent',
  path: { write: writePlainPath, table: { caseId: {} } },
  body: { required: true, types: { 'application/jose': bytesBody } },
  answers: { 204: [] },
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
    415: ['https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-media-type'],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-set',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-set-schema',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/authentication-tags-mismatch',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const listReplies: OperationContract<'GET /v2/replies', paths> = {
  on: 'GET /v2/replies',
  id: 'listReplies',
  query: { write: writePlainQuery, table: { offset: {}, limit: {} } },
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    400: ['https://schema.fitko.de/fit-connect/submission-api/problems/invalid-request'],
    401: ['https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized'],
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const createReply: OperationContract<'POST /v2/replies', paths> = {
  on: 'POST /v2/replies',
  id: 'createReply',
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
    413: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
    ],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-active',
      'https://schema.fitko.de/fit-connect/submission-api/problems/service-not-offered',
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-announcement',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getReply: OperationContract<'GET /v2/replies/{replyId}', paths> = {
  on: 'GET /v2/replies/{replyId}',
  id: 'getReply',
  path: { write: writePlainPath, table: { replyId: {} } },
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

export const submitReply: OperationContract<'PUT /v2/replies/{replyId}', paths> = {
  on: 'PUT /v2/replies/{replyId}',
  id: 'submitReply',
  path: { write: writePlainPath, table: { replyId: {} } },
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
    413: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
    ],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe',
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/attachments-missing',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getReplyAttachment: OperationContract<'GET /v2/replies/{replyId}/attachments/{attachmentId}', paths> = {
  on: 'GET /v2/replies/{replyId}/attachments/{attachmentId}',
  id: 'getReplyAttachment',
  path: { write: writePlainPath, table: { replyId: {}, attachmentId: {} } },
  answers: { 200: ['application/jose'] },
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

export const putReplyAttachment: OperationContract<'PUT /v2/replies/{replyId}/attachments/{attachmentId}', paths> = {
  on: 'PUT /v2/replies/{replyId}/attachments/{attachmentId}',
  id: 'putReplyAttachment',
  path: { write: writePlainPath, table: { replyId: {}, attachmentId: {} } },
  body: { required: true, types: { 'application/jose': bytesBody } },
  answers: { 204: [] },
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
    413: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
    ],
    415: ['https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-media-type'],
    422: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe',
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/attachment-not-announced',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getReplyEvents: OperationContract<'GET /v2/replies/{replyId}/events', paths> = {
  on: 'GET /v2/replies/{replyId}/events',
  id: 'getReplyEvents',
  path: { write: writePlainPath, table: { replyId: {} } },
  query: { write: writePlainQuery, table: { offset: {}, limit: {} } },
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
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const acceptReply: OperationContract<'PUT /v2/replies/{replyId}/accept', paths> = {
  on: 'PUT /v2/replies/{replyId}/accept',
  id: 'acceptReply',
  path: { write: writePlainPath, table: { replyId: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 204: [] },
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
      'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-set',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-set-schema',
      'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      'https://schema.fitko.de/fit-connect/submission-api/problems/authentication-tags-mismatch',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const rejectReply: OperationContract<'PUT /v2/replies/{replyId}/reject', paths> = {
  on: 'PUT /v2/replies/{replyId}/reject',
  id: 'rejectReply',
  path: { write: writePlainPath, table: { replyId: {} } },
  body: { required: true, types: { 'application/json': jsonBody } },
  answers: { 204: [] },
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
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const getServiceKeys: OperationContract<'GET /.well-known/jwks.json', paths> = {
  on: 'GET /.well-known/jwks.json',
  id: 'getServiceKeys',
  answers: { 200: ['application/json'] },
  problemTypes: ['application/problem+json'],
  problems: {
    403: [
      'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
    ],
    429: ['https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests'],
    500: ['https://schema.fitko.de/fit-connect/submission-api/problems/internal-error'],
    503: ['https://schema.fitko.de/fit-connect/submission-api/problems/unavailable'],
  },
};

export const fitConnectSubmissionV2Info: ContractInfo = {
  name: 'fit-connect-submission.v2',
  version: '2.1.0',
  digest: 'sha256-jGu7AmGjS8h26ElkEjqeDjTIEMcXcfTztQ6dbAUVzCg=',
};

export const fitConnectSubmissionV2: Contract<paths> = /* @__PURE__ */ defineContract<paths>(fitConnectSubmissionV2Info, [
  getDestination,
  getDestinationKey,
  listSubmissions,
  createSubmission,
  getSubmission,
  submitSubmission,
  getAttachment,
  putAttachment,
  getSubmissionEvents,
  getCaseEvents,
  postCaseEvent,
  listReplies,
  createReply,
  getReply,
  submitReply,
  getReplyAttachment,
  putReplyAttachment,
  getReplyEvents,
  acceptReply,
  rejectReply,
  getServiceKeys,
]);
