import { codeValues } from './code-values.ts';

/**
 * Whether a code of a reply is one of the standard, and not a word of the system that wrote it. Source: code lists
 * allgemeinerueckmeldung 1.1 and spezifischefehlermeldung06nn.
 */
export const isListedFeedback = (code: string): boolean =>
  ['allgemeinerueckmeldung/1.1', `spezifischefehlermeldung${code.slice(0, 4)}/1.0`].some(
    (list) => Object.hasOwn(codeValues, list) && codeValues[list]!.split(' ').includes(code),
  );
