import type { Dokument, Primaerdokument } from '../model/index.ts';

/**
 * The files of a document: of all its versions and formats, without those of its attachments. Lists that a damaged
 * message left out count as empty.
 *
 * @example
 * for (const { dateiname } of primaryFiles(item.record)) await store(dateiname, container.open(dateiname));
 */
export function primaryFiles({ version }: Pick<Dokument, 'version'>): Primaerdokument[] {
  const files: Primaerdokument[] = [];
  for (const { format } of version ?? [])
    for (const { primaerdokument } of (format as typeof format | undefined) ?? [])
      if (primaerdokument as Primaerdokument | undefined) files.push(primaerdokument);
  return files;
}
