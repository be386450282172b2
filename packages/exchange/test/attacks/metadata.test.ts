import { describe } from 'vitest';
import { checkMetadataJson } from '../../src/index.ts';
import { sampleOfTwo } from '../metadata/sample-metadata.ts';
import { itNames } from './attack-table.ts';

type Structure = {
  contentStructure: { data: Record<string, unknown>; attachments: Record<string, unknown>[] };
};
const good = JSON.stringify(sampleOfTwo());
const check = async (text: string | Uint8Array) => checkMetadataJson(text);
const changed = async (change: (document: Structure & Record<string, unknown>) => unknown) => {
  const document = sampleOfTwo() as Structure & Record<string, unknown>;
  change(document);
  return checkMetadataJson(JSON.stringify(document));
};

describe('attacks by metadata', () => {
  itNames([
    {
      attack: 'bytes that are no UTF-8',
      says: 'exchange.metadata.utf-8',
      made: () => check(Uint8Array.of(0x7b, 0xff)),
    },
    { attack: 'no JSON', says: 'exchange.metadata.json', made: () => check('{') },
    {
      attack: 'nesting without an end',
      says: 'exchange.metadata.depth',
      made: () => check('['.repeat(1_000_000)),
    },
    {
      attack: 'one hash for the check, another for the reader',
      says: 'exchange.metadata.duplicate-member',
      made: () => check(good.replace('"hash":{', '"hash":{"type":"md5",')),
    },
    {
      attack: '__proto__',
      says: 'exchange.metadata.reserved-member',
      made: () => check(good.replace('{', '{"__proto__":{"isAdmin":true},')),
    },
    {
      attack: 'a list instead of an object',
      says: 'exchange.metadata.object: other-type',
      made: () => check('[]'),
    },
    {
      attack: 'no schema, to be read by laxer rules',
      says: 'exchange.metadata.schema: missing',
      made: () => changed((document) => delete document.$schema),
    },
    {
      attack: 'another hash method',
      says: 'exchange.metadata.hash-type',
      made: () =>
        changed(({ contentStructure: { data } }) => (data.hash = { type: 'md5', content: '0f'.repeat(64) })),
    },
    {
      attack: 'a hash that is none',
      says: 'exchange.metadata.hash',
      made: () => changed(({ contentStructure: { data } }) => (data.hash = { type: 'sha512', content: 'x' })),
    },
    {
      attack: 'a path as id',
      says: 'exchange.metadata.attachment-id',
      made: () =>
        changed(
          ({ contentStructure: { attachments } }) => (attachments[0]!.attachmentId = '../../etc/passwd'),
        ),
    },
    {
      attack: 'two attachments with one id',
      says: 'exchange.metadata.duplicate-id',
      made: () =>
        changed(
          ({ contentStructure: { attachments } }) =>
            (attachments[1]!.attachmentId = attachments[0]!.attachmentId),
        ),
    },
    {
      attack: 'line breaks in a media type',
      says: 'exchange.metadata.mime-type',
      made: () =>
        changed(({ contentStructure: { attachments } }) => (attachments[0]!.mimeType = 'text/html\r\nx: y')),
    },
    {
      attack: 'two reply channels',
      says: 'exchange.metadata.reply-channel',
      made: () =>
        changed(
          (document) =>
            (document.replyChannel = {
              eMail: { address: 'a@b.example' },
              deMail: { address: 'a@b.example' },
            }),
        ),
    },
    {
      attack: 'payment of less than nothing',
      says: 'exchange.metadata.payment-amount: too-small',
      made: () =>
        changed((document) => Object.assign(document.paymentInformation as object, { grossAmount: -1 })),
    },
    {
      attack: 'payment of a part of a cent',
      says: 'exchange.metadata.payment-amount: parts-of-a-cent',
      made: () =>
        changed((document) => Object.assign(document.paymentInformation as object, { grossAmount: 0.015 })),
    },
  ]);
});
