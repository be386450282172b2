import { exchangeError } from '../errors.ts';
import { isStorable } from '../metadata/stored-text.ts';

/** Most bytes of a text that is stored with an act: two of them and a tenant fit into one key of an index. */
const mostBytes = 1000;

/**
 * Refuses a text that a person or program gives with an act and that not every database keeps as it is: none at all, with
 * U+0000, with half of a character, or too long for an index. SQLite would take it, PostgreSQL would fail when it is asked.
 * Errors: `exchange.operation.invalid-text` with `details.place`.
 */
export function requireStorable(texts: Readonly<Record<string, unknown>>): void {
  for (const [place, text] of Object.entries(texts))
    if (
      text !== undefined &&
      (typeof text !== 'string' || !isStorable(text) || Buffer.byteLength(text) > mostBytes)
    )
      throw exchangeError('exchange.operation.invalid-text', { message: place, details: { place } });
}
