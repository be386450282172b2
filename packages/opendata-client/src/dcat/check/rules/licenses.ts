import { pointer, type Term, term } from '@rathaus/client-core/findings';
import type { Dataset, Distribution } from '../../model.ts';
import { codeOf, type LicenseCode, type LicenseEntry, license } from '../../vocabulary/index.ts';
import { type DatasetRules, hits, type NoValues } from '../rule.ts';
import { isEmpty } from './texts.ts';
import { outside, type WrittenCode } from './written-code.ts';

/** The distributions under a listed licence, each with its index and the entry of the list. */
function* listed(
  dataset: Dataset,
): Generator<{ index: number; item: Distribution; code: LicenseCode; entry: LicenseEntry }> {
  for (const [index, item] of (dataset.distributions ?? []).entries()) {
    const code = item.license ? codeOf(license, item.license) : undefined;
    if (code !== undefined) yield { index, item, code, entry: license.entries[code] };
  }
}

/** Values of the rules about licences. */
export type LicenseRuleValues = {
  'opendata.dataset.license-present': NoValues;
  'opendata.dataset.license-known': WrittenCode;
  'opendata.dataset.license-open': { license: Term };
  'opendata.dataset.license-attribution': { license: Term };
};

export const licenseRules: DatasetRules<LicenseRuleValues> = {
  'opendata.dataset.license-present': {
    severity: 'error',
    severityIn20: 'warning',
    who: 'authority',
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        (item) => !item.license || item.license.trim() === '',
        'license',
      ),
  },
  'opendata.dataset.license-known': {
    severity: 'warning',
    who: 'authority',
    *find(dataset) {
      for (const [index, item] of (dataset.distributions ?? []).entries())
        yield* outside(license, item.license || undefined, 'distributions', index, 'license');
    },
  },
  'opendata.dataset.license-open': {
    severity: 'warning',
    who: 'authority',
    *find(dataset) {
      for (const { index, code, entry } of listed(dataset)) {
        if (!entry.open)
          yield { place: pointer('distributions', index, 'license'), values: { license: term(code) } };
      }
    },
  },
  'opendata.dataset.license-attribution': {
    severity: 'warning',
    who: 'authority',
    *find(dataset) {
      for (const { index, item, code, entry } of listed(dataset)) {
        if (entry.attribution && isEmpty(item.licenseAttributionByText))
          yield {
            place: pointer('distributions', index, 'licenseAttributionByText'),
            values: { license: term(code) },
          };
      }
    },
  },
};
