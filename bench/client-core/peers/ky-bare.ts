import ky from 'ky';
import { type MakeCall, origin } from './dogs.ts';

export const makeCall: MakeCall =
  (fetch = globalThis.fetch) =>
  (signal) =>
    ky
      .get(`${origin}/dogs/7`, {
        fetch,
        searchParams: { lang: 'de' },
        signal: signal ?? null,
        retry: 0,
        timeout: false,
      })
      .json();
