// Generated from the document fit-connect-submission.v2 by rathaus-generate. Do not edit: change the document.

import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './fit-connect-submission.v2.ts';

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

const invalidRequest400: ContractExamples<paths>['GET /v2/submissions'][400] = [
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

const payloadTooLarge413: ContractExamples<paths>['POST /v2/submissions'][413] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/payload-too-large',
      title: 'Payload Too Large',
      status: 413,
      detail: 'A limit is exceeded: 500 MB (10^6 bytes) per encrypted attachment, 100 attachments, 2 GB per submission.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/too-many-attachments',
      title: 'Payload Too Large',
      status: 413,
      detail: 'A limit is exceeded: 500 MB (10^6 bytes) per encrypted attachment, 100 attachments, 2 GB per submission.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const destinationNotActive422: ContractExamples<paths>['POST /v2/submissions'][422] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/destination-not-active',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The destination takes no such submission.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/service-not-offered',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The destination takes no such submission.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-announcement',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The destination takes no such submission.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const conflict409: ContractExamples<paths>['PUT /v2/submissions/{submissionId}'][409] = [
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

const invalidSubmission422: ContractExamples<paths>['PUT /v2/submissions/{submissionId}'][422] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The submission is incomplete or one of its JWEs breaks the profile.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The submission is incomplete or one of its JWEs breaks the profile.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The submission is incomplete or one of its JWEs breaks the profile.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/attachments-missing',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The submission is incomplete or one of its JWEs breaks the profile.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const unsupportedMediaType415: ContractExamples<paths>['PUT /v2/submissions/{submissionId}/attachments/{attachmentId}'][415] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-media-type',
      title: 'Unsupported Media Type',
      status: 415,
      detail: 'The content type is not the one that the operation names.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const invalidJwe422: ContractExamples<paths>['PUT /v2/submissions/{submissionId}/attachments/{attachmentId}'][422] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The JWE breaks the profile: five parts, alg RSA-OAEP-256, enc A256GCM, cty present, no zip, kid of the destination.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-jwe-header',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The JWE breaks the profile: five parts, alg RSA-OAEP-256, enc A256GCM, cty present, no zip, kid of the destination.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The JWE breaks the profile: five parts, alg RSA-OAEP-256, enc A256GCM, cty present, no zip, kid of the destination.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/attachment-not-announced',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The JWE breaks the profile: five parts, alg RSA-OAEP-256, enc A256GCM, cty present, no zip, kid of the destination.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

const invalidSecurityEventToken422: ContractExamples<paths>['POST /v2/cases/{caseId}/events'][422] = [
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-set',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The Security Event Token breaks the profile (RFC 8417), its signature or its payload.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unsupported-set-schema',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The Security Event Token breaks the profile (RFC 8417), its signature or its payload.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/unknown-key',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The Security Event Token breaks the profile (RFC 8417), its signature or its payload.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
  {
    contentType: 'application/problem+json',
    body: {
      type: 'https://schema.fitko.de/fit-connect/submission-api/problems/authentication-tags-mismatch',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'The Security Event Token breaks the profile (RFC 8417), its signature or its payload.',
      instance: 'urn:uuid:0b9e6d14-7c52-4f3a-8a1d-6e5f2c9b0d37',
    },
  },
];

export const fitConnectSubmissionV2Examples: ContractExamples<paths> = {
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
  'GET /v2/destinations/{destinationId}/keys/{keyId}': {
    200: [
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
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/submissions': {
    200: [
      {
        contentType: 'application/json',
        body: {
          submissions: [
            {
              submissionId: 'd2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60',
              caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
              destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
            },
          ],
          count: 1,
          totalCount: 1,
          offset: 0,
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'POST /v2/submissions': {
    201: [
      {
        contentType: 'application/json',
        body: {
          submissionId: 'd2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60',
          caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    413: payloadTooLarge413,
    422: destinationNotActive422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/submissions/{submissionId}': {
    200: [
      {
        contentType: 'application/json',
        body: {
          submissionId: 'd2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60',
          caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
          publicService: {
            identifier: 'urn:de:fim:leika:leistung:99115005000000',
            name: 'Wohnsitz ummelden',
          },
          encryptedMetadata: 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibGVnb3doYXVzZW4tZW5jLTIwMjYiLCJjdHkiOiJhcHBsaWNhdGlvbi9qc29uIn0.CX9-JHoh0dTq-F3p5SWXw1zgkzRT0xzNBzYlmnMWE2xCMyEZnXWL0yiCCkyelD75C46ALR55v-c9GJTefBd7xmbV0wQhC3WZfpOxrHfBi7rHzZdz1kBeMVCAit62VnhsYQZ3S_gbx7LnSJyyBoCUkL7q66wa4oBtPBkjg-klM_BVAwac_Ibw9i0DFeg_1lAVj3Kn2ITpCmS84hfZkzqzqZ6pCEgKDKCdpG6pEF3DQA51HyyL3J-BXbpc7cTTLcdAKsg-bjYqKW9W0xlfdh970gA9qn6kv3oeVFn3AGDBu2C7kWjdP-qhScSaxaZpVx5BS-HET-VFlIwIRgXOd2qCQz1YzeYa_IkMfp5QJ6yeAGXG4KeXqSccjeYWUQp1baFtRk85H8dNKkqhiU_KMIuQG8QSpfIqIVzKc2XnrKRTWbQ3ROgLpuENUKs6XDlagFnBmBk5yg52o5k28CkmVDU2KVunFAKPao9a50NbPFvi0yDeLo7PxIvUdBwsBLcxUVe9MVRcV8m98vnztPDbwueGXxJa0_DQC6_30JTo_KgC8OjFuxOhMCH0i79OuVI_fIiiNSoFZya-w9Mnfxfiz8rdWX6XoMrfKB9jsHr5n2PxtgwinLF7wmwiR8i5OlFbLA4hUnBMQYLgNtlZ1DaMG55cvSFZ-MYN7nEiMYojWYnia_s.R2C0UVHKvDlLD9cq.Fdk6dsRtDh2uVRGD3KSbvXxw-qrHqyeuZwiZ04LM4OvrBeTWz0WDMaRqswxsJ7QuB5FXO0LlfZo5-2iNUp4ZPYoU5VhH.AIS94KP8S5sv1XMu0UaWcw',
          encryptedData: 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibGVnb3doYXVzZW4tZW5jLTIwMjYiLCJjdHkiOiJhcHBsaWNhdGlvbi9qc29uIn0.CX9-JHoh0dTq-F3p5SWXw1zgkzRT0xzNBzYlmnMWE2xCMyEZnXWL0yiCCkyelD75C46ALR55v-c9GJTefBd7xmbV0wQhC3WZfpOxrHfBi7rHzZdz1kBeMVCAit62VnhsYQZ3S_gbx7LnSJyyBoCUkL7q66wa4oBtPBkjg-klM_BVAwac_Ibw9i0DFeg_1lAVj3Kn2ITpCmS84hfZkzqzqZ6pCEgKDKCdpG6pEF3DQA51HyyL3J-BXbpc7cTTLcdAKsg-bjYqKW9W0xlfdh970gA9qn6kv3oeVFn3AGDBu2C7kWjdP-qhScSaxaZpVx5BS-HET-VFlIwIRgXOd2qCQz1YzeYa_IkMfp5QJ6yeAGXG4KeXqSccjeYWUQp1baFtRk85H8dNKkqhiU_KMIuQG8QSpfIqIVzKc2XnrKRTWbQ3ROgLpuENUKs6XDlagFnBmBk5yg52o5k28CkmVDU2KVunFAKPao9a50NbPFvi0yDeLo7PxIvUdBwsBLcxUVe9MVRcV8m98vnztPDbwueGXxJa0_DQC6_30JTo_KgC8OjFuxOhMCH0i79OuVI_fIiiNSoFZya-w9Mnfxfiz8rdWX6XoMrfKB9jsHr5n2PxtgwinLF7wmwiR8i5OlFbLA4hUnBMQYLgNtlZ1DaMG55cvSFZ-MYN7nEiMYojWYnia_s.R2C0UVHKvDlLD9cq.Fdk6dsRtDh2uVRGD3KSbvXxw-qrHqyeuZwiZ04LM4OvrBeTWz0WDMaRqswxsJ7QuB5FXO0LlfZo5-2iNUp4ZPYoU5VhH.AIS94KP8S5sv1XMu0UaWcw',
          attachments: ['4f7d2c90-8e1b-4a63-95fc-0b6a3d8e7c12'],
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
  'PUT /v2/submissions/{submissionId}': {
    200: [
      {
        contentType: 'application/json',
        body: {
          submissionId: 'd2f8a6b3-41c7-4e95-b0a8-7c3e9f5d1b60',
          caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    413: payloadTooLarge413,
    422: invalidSubmission422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/submissions/{submissionId}/attachments/{attachmentId}': {
    200: [
      {
        contentType: 'application/jose',
        body: 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibGVnb3doYXVzZW4tZW5jLTIwMjYiLCJjdHkiOiJhcHBsaWNhdGlvbi9qc29uIn0.CX9-JHoh0dTq-F3p5SWXw1zgkzRT0xzNBzYlmnMWE2xCMyEZnXWL0yiCCkyelD75C46ALR55v-c9GJTefBd7xmbV0wQhC3WZfpOxrHfBi7rHzZdz1kBeMVCAit62VnhsYQZ3S_gbx7LnSJyyBoCUkL7q66wa4oBtPBkjg-klM_BVAwac_Ibw9i0DFeg_1lAVj3Kn2ITpCmS84hfZkzqzqZ6pCEgKDKCdpG6pEF3DQA51HyyL3J-BXbpc7cTTLcdAKsg-bjYqKW9W0xlfdh970gA9qn6kv3oeVFn3AGDBu2C7kWjdP-qhScSaxaZpVx5BS-HET-VFlIwIRgXOd2qCQz1YzeYa_IkMfp5QJ6yeAGXG4KeXqSccjeYWUQp1baFtRk85H8dNKkqhiU_KMIuQG8QSpfIqIVzKc2XnrKRTWbQ3ROgLpuENUKs6XDlagFnBmBk5yg52o5k28CkmVDU2KVunFAKPao9a50NbPFvi0yDeLo7PxIvUdBwsBLcxUVe9MVRcV8m98vnztPDbwueGXxJa0_DQC6_30JTo_KgC8OjFuxOhMCH0i79OuVI_fIiiNSoFZya-w9Mnfxfiz8rdWX6XoMrfKB9jsHr5n2PxtgwinLF7wmwiR8i5OlFbLA4hUnBMQYLgNtlZ1DaMG55cvSFZ-MYN7nEiMYojWYnia_s.R2C0UVHKvDlLD9cq.Fdk6dsRtDh2uVRGD3KSbvXxw-qrHqyeuZwiZ04LM4OvrBeTWz0WDMaRqswxsJ7QuB5FXO0LlfZo5-2iNUp4ZPYoU5VhH.AIS94KP8S5sv1XMu0UaWcw',
      },
    ],
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'PUT /v2/submissions/{submissionId}/attachments/{attachmentId}': {
    204: [{}],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    413: payloadTooLarge413,
    415: unsupportedMediaType415,
    422: invalidJwe422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/submissions/{submissionId}/events': {
    200: [
      {
        contentType: 'application/json',
        body: {
          eventLog: [
            'eyJ0eXAiOiJzZWNldmVudCtqd3QiLCJraWQiOiJkZWxpdmVyeS1zaWctMjAyNiIsImFsZyI6IlBTNTEyIn0.eyIkc2NoZW1hIjoiaHR0cHM6Ly9zY2hlbWEuZml0a28uZGUvZml0LWNvbm5lY3Qvc2V0LXBheWxvYWQvMS4yLjIvc2V0LXBheWxvYWQuc2NoZW1hLmpzb24iLCJqdGkiOiJjN2IxZTVmOS0zYTJkLTRjODYtOWUwZi0xZDRhOGI2YzJlNTciLCJpc3MiOiJodHRwczovL2RlbGl2ZXJ5LmV4YW1wbGUvIiwiaWF0IjoxNzk1NDI2MjAwLCJzdWIiOiJzdWJtaXNzaW9uOmQyZjhhNmIzLTQxYzctNGU5NS1iMGE4LTdjM2U5ZjVkMWI2MCIsInR4biI6ImNhc2U6OWE0YjdlMjEtNmYzYy00ZDU4LWExZTAtNWI4YzJkN2Y5ZTM2IiwiZXZlbnRzIjp7Imh0dHBzOi8vc2NoZW1hLmZpdGtvLmRlL2ZpdC1jb25uZWN0L2V2ZW50cy9zdWJtaXQtc3VibWlzc2lvbiI6e319fQ.PHmcLh4-amOe_XgCMWfkcjpp40vPTgqwXqOYBvuLVwc87Gkme0P5HHB0JMqsR_S0YJSheu6M3eMP5nN04uWApKN5n4tzntZR6bK5uFAUfW-3ZaMoYeX9ZJZaz3QTS-6i8OCuG8rV5UeuBGaLB8f9X9cy34IgfaLwwwGZuYer_YW5SDqn-jjfVMATXrnkg9D0ANB2Y0mUBYYNfyvenu8ZLM6nN-1uCY4fIj0LkIO8y_MLkQfVIitO-e1WiFolb-TOUsFzPtAd60TO4BuJmmaBI-iWBCMMomMOLUl2npikzkpwD4yC_HFSADBWfykO3wwwgDljzkFj78SRP3LEYzZaAPHeROmnYq3oaYAvGp_Frenbpl-EXZghI93gzgux2GlURiInhKDwNuCaSUBMb5FiunSOE7bDqp7vp29A7s-49qORHiDi8LDyFzE5UBXBP3AVUAT2AqExbbZy3iN0c5fdnEFSJfWY6VWQ61qkAhathOK8ctmDOlpkor6CMlOZryOHJ8r-cPC7owyu46UrgZd7EjHnu98w3rM5rj9kzom88Z4TgQ_Rc_oznPmbpHTEvVANJPjm2fXQI4Ee4UP7Z4cGcKPvSjH2kAeqxYcAeOyg_afIKXCxppokVABWLljwVnn1tBRcSoq92f90Xg7oEXuNNoLydBom23ZXtZRVuGKhwAw',
          ],
          count: 1,
          totalCount: 1,
          offset: 0,
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/cases/{caseId}/events': {
    200: [
      {
        contentType: 'application/json',
        body: {
          eventLog: [
            'eyJ0eXAiOiJzZWNldmVudCtqd3QiLCJraWQiOiJkZWxpdmVyeS1zaWctMjAyNiIsImFsZyI6IlBTNTEyIn0.eyIkc2NoZW1hIjoiaHR0cHM6Ly9zY2hlbWEuZml0a28uZGUvZml0LWNvbm5lY3Qvc2V0LXBheWxvYWQvMS4yLjIvc2V0LXBheWxvYWQuc2NoZW1hLmpzb24iLCJqdGkiOiJjN2IxZTVmOS0zYTJkLTRjODYtOWUwZi0xZDRhOGI2YzJlNTciLCJpc3MiOiJodHRwczovL2RlbGl2ZXJ5LmV4YW1wbGUvIiwiaWF0IjoxNzk1NDI2MjAwLCJzdWIiOiJzdWJtaXNzaW9uOmQyZjhhNmIzLTQxYzctNGU5NS1iMGE4LTdjM2U5ZjVkMWI2MCIsInR4biI6ImNhc2U6OWE0YjdlMjEtNmYzYy00ZDU4LWExZTAtNWI4YzJkN2Y5ZTM2IiwiZXZlbnRzIjp7Imh0dHBzOi8vc2NoZW1hLmZpdGtvLmRlL2ZpdC1jb25uZWN0L2V2ZW50cy9zdWJtaXQtc3VibWlzc2lvbiI6e319fQ.PHmcLh4-amOe_XgCMWfkcjpp40vPTgqwXqOYBvuLVwc87Gkme0P5HHB0JMqsR_S0YJSheu6M3eMP5nN04uWApKN5n4tzntZR6bK5uFAUfW-3ZaMoYeX9ZJZaz3QTS-6i8OCuG8rV5UeuBGaLB8f9X9cy34IgfaLwwwGZuYer_YW5SDqn-jjfVMATXrnkg9D0ANB2Y0mUBYYNfyvenu8ZLM6nN-1uCY4fIj0LkIO8y_MLkQfVIitO-e1WiFolb-TOUsFzPtAd60TO4BuJmmaBI-iWBCMMomMOLUl2npikzkpwD4yC_HFSADBWfykO3wwwgDljzkFj78SRP3LEYzZaAPHeROmnYq3oaYAvGp_Frenbpl-EXZghI93gzgux2GlURiInhKDwNuCaSUBMb5FiunSOE7bDqp7vp29A7s-49qORHiDi8LDyFzE5UBXBP3AVUAT2AqExbbZy3iN0c5fdnEFSJfWY6VWQ61qkAhathOK8ctmDOlpkor6CMlOZryOHJ8r-cPC7owyu46UrgZd7EjHnu98w3rM5rj9kzom88Z4TgQ_Rc_oznPmbpHTEvVANJPjm2fXQI4Ee4UP7Z4cGcKPvSjH2kAeqxYcAeOyg_afIKXCxppokVABWLljwVnn1tBRcSoq92f90Xg7oEXuNNoLydBom23ZXtZRVuGKhwAw',
          ],
          count: 1,
          totalCount: 1,
          offset: 0,
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'POST /v2/cases/{caseId}/events': {
    204: [{}],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    415: unsupportedMediaType415,
    422: invalidSecurityEventToken422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/replies': {
    200: [
      {
        contentType: 'application/json',
        body: {
          replies: [
            {
              replyId: '5c8e1d73-2b94-4f06-8a7d-e3f6b9c20a14',
              caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
              destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
            },
          ],
          count: 1,
          totalCount: 1,
          offset: 0,
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'POST /v2/replies': {
    201: [
      {
        contentType: 'application/json',
        body: {
          replyId: '5c8e1d73-2b94-4f06-8a7d-e3f6b9c20a14',
          caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    413: payloadTooLarge413,
    422: destinationNotActive422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/replies/{replyId}': {
    200: [
      {
        contentType: 'application/json',
        body: {
          replyId: '5c8e1d73-2b94-4f06-8a7d-e3f6b9c20a14',
          caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
          encryptedMetadata: 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibGVnb3doYXVzZW4tZW5jLTIwMjYiLCJjdHkiOiJhcHBsaWNhdGlvbi9qc29uIn0.CX9-JHoh0dTq-F3p5SWXw1zgkzRT0xzNBzYlmnMWE2xCMyEZnXWL0yiCCkyelD75C46ALR55v-c9GJTefBd7xmbV0wQhC3WZfpOxrHfBi7rHzZdz1kBeMVCAit62VnhsYQZ3S_gbx7LnSJyyBoCUkL7q66wa4oBtPBkjg-klM_BVAwac_Ibw9i0DFeg_1lAVj3Kn2ITpCmS84hfZkzqzqZ6pCEgKDKCdpG6pEF3DQA51HyyL3J-BXbpc7cTTLcdAKsg-bjYqKW9W0xlfdh970gA9qn6kv3oeVFn3AGDBu2C7kWjdP-qhScSaxaZpVx5BS-HET-VFlIwIRgXOd2qCQz1YzeYa_IkMfp5QJ6yeAGXG4KeXqSccjeYWUQp1baFtRk85H8dNKkqhiU_KMIuQG8QSpfIqIVzKc2XnrKRTWbQ3ROgLpuENUKs6XDlagFnBmBk5yg52o5k28CkmVDU2KVunFAKPao9a50NbPFvi0yDeLo7PxIvUdBwsBLcxUVe9MVRcV8m98vnztPDbwueGXxJa0_DQC6_30JTo_KgC8OjFuxOhMCH0i79OuVI_fIiiNSoFZya-w9Mnfxfiz8rdWX6XoMrfKB9jsHr5n2PxtgwinLF7wmwiR8i5OlFbLA4hUnBMQYLgNtlZ1DaMG55cvSFZ-MYN7nEiMYojWYnia_s.R2C0UVHKvDlLD9cq.Fdk6dsRtDh2uVRGD3KSbvXxw-qrHqyeuZwiZ04LM4OvrBeTWz0WDMaRqswxsJ7QuB5FXO0LlfZo5-2iNUp4ZPYoU5VhH.AIS94KP8S5sv1XMu0UaWcw',
          encryptedData: 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibGVnb3doYXVzZW4tZW5jLTIwMjYiLCJjdHkiOiJhcHBsaWNhdGlvbi9qc29uIn0.CX9-JHoh0dTq-F3p5SWXw1zgkzRT0xzNBzYlmnMWE2xCMyEZnXWL0yiCCkyelD75C46ALR55v-c9GJTefBd7xmbV0wQhC3WZfpOxrHfBi7rHzZdz1kBeMVCAit62VnhsYQZ3S_gbx7LnSJyyBoCUkL7q66wa4oBtPBkjg-klM_BVAwac_Ibw9i0DFeg_1lAVj3Kn2ITpCmS84hfZkzqzqZ6pCEgKDKCdpG6pEF3DQA51HyyL3J-BXbpc7cTTLcdAKsg-bjYqKW9W0xlfdh970gA9qn6kv3oeVFn3AGDBu2C7kWjdP-qhScSaxaZpVx5BS-HET-VFlIwIRgXOd2qCQz1YzeYa_IkMfp5QJ6yeAGXG4KeXqSccjeYWUQp1baFtRk85H8dNKkqhiU_KMIuQG8QSpfIqIVzKc2XnrKRTWbQ3ROgLpuENUKs6XDlagFnBmBk5yg52o5k28CkmVDU2KVunFAKPao9a50NbPFvi0yDeLo7PxIvUdBwsBLcxUVe9MVRcV8m98vnztPDbwueGXxJa0_DQC6_30JTo_KgC8OjFuxOhMCH0i79OuVI_fIiiNSoFZya-w9Mnfxfiz8rdWX6XoMrfKB9jsHr5n2PxtgwinLF7wmwiR8i5OlFbLA4hUnBMQYLgNtlZ1DaMG55cvSFZ-MYN7nEiMYojWYnia_s.R2C0UVHKvDlLD9cq.Fdk6dsRtDh2uVRGD3KSbvXxw-qrHqyeuZwiZ04LM4OvrBeTWz0WDMaRqswxsJ7QuB5FXO0LlfZo5-2iNUp4ZPYoU5VhH.AIS94KP8S5sv1XMu0UaWcw',
          attachments: ['4f7d2c90-8e1b-4a63-95fc-0b6a3d8e7c12'],
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
  'PUT /v2/replies/{replyId}': {
    200: [
      {
        contentType: 'application/json',
        body: {
          replyId: '5c8e1d73-2b94-4f06-8a7d-e3f6b9c20a14',
          caseId: '9a4b7e21-6f3c-4d58-a1e0-5b8c2d7f9e36',
          destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    413: payloadTooLarge413,
    422: invalidSubmission422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/replies/{replyId}/attachments/{attachmentId}': {
    200: [
      {
        contentType: 'application/jose',
        body: 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoibGVnb3doYXVzZW4tZW5jLTIwMjYiLCJjdHkiOiJhcHBsaWNhdGlvbi9qc29uIn0.CX9-JHoh0dTq-F3p5SWXw1zgkzRT0xzNBzYlmnMWE2xCMyEZnXWL0yiCCkyelD75C46ALR55v-c9GJTefBd7xmbV0wQhC3WZfpOxrHfBi7rHzZdz1kBeMVCAit62VnhsYQZ3S_gbx7LnSJyyBoCUkL7q66wa4oBtPBkjg-klM_BVAwac_Ibw9i0DFeg_1lAVj3Kn2ITpCmS84hfZkzqzqZ6pCEgKDKCdpG6pEF3DQA51HyyL3J-BXbpc7cTTLcdAKsg-bjYqKW9W0xlfdh970gA9qn6kv3oeVFn3AGDBu2C7kWjdP-qhScSaxaZpVx5BS-HET-VFlIwIRgXOd2qCQz1YzeYa_IkMfp5QJ6yeAGXG4KeXqSccjeYWUQp1baFtRk85H8dNKkqhiU_KMIuQG8QSpfIqIVzKc2XnrKRTWbQ3ROgLpuENUKs6XDlagFnBmBk5yg52o5k28CkmVDU2KVunFAKPao9a50NbPFvi0yDeLo7PxIvUdBwsBLcxUVe9MVRcV8m98vnztPDbwueGXxJa0_DQC6_30JTo_KgC8OjFuxOhMCH0i79OuVI_fIiiNSoFZya-w9Mnfxfiz8rdWX6XoMrfKB9jsHr5n2PxtgwinLF7wmwiR8i5OlFbLA4hUnBMQYLgNtlZ1DaMG55cvSFZ-MYN7nEiMYojWYnia_s.R2C0UVHKvDlLD9cq.Fdk6dsRtDh2uVRGD3KSbvXxw-qrHqyeuZwiZ04LM4OvrBeTWz0WDMaRqswxsJ7QuB5FXO0LlfZo5-2iNUp4ZPYoU5VhH.AIS94KP8S5sv1XMu0UaWcw',
      },
    ],
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'PUT /v2/replies/{replyId}/attachments/{attachmentId}': {
    204: [{}],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    413: payloadTooLarge413,
    415: unsupportedMediaType415,
    422: invalidJwe422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /v2/replies/{replyId}/events': {
    200: [
      {
        contentType: 'application/json',
        body: {
          eventLog: [
            'eyJ0eXAiOiJzZWNldmVudCtqd3QiLCJraWQiOiJkZWxpdmVyeS1zaWctMjAyNiIsImFsZyI6IlBTNTEyIn0.eyIkc2NoZW1hIjoiaHR0cHM6Ly9zY2hlbWEuZml0a28uZGUvZml0LWNvbm5lY3Qvc2V0LXBheWxvYWQvMS4yLjIvc2V0LXBheWxvYWQuc2NoZW1hLmpzb24iLCJqdGkiOiJjN2IxZTVmOS0zYTJkLTRjODYtOWUwZi0xZDRhOGI2YzJlNTciLCJpc3MiOiJodHRwczovL2RlbGl2ZXJ5LmV4YW1wbGUvIiwiaWF0IjoxNzk1NDI2MjAwLCJzdWIiOiJzdWJtaXNzaW9uOmQyZjhhNmIzLTQxYzctNGU5NS1iMGE4LTdjM2U5ZjVkMWI2MCIsInR4biI6ImNhc2U6OWE0YjdlMjEtNmYzYy00ZDU4LWExZTAtNWI4YzJkN2Y5ZTM2IiwiZXZlbnRzIjp7Imh0dHBzOi8vc2NoZW1hLmZpdGtvLmRlL2ZpdC1jb25uZWN0L2V2ZW50cy9zdWJtaXQtc3VibWlzc2lvbiI6e319fQ.PHmcLh4-amOe_XgCMWfkcjpp40vPTgqwXqOYBvuLVwc87Gkme0P5HHB0JMqsR_S0YJSheu6M3eMP5nN04uWApKN5n4tzntZR6bK5uFAUfW-3ZaMoYeX9ZJZaz3QTS-6i8OCuG8rV5UeuBGaLB8f9X9cy34IgfaLwwwGZuYer_YW5SDqn-jjfVMATXrnkg9D0ANB2Y0mUBYYNfyvenu8ZLM6nN-1uCY4fIj0LkIO8y_MLkQfVIitO-e1WiFolb-TOUsFzPtAd60TO4BuJmmaBI-iWBCMMomMOLUl2npikzkpwD4yC_HFSADBWfykO3wwwgDljzkFj78SRP3LEYzZaAPHeROmnYq3oaYAvGp_Frenbpl-EXZghI93gzgux2GlURiInhKDwNuCaSUBMb5FiunSOE7bDqp7vp29A7s-49qORHiDi8LDyFzE5UBXBP3AVUAT2AqExbbZy3iN0c5fdnEFSJfWY6VWQ61qkAhathOK8ctmDOlpkor6CMlOZryOHJ8r-cPC7owyu46UrgZd7EjHnu98w3rM5rj9kzom88Z4TgQ_Rc_oznPmbpHTEvVANJPjm2fXQI4Ee4UP7Z4cGcKPvSjH2kAeqxYcAeOyg_afIKXCxppokVABWLljwVnn1tBRcSoq92f90Xg7oEXuNNoLydBom23ZXtZRVuGKhwAw',
          ],
          count: 1,
          totalCount: 1,
          offset: 0,
        },
      },
    ],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'PUT /v2/replies/{replyId}/accept': {
    204: [{}],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    422: invalidSecurityEventToken422,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'PUT /v2/replies/{replyId}/reject': {
    204: [{}],
    400: invalidRequest400,
    401: unauthorized401,
    403: forbidden403,
    404: notFound404,
    409: conflict409,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
  'GET /.well-known/jwks.json': {
    200: [
      {
        contentType: 'application/json',
        body: {
          keys: [
            {
              kty: 'RSA',
              kid: 'delivery-sig-2026',
              alg: 'PS512',
              key_ops: ['verify'],
              n: 'vay-n75z9tJRstgjodB5BhLvuZ9bbOBvzjaIhaURncTDKM5EpUKvQ9f5TdIRB0MKVZjovG2357N6hZko7XwFRZB6QnSaRSA1PHg33utHs0iIApvbq1FED60G1M1UrmMUw1LwmK-xRyGshzdDTXOi0-BFxvnEfmB-c7hLycWRFPuHU5kydxZGXfxbWMt-EMHK2l_3U07rBwTEqZzXKoMmi1Z30OrfUiPzukGV4KgRToY17Q3P19k5DZXoo_31E_HPh7uihkE2Oooq4UdUfBLp1cgM1OWiauvttTqX4jDw5QlhQbee9WHi9w7W-sqzCXmo6kEwXAEDhYQ8Kkn6ldX_pKzbNQbyMqQc0riAndAutUNR-tmouOpTVk-7zD8s2bTRzOCY-j8u_BJNYHceTuL5ELnAGyy2gEX65AUCRaQaru9kv08MDmRIABxG7tlzPhUWsuLqlsnBeG-yaMxL3RmTkiih5BoU3Vk_3zRk49onnbhfAARsrkafq-84w7iWeEXAE-bO7UBHrkTLs9p_SHPo8a67sddwoSS8WbZrn-dfiLOL3ABPZnYLAdLxQKILMSUe_JpzCJFw4Xn2dQ2YurIRTHHyGPs2H34HZsGchp3ePmcZEK7xTZrR7LYP2PBGoXc2iCrlPxqihMCS3cuBNfedwA9Q3OuZ19t7qzPdIC5TtvM',
              e: 'AQAB',
            },
          ],
        },
      },
    ],
    403: forbidden403,
    429: tooManyRequests429,
    500: internalError500,
    503: unavailable503,
  },
};
