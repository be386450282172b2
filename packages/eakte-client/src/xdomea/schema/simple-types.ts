import { builtInTypes, codeType, type SimpleType, simpleType } from '@rathaus/client-core/xml';
import { codeValues } from '../tables/code-values.ts';
import { isDinC, isLatin } from './characters.ts';

const uuidParts = (digit: string) => `${digit}{8}-${digit}{4}-${digit}{4}-${digit}{4}-${digit}{12}`;
// The published class is [0-9|A-F|a-f]: a vertical bar is a digit to it, up to version 3.1 and in file names.
const loose = uuidParts('[0-9|A-Fa-f]');
const looseUuid = new RegExp(`^${loose}$`);
const uuid = new RegExp(`^${uuidParts('[0-9A-Fa-f]')}$`);
const dateiname = new RegExp(`^${loose}[^\\n\\r]*$`);
const dateiname2 = new RegExp(`^${loose}_[^\\n\\r]*\\.[^\\n\\r]*$`);

const free = { free: true } as const;

const ownTypes: readonly SimpleType[] = [
  simpleType('latin', isLatin, free),
  simpleType('dinC', isDinC, free),
  simpleType('looseUuid', (text) => looseUuid.test(text)),
  simpleType('uuid', (text) => uuid.test(text), { whiteSpace: 'replace' }),
  simpleType('dateiname', (text) => dateiname.test(text), free),
  simpleType('dateiname2', (text) => dateiname2.test(text), free),
];

const byName = new Map([...builtInTypes, ...ownTypes.map((simple) => [simple.name, simple] as const)]);

/**
 * The simple type of a name in our tables; `text` is what the version writes text with (`latin` in 2.x),
 * `code medium/1.0` a token of that list.
 */
export function simpleTypeOf(name: string, text: string): SimpleType | undefined {
  if (name.startsWith('code ')) {
    const list = name.slice(5);
    return codeType(name, list, (codeValues[list] ?? '').split(' '));
  }
  return byName.get(name === 'text' ? text : name);
}
