import { type LocalText, type TextOf, text } from '@rathaus/client-core/texts';

type Written = { written: string; suggestion?: string };

/** A sentence about what was written, with the value that was probably meant where one is known. */
export const written =
  (sentence: (written: string) => LocalText): TextOf<Written> =>
  ({ written: value, suggestion }) => {
    const { de, en } = sentence(value);
    return suggestion === undefined
      ? { de, en }
      : text(`${de} Gemeint ist vermutlich „${suggestion}“.`, `${en} Probably "${suggestion}" is meant.`);
  };

/** As `written`: a value that is not in its vocabulary. `de` and `en` name the value, at the start of a sentence. */
export const notListed = (de: string, en: string): TextOf<Written> =>
  written((value) =>
    text(`${de} „${value}“ steht nicht im Vokabular.`, `${en} "${value}" is not in its vocabulary.`),
  );
