/** Attachments, and answers in place of the mailbox. */
import type { PostfachAttachment } from '../../src/postfach/index.ts';
import { type Answer, drained } from './world.ts';

export const bytes = (text: string) => new TextEncoder().encode(text);
export const file = (
  name: string,
  text: string,
  more: Partial<PostfachAttachment> = {},
): PostfachAttachment => ({
  name,
  open: () => bytes(text),
  ...more,
});
export const answered =
  (answer: () => Response): Answer =>
  async (request) => {
    await drained(request);
    return answer();
  };
export const json =
  (code: number, headers: Record<string, string> = {}): Answer =>
  async (request) => {
    await drained(request);
    return Response.json({ title: 'canary' }, { status: code, headers });
  };
export const page =
  (code: number): Answer =>
  async (request) => {
    await drained(request);
    return new Response('<html>Wartung', { status: code, headers: { 'content-type': 'text/html' } });
  };
/** The connection breaks before or after the mailbox has everything. */
export const broken =
  (when: 'before' | 'after'): Answer =>
  async (request) => {
    if (when === 'after') await drained(request);
    throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  };
