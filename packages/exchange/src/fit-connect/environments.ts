/** Addresses of one FIT-Connect environment. All can be replaced, for example by those of the sandbox. */
export interface FitConnectEndpoints {
  tokenUrl: string;
  submissionApi: string;
  destinationApi: string;
  /** URLs under which the delivery service signs events. Default: the Submission API address (unverified fact). */
  serviceIssuers?: readonly string[] | undefined;
}

/** Public environments as of June 2026 (sources: optiGov/php-fitconnect, klarbau/govtech-de live run). */
export const fitConnectEnvironments = {
  test: {
    tokenUrl: 'https://auth-testing.fit-connect.fitko.dev/token',
    submissionApi: 'https://test.fit-connect.fitko.dev/submission-api',
    destinationApi: 'https://test.fit-connect.fitko.dev/destination-api',
  },
  stage: {
    tokenUrl: 'https://auth-refz.fit-connect.fitko.net/token',
    submissionApi: 'https://stage.fit-connect.fitko.net/submission-api',
    destinationApi: 'https://stage.fit-connect.fitko.net/destination-api',
  },
  production: {
    tokenUrl: 'https://auth-prod.fit-connect.fitko.net/token',
    submissionApi: 'https://prod.fit-connect.fitko.net/submission-api',
    destinationApi: 'https://prod.fit-connect.fitko.net/destination-api',
  },
} as const satisfies Record<string, FitConnectEndpoints>;

/** Limits per submission, in bytes of 10^6 megabytes (source: FITKO documentation, sending attachments). */
export const fitConnectLimits = {
  /** Of one encrypted attachment. */
  attachmentBytes: 500_000_000,
  attachments: 100,
  submissionBytes: 2_000_000_000,
} as const;
