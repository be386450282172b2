import { isRathausError, type RathausError } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { expect } from 'vitest';
import { type CkanConfig, createCkanPublisher, type Dataset, type FileSource } from '../src/index.ts';
import { type CkanAnswers, createMockCkan } from '../src/msw.ts';
import { haushalt } from './musterstadt.ts';

export const baseUrl = 'https://ckan.musterstadt.example';
export const token = 'geheimes-token-7f3a';
export const config: CkanConfig = {
  tenant: 'musterstadt',
  baseUrl,
  apiToken: token,
  organization: 'stadt',
  retry: { limit: 0 },
};
/** Answers for the site; whoever uses it listens and closes. */
export const server = setupServer();

export const csv = 'Produkt;Betrag\nSteuern;1.234.567\n';
const [first = {}] = haushalt.distributions ?? [];
const {
  accessURL: _a,
  downloadURL: _d,
  checksum: _c,
  byteSize: _b,
  ...rest
} = first as Record<string, unknown>;
/** A distribution whose address comes from the catalogue. */
export const upload = rest;
/** The budget, whose one distribution is a file to upload. */
export const dataset = { ...haushalt, distributions: [upload] } as unknown as Dataset;
/** The file for it. */
export const file = (text: string | (() => string) = csv, distribution = 0): FileSource => ({
  distribution,
  fileName: 'ergebnisplan.csv',
  open: () => new Blob([typeof text === 'string' ? text : text()]).stream(),
});

/** A publisher, and the CKAN in memory that it publishes to. */
export function mocked(answers?: CkanAnswers) {
  const { site, handlers } = createMockCkan(baseUrl, { answers });
  server.use(...handlers);
  return { site, publisher: createCkanPublisher(config) };
}

/** The error a call ends with. */
export const failed = async (call: Promise<unknown>): Promise<RathausError> => {
  const error = await call.then(
    () => expect.fail('should have failed'),
    (reason: unknown) => reason,
  );
  if (!isRathausError(error)) throw error;
  return error;
};
