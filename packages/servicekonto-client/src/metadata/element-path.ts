import type { PathPlace } from '@rathaus/client-core/findings';
import { childElements, type XmlElement } from '../saml/xml/tree.ts';

/** Elements from the root down to one. */
export type Way = readonly XmlElement[];

/** Where an element is: `/EntityDescriptor/SPSSODescriptor/KeyDescriptor[2]`, with an attribute behind it `…/@validUntil`. */
export function placeOf(way: Way, attribute?: string | undefined): PathPlace {
  const steps = way.map((element, index) => {
    const parent = way[index - 1];
    const siblings = parent
      ? childElements(parent).filter(({ localName }) => localName === element.localName)
      : [];
    const position = siblings.indexOf(element) + 1;
    return position > 1 ? `${element.localName}[${position}]` : element.localName;
  });
  const path = [...steps, ...(attribute === undefined ? [] : [`@${attribute}`])];
  return { kind: 'path', path: `/${path.join('/')}` };
}

/** Every element below the last one of a way, from the outside in, with its own way. */
export function* waysBelow(way: Way): Generator<Way> {
  for (const child of childElements(way.at(-1)!)) {
    const below = [...way, child];
    yield below;
    yield* waysBelow(below);
  }
}
