import { type FindingValues, type PointerPlace, pointer } from '@rathaus/client-core/findings';
import type { Dataset } from '../model.ts';
import { isTabular } from '../tabular.ts';
import { codeOf, hvdCategory, language } from '../vocabulary/index.ts';
import { excerpt } from './rule.ts';
import { languageCode, languagesOf } from './rules/vocabularies.ts';

/** What the files of a dataset are known by. */
export interface FilesOfDataset {
  isUpload(index: number): boolean;
  isInspected(index: number): boolean;
}

type Skip = (what: string, place: PointerPlace, values?: FindingValues) => void;

/**
 * Notes what decides and was not checked: files that will be uploaded as tables and that nobody has inspected, and codes
 * of which the SDK carries a part of the list only. What lies behind an address is not part of the check.
 */
export function noteUnchecked(dataset: Dataset, files: FilesOfDataset, skip: Skip): void {
  for (const [index, distribution] of (dataset.distributions ?? []).entries()) {
    if (files.isUpload(index) && !files.isInspected(index) && isTabular(distribution))
      skip('opendata.unchecked.upload', pointer('distributions', index));
  }
  for (const [steps, code] of languagesOf(dataset)) {
    // A code of the wrong form is a finding already.
    if (languageCode.test(code) && codeOf(language, code) === undefined)
      skip('opendata.unchecked.language', pointer(...steps), { written: excerpt(code) });
  }
  for (const [index, category] of (dataset.hvdCategories ?? []).entries()) {
    if (codeOf(hvdCategory, category) === undefined)
      skip('opendata.unchecked.hvd-category', pointer('hvdCategories', index), {
        written: excerpt(category),
      });
  }
}
