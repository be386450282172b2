import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fitConnectOperation } from '../src/fit-connect/operations.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery } from './delivery.ts';

interface Document {
  paths: Record<string, Record<string, { operationId?: string; responses: Record<string, object> }>>;
}

/** Where the sandbox answers a contract, below its origin. */
const contracts = [
  ['fit-connect-submission.v1', '/submission-api'],
  ['fit-connect-submission.v2', '/submission-api'],
  ['fit-connect-destination.v2', '/destination-api'],
  ['fit-connect-routing.v2', '/routing-api/v2'],
] as const;
const methods = ['get', 'put', 'post', 'patch', 'delete'];
const formats = { uuid: /^[0-9a-f-]{36}$/, uri: /^\S+$/, 'uri-reference': /^\S*$/, email: /@/ };

const documentOf = (name: string) =>
  parse(readFileSync(new URL(`../../../openapi/${name}.yaml`, import.meta.url), 'utf8')) as Document;

describe.each(contracts)('%s', (name, base) => {
  const document = documentOf(name);
  const ajv = new Ajv2020({ strict: false, formats });
  ajv.addSchema(document as object, 'document');
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => ({ path, method, operation: item[method]! }) as const),
  );
  let sandbox: Sandbox;
  let delivery: Delivery;
  beforeAll(async () => {
    sandbox = await startSandbox();
    delivery = new Delivery(sandbox);
  });
  afterAll(() => sandbox.close());

  /** Values of path parameters that exist. */
  const world = async (): Promise<Record<string, string>> => {
    const { destinationId } = delivery.config.subscriber;
    const sent = await delivery.send(['x']);
    const created = await delivery.json('subscriber', '/v2/replies', 'POST', {
      caseId: sent.caseId,
      announcedAttachments: sent.attachmentIds,
    });
    const { replyId } = (await created.json()) as { replyId: string };
    const jwe = await delivery.encrypt('{}');
    await delivery.call('subscriber', `/v2/replies/${replyId}/attachments/${sent.attachmentIds[0]}`, {
      method: 'PUT',
      body: jwe,
      headers: { 'content-type': 'application/jose' },
    });
    await delivery.json('subscriber', `/v2/replies/${replyId}`, 'PUT', {
      encryptedMetadata: jwe,
      encryptedData: jwe,
    });
    return {
      destinationId,
      keyId: delivery.config.subscriber.decryptionKeys[0]?.kid ?? '',
      submissionId: sent.submissionId,
      attachmentId: sent.attachmentIds[0] ?? '',
      caseId: sent.caseId,
      replyId,
    };
  };
  const queries: Record<string, string> = {
    findRoutes: '?leikaKey=99102013104000&ars=059990012012',
    findAreas: '?areaSearchexpression=Beispielhausen',
  };

  it('has every operation under its name, and answers each as the contract declares', async () => {
    const ids = await world();
    const statuses: Record<string, number[]> = {};
    for (const { path, method, operation } of operations) {
      const operationId = operation.operationId ?? '';
      const filled = path.replace(/\{(\w+)\}/g, (_, parameter: string) => ids[parameter] ?? randomUUID());
      expect(fitConnectOperation(method.toUpperCase(), base + filled), `${method} ${path}`).toBe(operationId);
      for (const role of ['sender', 'subscriber'] as const) {
        const response = await fetch(
          `${delivery.config.origin}${base}${filled}${queries[operationId] ?? ''}`,
          {
            method: method.toUpperCase(),
            headers: {
              authorization: `Bearer ${await delivery.token(role)}`,
              'content-type': path.includes('attachments') ? 'application/jose' : 'application/json',
            },
            ...(method === 'get' ? {} : { body: '{}' }),
          },
        );
        const where = `${operationId} as ${role}: ${response.status}`;
        const type = response.headers.get('content-type')?.split(';')[0] ?? '';
        const text = await response.text();
        statuses[operationId] = [...(statuses[operationId] ?? []), response.status];
        expect(text, where).not.toContain('no such path');
        const named = operation.responses[response.status] ? String(response.status) : 'default';
        expect(operation.responses[named], where).toBeDefined();
        if (text === '') continue;
        const validate = validator(path, method, named, type);
        validate(type === 'application/jose' ? text : JSON.parse(text));
        expect(validate.errors ?? [], where).toEqual([]);
      }
    }
    const read = operations.filter(({ method }) => method === 'get');
    for (const { operation } of read) {
      expect(statuses[operation.operationId ?? ''], operation.operationId).toContain(200);
    }
    expect(Object.keys(statuses).length).toBeGreaterThan(2);
  });

  const validator = (path: string, method: string, status: string, type: string) => {
    const given = document.paths[path]?.[method]?.responses[status] as { $ref?: string };
    const pointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
    const at = given.$ref
      ? given.$ref.slice(1)
      : `/paths/${pointer(path)}/${method}/responses/${pointer(status)}`;
    const validate = ajv.getSchema(`document#${encodeURI(`${at}/content/${pointer(type)}/schema`)}`);
    expect(validate, `${method} ${path} ${status} ${type}`).toBeDefined();
    return validate!;
  };
});
