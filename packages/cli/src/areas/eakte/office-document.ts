import { recognise } from '@rathaus/client-core/recognise';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { eakteRecogniser } from '@rathaus/eakte-client/recognise';
import { candidateOf } from '../check/candidate.ts';
import { foreignFiles, isZippedDocument } from '../check/foreign-files.ts';
import { foreignText } from '../check/not-checked.ts';

export const noEakte = text('keine E-Akte', 'no e-file');

/**
 * Says that a file is an Office document and no e-file: inside it is a ZIP archive, and its entries would be taken for
 * files of a container. Undefined for everything else; throws what the file system throws.
 */
export async function officeDocumentText(
  path: string,
  signal: AbortSignal | undefined,
): Promise<LocalText | undefined> {
  const { recognition } = await recognise(await candidateOf(path), [eakteRecogniser, foreignFiles], {
    signal,
  });
  if (!recognition || recognition.check || !isZippedDocument(recognition)) return undefined;
  return foreignText(recognition.title, noEakte);
}
