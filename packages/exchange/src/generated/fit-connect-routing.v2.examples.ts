// Generated from the document fit-connect-routing.v2 by rathaus-generate. Do not edit: change the document.

import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './fit-connect-routing.v2.ts';

const invalidRequest400: ContractExamples<paths>['GET /routes'][400] = [
  {
    contentType: 'application/problem+json',
    body: { type: 'about:blank', title: 'Bad Request', status: 400 },
  },
];

const tooManyRequests429: ContractExamples<paths>['GET /routes'][429] = [{ contentType: 'application/json', body: {} }];

const internalError500: ContractExamples<paths>['GET /routes'][500] = [
  {
    contentType: 'application/problem+json',
    body: { type: 'about:blank', title: 'Internal Server Error', status: 500 },
  },
];

export const fitConnectRoutingV2Examples: ContractExamples<paths> = {
  'GET /routes': {
    200: [
      {
        contentType: 'application/json',
        body: {
          count: 1,
          offset: 0,
          totalCount: 1,
          routes: [
            {
              destinationId: '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14',
              destinationSignature: 'eyJraWQiOiJwb3J0YWwtc2lnLTIwMjYiLCJ0eXAiOiJqd3QiLCJhbGciOiJQUzUxMiJ9.eyJzdWJtaXNzaW9uSG9zdCI6Inp1c3RlbGxkaWVuc3QuZXhhbXBsZSIsImlzcyI6Imh0dHBzOi8vcG9ydGFsLmV4YW1wbGUiLCJzZXJ2aWNlcyI6W3siZ2ViaWV0SURzIjpbInVybjpkZTpidW5kOmRlc3RhdGlzOmJldm9lbGtlcnVuZ3NzdGF0aXN0aWs6c2NobHVlc3NlbDpyczowNTk5OTAwMTIwMTIiXSwibGVpc3R1bmdJRHMiOlsidXJuOmRlOmZpbTpsZWlrYTpsZWlzdHVuZzo5OTEwMjAxMzEwNDAwMCJdfV0sImRlc3RpbmF0aW9uSWQiOiI2ZTFjNGYwYS05YjU3LTRjMWUtOGYzZC0yYTdiNWM5ZDBlMTQiLCJpYXQiOjE3OTU0MjYyMDAsImp0aSI6IjJiMGQ2YzdlLTU4ZjEtNGE5Yy1iM2U0LTdkMWYwYTZjOWUyNSJ9.TF4_REBYphpbQygojTJW-8lGEmX9Tpo5eDOVyDdkSZ0zMmbRcY8mZZQR6Y0G-rpJkUW4rlWUqkRF_GFUF7R12elqPeoGxnSU6zAYaS0uqe6CL7YsONEg4_tvY39BTyEAgS8qStunrz54hd1Lk3dur09KP6E9qJXOrVyH9Z4I6ynvpCzJJXlE8GEamwbCcjCbG_qNX_STPkCrfXCeLNZ1xL60Rs2oOv6QpsoAbutWbnnhXJ5y94Qp7HvmkajUkZ2fLnKFHKToH8R09onU_--xhxcR3-n0KXU14fJoTyZ7r4zgDeDGH22C5NYp_QHO7C45q2kFTX5zdnm-_6zr5hHBPFLnAlLeO-Ss-yl_aT_Nebogspuq3VjbLeMnzpYUjniskkqGYjwZTdfJbhNRAAq0Y8_628wGnw5tmlEJFYSIWNxq_Os6NiIwwcMLCXJacmLjUBBVpo5R_1dQPZ9HYfBOkLnnSt6tPMNCJ9O56aMAxJYbcrdgHe6HmW3Qi5G6sXniDr3rfG-pz9cTmPCrxPpXNfaSkPj40X56aqQSqsqYVlsTukwRmars9HolP_MjBcn9yc7imb3R1gLNhpUCAyJeU1XPMwITQYPXnukLU1vsu8cXSCkbXQ673cRmES08W_uatFInWXOBnVYJPAgBK65hytAqJz5Tm1mO2Rx16TFGM_g',
              destinationName: 'Stadt Beispielhausen - Fachbereich Bürgerdienste - Steueramt',
              destinationShortName: 'Steueramt Beispielhausen',
              destinationLogo: 'https://www.beispielhausen.example/logo.svg',
              contactPersons: [
                {
                  name: 'Søren Ćosić',
                  tel: '+49 2599 1234',
                  fax: '+49 2599 1235',
                  email: 's.cosic@beispielhausen.example',
                },
              ],
              address: {
                street: 'Am Märchenwald',
                houseNumber: '7 a',
                additional: 'Hinterhaus',
                zip: '59999',
                city: 'Beispielhausen',
              },
              postalAddress: {
                street: 'Am Märchenwald',
                houseNumber: '7 a',
                additional: 'Hinterhaus',
                zip: '59999',
                city: 'Beispielhausen',
              },
              postOfficeBox: { postOfficeBox: 'Postfach 12', zip: '59998', city: 'Beispielhausen' },
              privacyPolicyUrl: 'https://www.beispielhausen.example/datenschutz',
              imprintUrl: 'https://www.beispielhausen.example/impressum',
              accessibilityUrl: 'https://www.beispielhausen.example/barrierefreiheit',
              contactFormUrl: 'https://www.beispielhausen.example/kontakt',
              furtherInformation: {
                description: { de: '<p>Der Hund ist binnen zwei Wochen anzumelden.</p>' },
              },
              requiredDocuments: {
                description: { de: '<p>Der Hund ist binnen zwei Wochen anzumelden.</p>' },
              },
              legalBasis: { description: { de: '<p>Der Hund ist binnen zwei Wochen anzumelden.</p>' } },
              deadline: { description: { de: '<p>Der Hund ist binnen zwei Wochen anzumelden.</p>' } },
              processingDuration: { minDuration: 1, maxDuration: 4, unit: 'week' },
              customParameters: { hunderasse: 3 },
              origin: 'PVOG',
            },
          ],
        },
      },
    ],
    400: invalidRequest400,
    429: tooManyRequests429,
    500: internalError500,
  },
  'GET /areas': {
    200: [
      {
        contentType: 'application/json',
        body: {
          count: 1,
          offset: 0,
          totalCount: 1,
          areas: [{ id: '1024', name: 'Beispielhausen', type: 'Gemeinde' }],
        },
      },
      {
        contentType: 'application/problem+json',
        body: {
          count: 1,
          offset: 0,
          totalCount: 1,
          areas: [{ id: '1024', name: 'Beispielhausen', type: 'Gemeinde' }],
        },
      },
    ],
    400: invalidRequest400,
    429: tooManyRequests429,
    500: internalError500,
  },
  'GET /info': {
    200: [{ contentType: 'application/json', body: { version: { major: 2, minor: 0, patch: 0 } } }],
    429: tooManyRequests429,
  },
};
