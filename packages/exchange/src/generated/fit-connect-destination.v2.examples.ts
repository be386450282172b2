// Generated from the document fit-connect-destination.v2 by rathaus-generate. Do not edit: change the document.

import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './fit-connect-destination.v2.ts';

const unauthorized401: ContractExamples<paths>['GET /v2/destinations/{destinationId}'][401] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unauthorized',
      title: 'Unauthorized',
      status: 401,
      detail: 'The access token is missing, expired or not valid.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const forbidden403: ContractExamples<paths>['GET /v2/destinations/{destinationId}'][403] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/forbidden',
      title: 'Forbidden',
      status: 403,
      detail: 'The client is not connected to the destination, or the User-Agent is missing or refused.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/missing-user-agent',
      title: 'Forbidden',
      status: 403,
      detail: 'The client is not connected to the destination, or the User-Agent is missing or refused.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const notFound404: ContractExamples<paths>['GET /v2/destinations/{destinationId}'][404] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/not-found',
      title: 'Not Found',
      status: 404,
      detail: 'No such resource for this client, or its content was already deleted.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const tooManyRequests429: ContractExamples<paths>['GET /v2/destinations/{destinationId}'][429] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-requests',
      title: 'Too Many Requests',
      status: 429,
      detail: 'Too many or too many parallel requests; try again after Retry-After.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const internalError500: ContractExamples<paths>['GET /v2/destinations/{destinationId}'][500] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/internal-error',
      title: 'Internal Server Error',
      status: 500,
      detail: 'The service failed.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const unavailable503: ContractExamples<paths>['GET /v2/destinations/{destinationId}'][503] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unavailable',
      title: 'Service Unavailable',
      status: 503,
      detail: 'The service is not available at the moment; try again after Retry-After.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const invalidRequest400: ContractExamples<paths>['PATCH /v2/destinations/{destinationId}'][400] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-request',
      title: 'Bad Request',
      status: 400,
      detail: 'The request is malformed or a field breaks its schema.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const conflict409: ContractExamples<paths>['PATCH /v2/destinations/{destinationId}'][409] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/submission-state-conflict',
      title: 'Conflict',
      status: 409,
      detail: 'The submission or case is not in a state that allows the call.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const invalidKey422: ContractExamples<paths>['PATCH /v2/destinations/{destinationId}'][422] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-key',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The key breaks the JWK profile, or the named key is not registered.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The key breaks the JWK profile, or the named key is not registered.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

