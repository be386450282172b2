import type { MakeCall } from './dogs.ts';

export const makeCall: MakeCall =
  (fetch = globalThis.fetch) =>
  async (signal) =>
    (await fetch('https://register.example/dogs/7?lang=de', { signal: signal ?? null })).json();
