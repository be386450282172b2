/** The text of `<name>.contract.ts`. */
import type { ParameterContract } from '../contract/contract.ts';
import { digestOf } from './digest.ts';
import type { JsonObject } from './document.ts';
import { refused } from './errors.ts';
import { createNames } from './names.ts';
import type { BodyKind, OperationData } from './operation-data.ts';
import type { Operation } from './operations.ts';
import { objectAt, type Reader } from './reader.ts';
import { literal, SourceName } from './write.ts';

/** Extension in the imports of the generated files. */
export type ImportExtension = '.ts' | '.js';

/** First line of each generated file. */
export const heading = (api: string): string =>
  `// Generated from the document ${api} by rathaus-generate. Do not edit: change the document.\n\n`;

/** One constant an operation, so that a bundler leaves out what is not used. */
export async function writeTable(
  reader: Reader,
  operations: readonly Operation[],
  { name, extension }: { name: string; extension: ImportExtension },
): Promise<string> {
  const names = createNames(name);
  const info = { name, version: versionOf(reader), digest: await digestOf(reader.root.value as JsonObject) };
  const used = new Set<string>();
  const use = (name: string) => {
    used.add(name);
    return new SourceName(name);
  };
  const constants = operations.map(
    (operation) =>
      `export const ${operation.name}: OperationContract<${literal(operation.contract.on)}, paths> = ${literal(withWriters(operation.contract, use))};\n\n`,
  );
  return `${heading(name)}import {
${importedNames(used)}} from '@rathaus/client-core/contract';
import type { paths } from './${name}${extension}';

${constants.join('')}export const ${names.info}: ContractInfo = ${literal(info)};

export const ${names.contract}: Contract<paths> = /* @__PURE__ */ defineContract<paths>(${names.info}, [
${operations.map((operation) => `  ${operation.name},\n`).join('')}]);
`;
}

/** Functions of `/contract` that write what the document says, by place and by kind of body. */
const writers = { path: 'Path', query: 'Query', header: 'Headers', cookie: 'Cookies' } as const;
const bodyWriters: Readonly<Record<BodyKind, string>> = {
  json: 'jsonBody',
  form: 'formBody',
  multipart: 'multipartBody',
  text: 'bytesBody',
  bytes: 'bytesBody',
};

/** An operation as it is written: its data, and beside each place the function that writes it. */
function withWriters(data: OperationData, use: (name: string) => SourceName): Record<string, unknown> {
  const { body, writeOnly } = data;
  const places = Object.entries(writers).flatMap(([place, writer]) => {
    const table = data[place as keyof typeof writers];
    if (!table) return [];
    // One value each needs half the code of lists and objects.
    const plain = Object.values(table).every(({ style, type }) => !style && !type);
    const write = use(`write${plain ? 'Plain' : ''}${writer}`);
    return [[place, { write, table: mapped(table, asWritten) }] as const];
  });
  return {
    ...data,
    ...Object.fromEntries(places),
    ...(body
      ? {
          body: {
            ...body,
            types: mapped(body.types, (kind) => use(bodyWriters[kind])),
            encoding: body.encoding && mapped(body.encoding, asWritten),
          },
        }
      : {}),
    ...(writeOnly ? { writeOnly: { remove: use('withoutWriteOnly'), pointers: writeOnly } } : {}),
  };
}

const mapped = <From, To>(record: Readonly<Record<string, From>>, to: (one: From, key: string) => To) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));

/** For a member named like one of every object (`constructor`), TypeScript forgets which words are allowed. */
const asWritten = (contract: ParameterContract, name: string) =>
  name in {} ? new SourceName(`${literal(contract)} as const`) : contract;

/** One a line, in the order of a sorted import: without case, and without the word `type`. */
const importedNames = (used: ReadonlySet<string>): string =>
  ['type Contract', 'type ContractInfo', 'defineContract', 'type OperationContract', ...used]
    .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b), 'en'))
    .map((name) => `  ${name},\n`)
    .join('');

const sortKey = (name: string) => name.replace('type ', '').toLowerCase();

function versionOf(reader: Reader): string {
  const info = reader.child(reader.root, 'info');
  const version = info && objectAt(info).version;
  if (typeof version !== 'string')
    throw refused('core.generate.structure', '#/info/version', 'must be a text such as "2.0.0"');
  return version;
}
