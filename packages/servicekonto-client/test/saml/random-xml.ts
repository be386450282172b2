import type { dice } from '../dice.ts';

const names = ['x', 'y', 'Zz', 'ä'];
const prefixes = ['', 'a:', 'B:', 'b:'];

/** A document of nested elements that declare, redeclare and use prefixes. */
export function randomXml(random: ReturnType<typeof dice>): string {
  const one = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const element = (depth: number, first = false): string => {
    const declared = ['a', 'B', 'b'].filter(() => first || random(3) === 0);
    const tag = `${one(prefixes)}${one(names)}`;
    const attributes = [
      ...declared.map((prefix) => `xmlns:${prefix}="urn:${prefix}${random(2)}"`),
      ...(random(3) === 0 ? [`xmlns="${one(['', 'urn:d'])}"`] : []),
      ...(random(2) === 0 ? [`q="${one(['1', '&lt;&amp;', '&#10;', 'Łódź'])}"`] : []),
      ...(random(3) === 0 ? [`${one(prefixes.slice(1))}r="2"`] : []),
    ];
    const inside = Array.from({ length: depth === 0 ? 0 : random(4) }, () =>
      random(3) === 0 ? one(['Text', '&amp;', '<![CDATA[<]]>', ' ']) : element(depth - 1),
    );
    return `<${[tag, ...attributes].join(' ')}>${inside.join('')}</${tag}>`;
  };
  return element(4, true);
}
