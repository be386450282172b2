import type { Session } from '@rathaus/servicekonto-client';
import { headers } from 'next/headers';
import { baseUrl, servicekonto } from '@/servicekonto';

/** Pages of Next get no request, only its headers; the login needs no more than these. */
const currentRequest = async () => new Request(baseUrl, { headers: new Headers(await headers()) });

export async function currentSession(): Promise<Session | undefined> {
  return servicekonto().session(await currentRequest());
}

/** Login to a level, and back to a page of this site. */
export async function loginHref(level: 'niedrig' | 'hoch', back: string): Promise<string> {
  return servicekonto().loginHref(await currentRequest(), { level, return: back });
}

export async function logoutHref(): Promise<string> {
  return servicekonto().logoutHref(await currentRequest());
}
