import type { UnsafeXmlValues, XmlValues } from '../scan/fault.ts';
import { XmlFault } from '../scan/fault.ts';
import type { XmlScanner } from '../scan/scanner.ts';
import { EncodingFault, type TextOptions, textPieces, type XmlSource } from './source.ts';

/** How a source goes through a scanner. */
export interface ScanSourceOptions extends TextOptions {
  /**
   * What ended the reading: not well-formed, or refused although XML allows it. `at` is an offset for the scanner's
   * `locate()`; undefined when the innermost open element is meant.
   */
  onFault(values: XmlValues | UnsafeXmlValues, at: number | undefined, refused: boolean): void;
}

/**
 * Reads a source through a scanner, handing over after each piece, so that what was read can be taken away. What is wrong
 * with the file goes to `onFault` and ends the reading; what is wrong with the stream is thrown.
 */
export async function* scanSource(
  source: XmlSource,
  scanner: XmlScanner,
  options: ScanSourceOptions,
): AsyncGenerator<void, void, void> {
  try {
    for await (const text of textPieces(source, options)) {
      scanner.write(text);
      yield;
    }
    scanner.end();
  } catch (error) {
    if (error instanceof EncodingFault) endAtByte(error, scanner, options);
    else if (error instanceof XmlFault) options.onFault(error.values, error.at, error.refused);
    else throw error;
  }
}

/** What is before the wrong byte is read, so that the place is right; a fault in there comes first. */
function endAtByte({ values, before }: EncodingFault, scanner: XmlScanner, options: ScanSourceOptions): void {
  try {
    scanner.write(before);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    options.onFault(error.values, error.at, error.refused);
    return;
  }
  options.onFault(values, scanner.fed, true);
}
