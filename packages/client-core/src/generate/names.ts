/** Names in the generated code. */
import { refused } from './errors.ts';

/** What the generated file itself uses, and words that cannot name a constant in a module. */
const taken = new Set(
  `Contract ContractInfo defineContract OperationContract paths arguments await break case catch class const continue
  debugger default delete do else enum eval export extends false finally for function if implements import in instanceof
  interface let new null package private protected public return static super switch this throw true try typeof
  undefined var void while with yield`.split(/\s+/),
);

/** The functions of `/contract` that tables name. */
const writers =
  /^(write(Plain)?(Path|Query|Headers|Cookies)|(json|form|multipart|bytes)Body|withoutWriteOnly)$/;

const isTaken = (name: string): boolean => taken.has(name) || writers.test(name);

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

/** `get /dogs/{dogId}` to `getDogsDogId`, `fit-connect.v2` to `fitConnectV2`. */
export function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word, index) =>
    index === 0 ? word[0]!.toLowerCase() + word.slice(1) : word[0]!.toUpperCase() + word.slice(1),
  );
  return joined.join('').replace(/^(?=\d)/, '_');
}

/** Whether a text can name the files of a contract, and in camel case its constants. */
export const isApiName = (name: string): boolean => /^[A-Za-z0-9][\w.-]*$/.test(name);

/** Names for the constants of a table. Each is given once. */
export function createNames(api: string): {
  readonly contract: string;
  readonly info: string;
  readonly examples: string;
  operation(id: string | undefined, method: string, path: string, at: string): string;
} {
  if (!isApiName(api))
    throw refused('core.generate.name', '#', `${JSON.stringify(api)}: use letters, digits, dots and hyphens`);
  const plain = camelCase(api);
  const contract = isTaken(plain) ? `${plain}Contract` : plain;
  const names = { contract, info: `${contract}Info`, examples: `${contract}Examples` };
  const given = new Map<string, string>(Object.values(names).map((name) => [name, 'the document itself']));
  return {
    ...names,
    operation(id, method, path, at) {
      const named = id !== undefined && isIdentifier(id) ? id : camelCase(id ?? `${method} ${path}`);
      // A name without a letter of ours (an id in another script) is made from verb and path.
      const wanted = named === '' ? camelCase(`${method} ${path}`) : named;
      const name = isTaken(wanted) ? `${wanted}Operation` : wanted;
      const other = given.get(name);
      if (other !== undefined)
        throw refused('core.generate.name', at, `${name} is also the name of ${other}: give an operationId`);
      given.set(name, at);
      return name;
    },
  };
}
