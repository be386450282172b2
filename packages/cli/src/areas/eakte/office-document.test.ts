import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-office-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sentence = 'Das ist ein Office-Dokument, keine E-Akte.';

/** A ZIP archive of stored entries (APPNOTE 4.3). */
function zipped(entries: readonly (readonly [name: string, content: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const bytes = Buffer.from(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), bytes]);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), fields, at, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

async function document(): Promise<string> {
  const path = join(folder, 'Brief.docx');
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const entries = [
    ['[Content_Types].xml', types],
    ['word/document.xml', '<w/>'],
  ] as const;
  await writeFile(path, zipped(entries));
  return path;
}

describe('an Office document that is named', () => {
  it('is not judged as a broken container', async () => {
    const { code, out } = await rathaus(['eakte', 'check', await document()]);
    expect(code).toBe(4);
    expect(out).toContain(`Kein Urteil. ${sentence}`);
    expect(out).not.toMatch(/Container|Hersteller/);
  });

  it('is called by its name where somebody wants to see it', async () => {
    const { code, out } = await rathaus(['eakte', 'show', await document()]);
    expect([code, out]).toEqual([4, `${sentence}\n`]);
  });

  it('is not unpacked', async () => {
    const { code, err } = await rathaus(['eakte', 'unpack', await document(), '-o', join(folder, 'out')]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(await readdir(folder)).toEqual(['Brief.docx']);
  });
});
