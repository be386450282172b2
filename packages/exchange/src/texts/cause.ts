import { errorTexts as coreTexts, type ErrorText, text } from '@rathaus/client-core/texts';
import { errorTexts } from './errors.ts';

/**
 * What a code of a failure means and what to do about it, of this package and of the one below. `undefined` for codes that
 * neither knows: of a transport of the application, or of a later release.
 *
 * @example
 * errorTextOf('exchange.outbox.outcome-unknown')?.remedy.de;
 */
export function errorTextOf(code: string): ErrorText | undefined {
  for (const texts of [errorTexts, coreTexts] as readonly Readonly<Record<string, ErrorText>>[])
    if (Object.hasOwn(texts, code)) return texts[code];
  return undefined;
}

/** What is said of a code that nobody here knows. */
export const unknownErrorText: ErrorText = {
  meaning: text(
    'Zu diesem Fehler gibt es hier keine Beschreibung.',
    'There is no description of this error here.',
  ),
  remedy: text(
    'Den Code in der Dokumentation des Zustellwegs nachschlagen.',
    'Look the code up in the documentation of the way of delivery.',
  ),
};