export const fitConnectDestinationV2Examples: ContractExamples<paths> = {
  'GET /v2/destinations/{destinationId}': {
    200: [
      {
        contentType: 'application/json',
        body: {
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
          name: 'Stadt Lęgowhausen, Bürgeramt',
          status: 'active',
          encryptionKid: 'legowhausen-enc-2026',
          metadataVersions: ['2.1.0'],
          publicServices: [
            {
              identifier: 'urn:de:fim:leika:leistung:99115005000000',
              name: 'Wohnsitz ummelden',
              regions: ['DE'],
              submissionSchemas: [
                {
                  schemaUri: 'https://schema.legowhausen.example/ummeldung/1.0.0.json',
                  mimeType: 'application/json',
                },
              ],
            },
          ],
          replyChannels: {},
          contactInformation: {},
          callback: { url: 'https://portal.legowhausen.example/fit-connect/callback' },
        },
      },
    ],
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'PATCH /v2/destinations/{destinationId}': {
    200: [
      {
        contentType: 'application/json',
        body: {
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
          name: 'Stadt Lęgowhausen, Bürgeramt',
          status: 'active',
          encryptionKid: 'legowhausen-enc-2026',
          metadataVersions: ['2.1.0'],
          publicServices: [
            {
              identifier: 'urn:de:fim:leika:leistung:99115005000000',
              name: 'Wohnsitz ummelden',
              regions: ['DE'],
              submissionSchemas: [
                {
                  schemaUri: 'https://schema.legowhausen.example/ummeldung/1.0.0.json',
                  mimeType: 'application/json',
                },
              ],
            },
          ],
          replyChannels: {},
          contactInformation: {},
          callback: { url: 'https://portal.legowhausen.example/fit-connect/callback' },
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    422: invalidKey422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/destinations/{destinationId}/keys': {
    200: [
      {
        contentType: 'application/json',
        body: {
          keys: [
            {
              kty: 'RSA',
              kid: 'legowhausen-enc-2026',
              alg: 'RSA-OAEP-256',
              key_ops: ['wrapKey'],
              n: 'lrIQPbKzrppJDdwAlfciJAmmjg2xQHuZxf6xuDiXRNLOIY_1dNNtPIzrzBwaG-OcrLbpCaJdGzLJL74_T9A2LGkd8JvqV8di32RvWq4aJYUSiNrXksgyjNIr5CygHp4WMpd0SILxZ4KR1440KEOvuxcht_h4UukL75AT-iW8lfORHsALFHTmBoujc3Dmh_LdeKYm85Ib4TrtPuelDHATfTvZbjYVr0V_G5g0Ttllr7G4lCFwrDEM9eb30DEyydOIgOLnyyB01MTTu0Yy0inDR0eo-qPuhD1u9huhiROEqwi6_RCxJDFztnlZRKO6qJJ1AsaGXQHfONnKGd-90hAX5-zVQ6So7cV-lrQeOPfzleTDbAVI8vLAdWXb9oyI7-fh4E5_vOPFrYjUnnoaS_TqJeEitMR9MQsmQ6i_u_PHq7LdpGYtnoIgzcoJsXQfEAOOWriwdcj8XjdvTpEphUyUmVA5nBvTFRWatdYrcsFAdVMPPSn8RX5h30htJBqiIy-n7dLe0YlDlmBwe4lw3vx72-buSFWVqx7YdVsylcVKLmKQJZfD4Qb_sU8TjEodX1Odg9uavREFcv3qUuP9cc7vrSpHqiNU6aI4rz4nsX5qspg5iFwWSdDZrwTDBV4NoC0u3lmsOmNvZrEipKsTa6T0IF-drer--XRXZNmIK8tX_EE',
              e: 'AQAB',
            },
          ],
        },
      },
    ],
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'POST /v2/destinations/{destinationId}/keys': {
    201: [
      {
        contentType: 'application/json',
        body: {
          kty: 'RSA',
          kid: 'legowhausen-enc-2026',
          alg: 'RSA-OAEP-256',
          key_ops: ['wrapKey'],
          n: 'lrIQPbKzrppJDdwAlfciJAmmjg2xQHuZxf6xuDiXRNLOIY_1dNNtPIzrzBwaG-OcrLbpCaJdGzLJL74_T9A2LGkd8JvqV8di32RvWq4aJYUSiNrXksgyjNIr5CygHp4WMpd0SILxZ4KR1440KEOvuxcht_h4UukL75AT-iW8lfORHsALFHTmBoujc3Dmh_LdeKYm85Ib4TrtPuelDHATfTvZbjYVr0V_G5g0Ttllr7G4lCFwrDEM9eb30DEyydOIgOLnyyB01MTTu0Yy0inDR0eo-qPuhD1u9huhiROEqwi6_RCxJDFztnlZRKO6qJJ1AsaGXQHfONnKGd-90hAX5-zVQ6So7cV-lrQeOPfzleTDbAVI8vLAdWXb9oyI7-fh4E5_vOPFrYjUnnoaS_TqJeEitMR9MQsmQ6i_u_PHq7LdpGYtnoIgzcoJsXQfEAOOWriwdcj8XjdvTpEphUyUmVA5nBvTFRWatdYrcsFAdVMPPSn8RX5h30htJBqiIy-n7dLe0YlDlmBwe4lw3vx72-buSFWVqx7YdVsylcVKLmKQJZfD4Qb_sU8TjEodX1Odg9uavREFcv3qUuP9cc7vrSpHqiNU6aI4rz4nsX5qspg5iFwWSdDZrwTDBV4NoC0u3lmsOmNvZrEipKsTa6T0IF-drer--XRXZNmIK8tX_EE',
          e: 'AQAB',
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    422: invalidKey422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
};
