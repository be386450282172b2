/** The text of `<name>.examples.ts`: at least one example of every declared answer. */
import { STATUS_CODES } from 'node:http';
import { withoutWriteOnly } from '../contract/json-content.ts';
import { isJson } from '../contract/media-type.ts';
import { closedPointers, createReaches, type Reaches } from './access.ts';
import type { Answer } from './answers.ts';
import { canonicalJson } from './digest.ts';
import { isObject } from './document.ts';
import { refused } from './errors.ts';
import { camelCase, createNames } from './names.ts';
import type { Operation } from './operations.ts';
import { objectAt, type Reader, type Spot } from './reader.ts';
import { alternativesOf, type Fixed, sampleOf } from './sample.ts';
import { keywords, kindOf, partsOf } from './schema.ts';
import { heading, type ImportExtension } from './table.ts';
import { literal, SourceName } from './write.ts';

interface Example {
  readonly contentType?: string;
  readonly body?: unknown;
}

/** Examples of all operations, typed by the contract. */
export function writeExamples(
  reader: Reader,
  operations: readonly Operation[],
  { name, extension }: { name: string; extension: ImportExtension },
): string {
  const reaches = createReaches(reader, 'writeOnly');
  const constant = createNames(name).examples;
  const shared = sharedAnswers(constant);
  const examples = Object.fromEntries(
    operations.map(({ contract, answers }) => [
      contract.on,
      Object.fromEntries(
        answers.map((answer) => [
          answer.status,
          shared.nameOf(contract.on, answer, () => examplesOf(reader, answer, reaches)),
        ]),
      ),
    ]),
  );
  return `${heading(name)}import type { ContractExamples } from '@rathaus/client-core/contract';
import type { paths } from './${name}${extension}';

${shared.constants()}export const ${constant}: ContractExamples<paths> = ${literal(examples)};
`;
}

/** An answer that operations share (`#/components/responses/…`) is written once and named in each of them. */
function sharedAnswers(taken: string) {
  const known = new Map<string, { readonly name: string; readonly text: string }>();
  const names = new Set([taken, 'paths', 'ContractExamples']);
  return {
    nameOf(on: string, { spot, status, content }: Answer, examples: () => Example[]): SourceName | Example[] {
      const component = /^#\/components\/responses\/([^/]+)$/.exec(spot.at)?.[1];
      // Without content there is nothing to share; HEAD has none of an answer that GET has.
      if (component === undefined || content.length === 0) return examples();
      // The title and the status of a problem are those under which an operation declares it.
      const key = `${status} ${component}`;
      const before = known.get(key);
      if (before) return new SourceName(before.name);
      const plain = `${camelCase(component) || 'answer'}${status}`;
      let unique = plain;
      for (let count = 2; names.has(unique); count++) unique = `${plain}_${count}`;
      names.add(unique);
      // Typed by the first operation that has it: what the others declare is the same component.
      const type = `ContractExamples<paths>[${literal(on)}][${/^\d+$/.test(status) ? status : literal(status)}]`;
      known.set(key, { name: unique, text: `const ${unique}: ${type} = ${literal(examples())};\n\n` });
      return new SourceName(unique);
    },
    constants: () => [...known.values()].map(({ text }) => text).join(''),
  };
}

function examplesOf(reader: Reader, answer: Answer, reaches: Reaches): Example[] {
  const { content } = answer;
  if (content.length === 0) return [{}];
  return content.flatMap(([contentType, mediaType]) =>
    bodiesOf(reader, mediaType, contentType, answer, reaches).map((body) => ({ contentType, body })),
  );
}

function bodiesOf(
  reader: Reader,
  mediaType: Spot,
  contentType: string,
  answer: Answer,
  reaches: Reaches,
): unknown[] {
  const given = givenExamples(reader, mediaType);
  const schema = reader.member(mediaType, 'schema');
  if (!isJson(contentType)) {
    const texts = given.filter((example) => typeof example === 'string');
    if (texts.length > 0) return texts;
    const isText = !schema || ['value', 'any'].includes(kindOf(reader, schema));
    if (!isText)
      throw refused('core.generate.example', mediaType.at, `only JSON can be made up, not ${contentType}`);
    const made = schema ? sampleOf(reader, schema) : 'example';
    return [typeof made === 'string' ? made : JSON.stringify(made)];
  }
  if (!schema) return given.length > 0 ? given : [{}];
  const made = given.length > 0 && answer.success ? [] : madeUp(reader, schema, contentType, answer);
  const types = new Set(given.map(typeOfProblem));
  // Each type of a problem has an example, whichever of them the document gives.
  const missing = made.filter((body) => typeOfProblem(body) !== undefined && !types.has(typeOfProblem(body)));
  const bodies = given.length === 0 ? made : answer.success ? given : [...given, ...missing];
  const writeOnly = closedPointers(reader, [schema], 'writeOnly', reaches);
  return bodies.map((body) => withoutWriteOnly(structuredClone(body), writeOnly));
}

/** More bodies of one answer are not made. */
const maxBodies = 100;

const typeOfProblem = (body: unknown): unknown => (isObject(body) ? body.type : undefined);

/** Examples that the media type gives: `example`, or `examples` with references followed. */
function givenExamples(reader: Reader, mediaType: Spot): unknown[] {
  const { example } = objectAt(mediaType);
  if (example !== undefined) return [example];
  return reader
    .members(reader.member(mediaType, 'examples'))
    .map(([, one]) => objectAt(reader.follow(one)).value)
    .filter((value) => value !== undefined);
}

/** Of a success one body, otherwise one for each alternative and each type of problem. */
function madeUp(
  reader: Reader,
  schema: Spot,
  contentType: string,
  { status, success, spot }: Answer,
): unknown[] {
  if (success) return [sampleOf(reader, schema)];
  const isProblem = /problem\+json/.test(contentType);
  const fixed: Fixed = isProblem
    ? { title: STATUS_CODES[status], status: Number(status), detail: sentenceOf(spot) }
    : {};
  const bodies = new Map<string, unknown>();
  for (const parts of alternativesOf(reader, partsOf(reader, schema))) {
    const value = { allOf: parts.map((part) => withoutAlternatives(part.value)) };
    for (const type of typesOf(reader, parts)) {
      const known = { ...fixed, type: type ?? (isProblem ? 'about:blank' : undefined) };
      const body = sampleOf(reader, { value, at: schema.at }, known);
      bodies.set(canonicalJson(body), body);
    }
    if (bodies.size > maxBodies) break;
  }
  return [...bodies.values()];
}

/** The first line of a description: it says what the problem is. */
const sentenceOf = (spot: Spot): string | undefined => {
  const { description } = objectAt(spot);
  return typeof description === 'string' ? description.trim().split('\n')[0]!.slice(0, 200) : undefined;
};

const withoutAlternatives = (part: unknown): unknown => {
  if (!isObject(part)) return part;
  const { $ref, allOf, oneOf, anyOf, ...own } = part;
  return own;
};

/** Words for `type` in one alternative; one `undefined` where it has none. */
function typesOf(reader: Reader, parts: readonly Spot[]): (string | undefined)[] {
  const words = parts.flatMap((part) => {
    const properties = reader.member(part, 'properties');
    const type = properties && reader.member(properties, 'type');
    if (!type) return [];
    return partsOf(reader, type).flatMap((one) => {
      const { const: word, enum: all } = keywords(one);
      return [word ?? [], Array.isArray(all) ? all : []].flat().filter((given) => typeof given === 'string');
    });
  });
  return words.length > 0 ? [...new Set(words)] : [undefined];
}
