import { type Answer, readAnswer } from './session.ts';

/**
 * What a server says of the session, if it says anything: no answer in five seconds, an error or the page of a login are
 * none. 401 is one: nobody is logged in.
 */
export async function ask(address: string, body?: URLSearchParams): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      body: body ?? null,
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(5000),
    });
    if (response.status === 401) return { expires: null };
    if (response.ok) return readAnswer(await response.json());
  } catch (error) {
    console.warn('rathaus', error);
  }
  return undefined;
}

const start = Date.now() - performance.now();

/** Milliseconds since the epoch by the device, which go on while it sleeps and when its clock is set back. */
export const clock = (): number => Math.max(Date.now(), start + performance.now());
