import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  type DeliveryRequest,
  type ExchangeConfig,
  type FitConnectEndpoints,
} from '@rathaus/exchange';

/** Milliseconds that the service takes for each answer. */
export const latency = 50;

/** Where the emulated service is, and the two addresses that fail. */
export interface Service {
  readonly endpoints: FitConnectEndpoints;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly destinationId: string;
  /** Takes requests and never answers. */
  readonly silent: string;
  /** Answers each request with a page. */
  readonly maintenance: string;
}

/** The ways in which a town fails; its id begins so. */
export const ailments = ['silent', 'maintenance', 'credentials'] as const;

const day = 86_400_000;

/** A town with the service it has, by its id. Receipts are not looked for: they would be work of later rounds. */
export function townOf(
  tenant: string,
  service: Service,
  more: Pick<ExchangeConfig, 'store' | 'work' | 'observer'>,
): ExchangeConfig {
  const ailment = ailments.find((name) => tenant.startsWith(name));
  const { endpoints, clientId, clientSecret } = service;
  const moved = (to: string) => ({
    ...endpoints,
    tokenUrl: `${to}/token`,
    submissionApi: `${to}/submission-api`,
    destinationApi: `${to}/destination-api`,
  });
  return {
    tenant,
    ...more,
    outbox: { receiptInterval: 30 * day },
    fitConnect: {
      endpoints: ailment === 'silent' || ailment === 'maintenance' ? moved(service[ailment]) : endpoints,
      clientId,
      clientSecret: ailment === 'credentials' ? 'falsch' : clientSecret,
      userAgent: 'Rathaus-Bench/1.0',
      trust: { [allowInsecurePublicKey]: true },
      [allowHttp]: true,
      [allowSandbox]: true,
    },
  };
}

/** A small delivery without attachment. */
export const deliveryOf = (key: string, { destinationId }: Service): DeliveryRequest => ({
  key,
  to: { transport: 'fit-connect', destinationId },
  service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer: Anmeldung' },
  data: {
    content: JSON.stringify({ hund: 'Rex', vorgang: key }),
    mimeType: 'application/json',
    schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
  },
});

export const healthy = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `stadt-${String(index + 1).padStart(2, '0')}`);

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const quantile = (values: readonly number[], of: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * of))] ?? Number.NaN;
