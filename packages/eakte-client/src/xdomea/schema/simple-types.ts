import { builtInTypes, codeType, type SimpleType, simpleType } from '@rathaus/client-core/xml';
import { codeValues } from '../tables/code-values.ts';
import { isDinC, isLatin } from './characters.ts';
import { startsWithLooseUuid, startsWithUuid, uuidLength } from './uuid-form.ts';

const isUuid = (text: string) => text.length === uuidLength && startsWithUuid(text);
const isLooseUuid = (text: string) => text.length === uuidLength && startsWithLooseUuid(text);
const isDateiname = (text: string) =>
  startsWithLooseUuid(text) && !text.includes('\n') && !text.includes('\r');
// The published pattern has the dot inside: on thousands of dots that takes the square of their number.
const isDateiname2 = (text: string) =>
  isDateiname(text) && text[uuidLength] === '_' && text.includes('.', uuidLength + 1);

const free = { free: true } as const;

const ownTypes: readonly SimpleType[] = [
  simpleType('latin', isLatin, free),
  simpleType('dinC', isDinC, free),
  simpleType('looseUuid', isLooseUuid),
  simpleType('uuid', isUuid, { whiteSpace: 'replace' }),
  simpleType('dateiname', isDateiname, free),
  simpleType('dateiname2', isDateiname2, free),
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
