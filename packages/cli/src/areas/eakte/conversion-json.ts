import type { Mask } from '@rathaus/client-core/texts';
import type { ConvertedTransfer, HashEvent } from '@rathaus/eakte-client/package';
import type { ConversionEntry, ConversionEvent } from '@rathaus/eakte-client/xdomea';

type Named = ConversionEvent['record'];

const recordJson = (record: Named, mask: Mask): Named =>
  record && { ...record, title: record.title === undefined ? undefined : mask.word(record.title) };

/** What could not be read names elements of the file, which may be anything. */
const fieldJson = (field: string, isElementPath: boolean, mask: Mask): string =>
  isElementPath ? mask.path(field.replaceAll('.', '/')).replaceAll('/', '.') : field;

function entryJson(entry: ConversionEntry, mask: Mask, masked: boolean): object {
  const { field, reason, places, finding, ...rest } = entry;
  const isElementPath = reason === 'unreadable';
  return {
    field: fieldJson(field, isElementPath, mask),
    reason,
    ...rest,
    places: places.map(({ path, record, before, ...place }) => ({
      ...place,
      path: fieldJson(path, isElementPath, mask),
      record: recordJson(record, mask),
      before: before === undefined ? undefined : mask.word(before),
    })),
    // Its values are content.
    finding: masked && finding ? { rule: finding.rule, severity: finding.severity } : finding,
  };
}

/** A hash that differs from its file or could not be compared. */
export const hashJson = ({ outcome, fileName, algorithm, place }: HashEvent, mask: Mask): object => ({
  outcome,
  fileName: mask.fileName(fileName),
  algorithm,
  line: place.line,
  record: recordJson(place.record, mask),
});

/** The outcome of a conversion as one value. Masked it holds nothing that could name a person. */
export function conversionJson(converted: ConvertedTransfer, mask: Mask, masked: boolean): object {
  const { path, fileName, report, renames, kind, hashes, checksums } = converted;
  const shown = (whole: string | undefined) => (masked ? undefined : whole);
  // The files of a container carry their new names already; beside a bare message somebody has to do it.
  const list = [...renames].map(([from, to]) => ({ from: mask.fileName(from), to: mask.fileName(to) }));
  return {
    path: shown(path),
    fileName,
    dryRun: path === undefined,
    ...report,
    entries: report.entries.map((entry) => entryJson(entry, mask, masked)),
    renamed: renames.size,
    renames: kind === 'message' ? list : undefined,
    hashes,
    checksums: shown(checksums),
  };
}

/** One changed place as a line of the file of losses. */
export function eventJson(event: ConversionEvent, mask: Mask, masked: boolean): object {
  if (!masked) return event;
  const { type, path, field, reason, lost, severity, movedTo, record, line } = event;
  const isElementPath = reason === 'unreadable';
  return {
    type,
    path: fieldJson(path, isElementPath, mask),
    field: fieldJson(field, isElementPath, mask),
    reason,
    lost,
    severity,
    movedTo,
    line,
    record: recordJson(record, mask),
  };
}
