import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentFaultOf } from '../content-fault.ts';
import { readMetadata } from './read-metadata.ts';

const hash = { type: 'sha512', content: 'ab'.repeat(64) };
const data = {
  hash,
  submissionSchema: { schemaUri: 'https://schema.example/1.json', mimeType: 'application/json' },
};
const metadata = (version: string, content: object = {}) => ({
  $schema: `https://schema.fitko.de/fit-connect/metadata/${version}/metadata.schema.json`,
  contentStructure: { attachments: [], data, ...content },
});

function read(document: unknown): { error?: unknown } {
  try {
    readMetadata(Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)));
    return {};
  } catch (error) {
    return { error };
  }
}

describe('metadata of a received submission', () => {
  it.each(['1.0.0', '1.3.0', '2.0.0', '2.1.0', '2.9.0'])('are read in version %s', (version) => {
    expect(read(metadata(version))).toEqual({});
  });

  it('of a version that nobody here can judge wait and are not rejected', () => {
    for (const version of ['3.0.0', '99.0.0']) {
      const { error } = read(metadata(version));
      expect(error).toMatchObject({
        code: 'exchange.inbox.metadata-not-judged',
        details: { reason: 'version' },
      });
      expect(contentFaultOf(error)).toBeUndefined();
    }
  });

  it('with fragments wait and are not rejected', () => {
    const attachment = { attachmentId: randomUUID(), hash, purpose: 'attachment', mimeType: 'text/plain' };
    const attachments = [{ ...attachment, fragments: [randomUUID()] }];
    const { error } = read(metadata('2.1.0', { attachments }));
    expect(error).toMatchObject({ code: 'exchange.inbox.fragments-unsupported' });
    expect(contentFaultOf(error)).toBeUndefined();
  });

  it.each([
    ['no JSON', '{'],
    ['no UTF-8 text of JSON', 'null'],
    ['a wrong hash', metadata('2.1.0', { data: { ...data, hash: { type: 'md5', content: 'a' } } })],
    ['no data', metadata('2.1.0', { data: undefined })],
    ['no version', { contentStructure: { attachments: [], data } }],
    ['a member twice', JSON.stringify(metadata('2.1.0')).replace('{', '{"contentStructure":{},')],
    ['__proto__', JSON.stringify(metadata('2.1.0')).replace('{', '{"__proto__":{"a":1},')],
  ])('with %s are a fault of the content, told without its words', (_, document) => {
    const problem = contentFaultOf(read(document).error);
    expect(problem).toMatchObject({ instance: 'metadata' });
    expect(JSON.stringify(problem)).not.toMatch(/md5|schema\.example/);
  });
});
