import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anfrageOf, empfangeFormular, FormularUnlesbar } from './empfang.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rathaus-empfang-'));
});
afterEach(() => rm(directory, { recursive: true }));

function form(file: Uint8Array<ArrayBuffer>, name = 'nachweis.pdf'): Request {
  const data = new FormData();
  data.set('rasse', 'Dackel');
  data.set('nachweis', new Blob([file], { type: 'application/pdf' }), name);
  return new Request('http://portal.test/antrag', { method: 'POST', body: data });
}
const pdf = (size: number) => {
  const bytes = new Uint8Array(size).fill(32);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  return bytes;
};

describe('empfangeFormular', () => {
  it('keeps a PDF whole, with its hash', async () => {
    const content = pdf(300_000);
    const { fields, file } = await empfangeFormular(anfrageOf(form(content)), {
      directory,
      maxFileBytes: 300_000,
    });
    expect(fields).toEqual({ rasse: 'Dackel' });
    expect(file).toMatchObject({
      name: 'nachweis.pdf',
      size: 300_000,
      sha512: createHash('sha512').update(content).digest('hex'),
    });
    expect(new Uint8Array(await readFile(file!.path))).toEqual(content);
  });

  it.each([
    ['a file over the limit', pdf(300_001), { reason: 'too-large', limit: 300_000 }],
    ['a file that is no PDF', new TextEncoder().encode('MZ not a pdf'), { reason: 'not-a-pdf' }],
    ['an empty file', new Uint8Array(), { reason: 'empty' }],
  ])('refuses %s and leaves nothing on disk', async (_what, content, reason) => {
    const result = await empfangeFormular(anfrageOf(form(content as Uint8Array<ArrayBuffer>)), {
      directory,
      maxFileBytes: 300_000,
    });
    expect(result.rejected).toEqual(reason);
    expect(result.file).toBeUndefined();
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\Impfpass.pdf', 'Impfpass.pdf'],
    ['.pdf', 'nachweis.pdf'],
  ])('takes no folder from the file name %s', async (name, plain) => {
    const { file } = await empfangeFormular(anfrageOf(form(pdf(20), name)), { directory, maxFileBytes: 100 });
    expect(file?.name).toBe(plain);
  });

  it('refuses a request that was cut off, and leaves nothing on disk', async () => {
    const whole = form(pdf(5000));
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const cut = new Request(whole.url, {
      method: 'POST',
      headers: whole.headers,
      body: bytes.slice(0, 3000),
    });
    await expect(
      empfangeFormular(anfrageOf(cut), { directory, maxFileBytes: 10_000 }),
    ).rejects.toBeInstanceOf(FormularUnlesbar);
    expect(await readdir(directory)).toEqual([]);
  });
});
