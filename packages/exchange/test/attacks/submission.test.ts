import { Buffer } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { beforeAll, describe } from 'vitest';
import { contentFaultOf } from '../../src/transport/content-fault.ts';
import { type Bench, type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { deflatedJwe, jweOf, submitAnew, waiting } from '../waiting-submission.ts';
import { itNames } from './attack-table.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

type Waiting = Awaited<ReturnType<typeof waiting>> & { readonly bench: Bench };
const data = '{"hund":"Rex"}';
const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');
const described = (attachmentId: string, text = 'Impfpass') => ({
  attachmentId,
  hash: { type: 'sha512', content: sha512(text) },
  purpose: 'attachment',
  mimeType: 'text/plain',
});
const metadataOf = (attachments: readonly object[], more: object = {}) =>
  JSON.stringify({
    $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
    contentStructure: {
      attachments,
      data: {
        hash: { type: 'sha512', content: sha512(data) },
        submissionSchema: {
          schemaUri: 'http://169.254.169.254/latest/meta-data',
          mimeType: 'application/json',
        },
      },
    },
    ...more,
  });
const seal = (text: string | Uint8Array, header: object = {}) => jweOf(text, keys.encryption[0]!, header);

/**
 * What becomes of a submission that the attacker has changed: the error, and whether the sender is told that it is theirs
 * (`rejected`) or nobody is (`waits`).
 */
async function fetched(change: (one: Waiting) => unknown, attachments: readonly string[] = ['Impfpass']) {
  const bench = createBench(keys);
  const one = { ...(await waiting(bench, attachments)), bench };
  await change(one);
  const transport = bench.worker('beispielhausen');
  const error = await transport
    .receive(one.delivery('fetch'), one.progress, one.context)
    .then(() => 'taken')
    .catch((thrown: unknown) => thrown);
  const { details, code } = isRathausError(error) ? error : { details: {}, code: String(error) };
  const { cause, reason } = details as Record<string, unknown>;
  const what = contentFaultOf(error) ? 'rejected' : 'waits';
  return [code, [what, cause ?? reason].filter(Boolean).join(', ')].join(': ');
}

const anew = (metadata: (ids: string[]) => string, content = data) =>
  fetched(({ bench, submission }) =>
    submitAnew(bench, submission, seal(metadata([...submission.attachments.keys()])), seal(content)),
  );
const exchanged = (attachments: Map<string, string>, change: (jwe: string) => string): void => {
  for (const [id, jwe] of attachments) attachments.set(id, change(jwe));
};
const swap = (text: string) => text.replace(/.{22}$/, Buffer.alloc(16, 7).toString('base64url'));
const answered = (change: (body: Record<string, unknown>) => unknown) =>
  fetched(({ bench }) => {
    bench.script = async (operation, request) => {
      if (operation !== 'getSubmission') return 'pass';
      const body = (await (await bench.service.handle(request)).json()) as Record<string, unknown>;
      change(body);
      return Response.json(body);
    };
  });
const instance = 'the instance of the problem names the part';
const otherLists = 'which of the three lists is wrong only the sender can find out';

describe('attacks on a submission', () => {
  itNames([
    {
      attack: 'metadata exchanged on the way',
      says: 'exchange.inbox.incorrect-authentication-tag: rejected',
      made: () => fetched(({ submission }) => (submission.metadata = seal(metadataOf([])))),
    },
    {
      attack: 'data exchanged on the way',
      says: 'exchange.inbox.incorrect-authentication-tag: rejected',
      shared: instance,
      made: () => fetched(({ submission }) => (submission.data = seal('{}'))),
    },
    {
      attack: 'an attachment exchanged on the way',
      says: 'exchange.inbox.incorrect-authentication-tag: rejected',
      shared: instance,
      made: () => fetched(({ submission }) => exchanged(submission.attachments, () => seal('x'))),
    },
    {
      attack: 'the tag of an attachment changed',
      says: 'exchange.inbox.incorrect-authentication-tag: rejected',
      shared: instance,
      made: () => fetched(({ submission }) => exchanged(submission.attachments, swap)),
    },
    {
      attack: 'data that are not those of the metadata',
      says: 'exchange.inbox.hash-mismatch: rejected',
      made: () => anew((ids) => metadataOf(ids.map((id) => described(id))), '{"hund":"Hasso"}'),
    },
    {
      attack: 'encrypted for nobody',
      says: 'exchange.jwe.unknown-kid: waits',
      made: () =>
        fetched(({ bench, submission }) =>
          submitAnew(bench, submission, seal(metadataOf([]), { kid: 'niemand-enc-1' }), seal(data)),
        ),
    },
    {
      attack: 'a method that is forbidden',
      says: 'exchange.inbox.encryption-issue: rejected, exchange.jwe.header-refused',
      made: () =>
        fetched(({ bench, submission }) =>
          submitAnew(bench, submission, seal(metadataOf([]), { alg: 'RSA1_5' }), seal(data)),
        ),
    },
    {
      attack: 'bytes that are no content',
      says: 'exchange.inbox.encryption-issue: rejected, exchange.jwe.malformed',
      made: () =>
        fetched(({ bench, submission }) =>
          submitAnew(bench, submission, 'a.b.c.d.AAAAAAAAAAAAAAAAAAAAAA', seal(data)),
        ),
    },
    {
      attack: 'a content that nobody can decrypt',
      says: 'exchange.inbox.encryption-issue: rejected, exchange.jwe.decryption-failed',
      made: () =>
        fetched(({ bench, submission }) =>
          submitAnew(bench, submission, swap(seal(metadataOf([]))), seal(data)),
        ),
    },
    {
      attack: 'a bomb',
      says: 'exchange.inbox.encryption-issue: rejected, exchange.jwe.inflation-refused',
      made: () =>
        fetched(({ bench, submission }) =>
          submitAnew(
            bench,
            submission,
            deflatedJwe(Buffer.alloc(9_000_000), keys.encryption[0]!),
            seal(data),
          ),
        ),
    },
    {
      attack: 'a member of the metadata twice',
      says: 'exchange.inbox.schema-violation: rejected, exchange.metadata.duplicate-member',
      made: () =>
        anew((ids) => metadataOf(ids.map((id) => described(id))).replace('{', '{"contentStructure":{},')),
    },
    {
      attack: '__proto__ in the metadata',
      says: 'exchange.inbox.schema-violation: rejected, exchange.metadata.reserved-member',
      made: () => anew((ids) => metadataOf(ids.map((id) => described(id))).replace('{', '{"__proto__":{},')),
    },
    {
      attack: 'no schema, to be read by laxer rules',
      says: 'exchange.inbox.unsupported-metadata: rejected, exchange.metadata.schema',
      made: () =>
        anew((ids) =>
          metadataOf(
            ids.map((id) => described(id)),
            { $schema: undefined },
          ),
        ),
    },
    {
      attack: 'a version of tomorrow',
      says: 'exchange.inbox.metadata-not-judged: waits, version',
      made: () =>
        anew((ids) =>
          metadataOf(
            ids.map((id) => described(id)),
            { $schema: 'https://schema.fitko.de/fit-connect/metadata/9.0.0/metadata.schema.json' },
          ),
        ),
    },
    {
      attack: 'an attachment that is not described',
      says: 'exchange.inbox.attachments-mismatch: rejected, different',
      made: () => anew(() => metadataOf([])),
    },
    {
      attack: 'an attachment that was not announced',
      says: 'exchange.inbox.attachments-mismatch: rejected, different',
      shared: otherLists,
      made: () => anew((ids) => metadataOf([...ids, randomUUID()].map((id) => described(id)))),
    },
    {
      attack: 'an attachment that the service adds',
      says: 'exchange.inbox.attachments-mismatch: rejected, different',
      shared: otherLists,
      made: () => answered((body) => (body.attachments as string[]).push(randomUUID())),
    },
    {
      attack: 'two ids that one disk takes for the same',
      says: 'exchange.inbox.schema-violation: rejected, exchange.metadata.duplicate-id',
      made: () =>
        anew((ids) => metadataOf([...ids, ...ids.map((id) => id.toUpperCase())].map((id) => described(id)))),
    },
    {
      attack: 'an attachment under the id of the data',
      says: 'exchange.inbox.attachments-mismatch: rejected, ambiguous',
      made: () =>
        fetched(async ({ bench, submission }) => {
          submission.attachments.clear();
          submission.attachments.set(submission.id, seal('Impfpass'));
          await submitAnew(bench, submission, seal(metadataOf([described(submission.id)])), seal(data));
        }),
    },
    {
      attack: '101 attachments',
      says: 'exchange.inbox.attachments-mismatch: rejected, too-many',
      made: () =>
        fetched(async ({ bench, submission }) => {
          const one = seal('Impfpass');
          while (submission.attachments.size < 101) submission.attachments.set(randomUUID(), one);
          const ids = [...submission.attachments.keys()];
          await submitAnew(bench, submission, seal(metadataOf(ids.map((id) => described(id)))), seal(data));
        }),
    },
    {
      attack: 'another submission in the answer',
      says: 'exchange.inbox.other-submission: waits',
      made: () => answered((body) => (body.caseId = randomUUID())),
    },
    {
      attack: 'no data in the answer',
      says: 'exchange.inbox.other-submission: waits',
      shared: 'the service answers with what was not asked for',
      made: () => answered((body) => delete body.encryptedData),
    },
    {
      attack: 'a schema at an address of the inside: nothing is fetched',
      says: 'taken, 0 requests outside of the service: waits',
      made: async () => {
        let foreign = 0;
        const said = await fetched(async ({ bench, submission }) => {
          const [id = ''] = submission.attachments.keys();
          await submitAnew(bench, submission, seal(metadataOf([described(id)])), seal(data));
          bench.script = (_, request) => {
            if (new URL(request.url).hostname !== 'zustellung.example') foreign += 1;
            return 'pass';
          };
        });
        return said.replace('taken', `taken, ${foreign} requests outside of the service`);
      },
    },
  ]);
});
