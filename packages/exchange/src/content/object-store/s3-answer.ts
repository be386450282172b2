import { type ScanHandler, textMode, XmlFault, XmlScanner } from '@rathaus/client-core/xml';
import { unavailable } from '../storage-fault.ts';

/** An element of an answer; the ones of S3 have no mixed content and no attributes that matter. */
export interface AnswerElement {
  name: string;
  text: string;
  children: AnswerElement[];
}

/** A page of 1,000 keys has about 10,000 elements. */
const limits = { depth: 10, markup: 10_000, attributes: 20 };
const mostElements = 100_000;

/**
 * Reads an answer of S3 whose root must be one of `roots`: a page of a proxy, also with status 200, is no answer. Throws
 * `exchange.content.unavailable` with the reason `unusable-answer`.
 */
export function readAnswer(text: string, ...roots: readonly string[]): AnswerElement {
  const root = parse(text);
  if (!root || !roots.includes(root.name)) throw unavailable('unusable-answer');
  return root;
}

/** The code of an error, or nothing when this is none. */
export const errorCode = (text: string): string | undefined => {
  const root = parse(text);
  return root?.name === 'Error' ? childText(root, 'Code') : undefined;
};

export const childText = (element: AnswerElement, name: string): string | undefined =>
  element.children.find((child) => child.name === name)?.text;

export const childrenOf = (element: AnswerElement, name: string): AnswerElement[] =>
  element.children.filter((child) => child.name === name);

function parse(text: string): AnswerElement | undefined {
  const document: AnswerElement = { name: '', text: '', children: [] };
  const open: AnswerElement[] = [document];
  let elements = 0;
  const handler: ScanHandler = {
    mode: textMode.collect,
    open({ local }) {
      const element: AnswerElement = { name: local, text: '', children: [] };
      if (++elements <= mostElements) open.at(-1)?.children.push(element);
      open.push(element);
    },
    text(piece) {
      const element = open.at(-1);
      if (element) element.text += piece;
    },
    close() {
      open.pop();
    },
    stray: () => undefined,
  };
  const scanner = new XmlScanner(handler, limits);
  try {
    scanner.write(text);
    scanner.end();
  } catch (error) {
    if (error instanceof XmlFault) return undefined;
    throw error;
  }
  return elements <= mostElements ? document.children[0] : undefined;
}
