import { pointer } from '@rathaus/client-core/findings';
import type { Dataset } from '../../model.ts';
import {
  accessRight,
  dataTheme,
  distributionStatus,
  fileType,
  frequency,
  plannedAvailability,
} from '../../vocabulary/index.ts';
import { type DatasetRules, excerpt, type Hit, hitIf, type NoValues, type Steps } from '../rule.ts';
import { outside, type WrittenCode } from './written-code.ts';

function* inDistributions(
  dataset: Dataset,
  field: 'format' | 'availability' | 'status',
  vocabulary: typeof fileType,
): Generator<Hit<WrittenCode>> {
  for (const [index, distribution] of (dataset.distributions ?? []).entries()) {
    yield* outside(vocabulary, distribution[field], 'distributions', index, field);
  }
}

/** The languages of the dataset and of its distributions, each with its place. */
export function* languagesOf(dataset: Dataset): Generator<readonly [Steps, string]> {
  for (const [index, code] of (dataset.languages ?? []).entries()) yield [['languages', index], code];
  for (const [at, distribution] of (dataset.distributions ?? []).entries()) {
    for (const [index, code] of (distribution.languages ?? []).entries())
      yield [['distributions', at, 'languages', index], code];
  }
}

/** Form of a code or IRI of the EU language table. */
export const languageCode =
  /^(?:http:\/\/publications\.europa\.eu\/resource\/authority\/language\/)?[A-Z]{3}$/;

/** Values of the rules about codes. */
export type VocabularyRuleValues = {
  'opendata.dataset.theme-present': NoValues;
  'opendata.dataset.theme-known': WrittenCode;
  'opendata.dataset.frequency-known': WrittenCode;
  'opendata.dataset.availability-known': WrittenCode;
  'opendata.dataset.access-rights-known': WrittenCode;
  'opendata.dataset.status-known': WrittenCode;
  'opendata.dataset.format-known': WrittenCode;
  'opendata.dataset.language-code': { written: string };
};

export const vocabularyRules: DatasetRules<VocabularyRuleValues> = {
  'opendata.dataset.theme-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf((dataset.themes ?? []).length === 0, 'themes'),
  },
  'opendata.dataset.theme-known': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [index, theme] of (dataset.themes ?? []).entries())
        yield* outside(dataTheme, theme, 'themes', index);
    },
  },
  'opendata.dataset.frequency-known': {
    severity: 'error',
    who: 'authority',
    find: ({ accrualPeriodicity }) => outside(frequency, accrualPeriodicity, 'accrualPeriodicity'),
  },
  'opendata.dataset.availability-known': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      yield* outside(plannedAvailability, dataset.availability, 'availability');
      yield* inDistributions(dataset, 'availability', plannedAvailability);
    },
  },
  'opendata.dataset.access-rights-known': {
    severity: 'error',
    who: 'authority',
    find: ({ accessRights }) => outside(accessRight, accessRights, 'accessRights'),
  },
  'opendata.dataset.status-known': {
    severity: 'error',
    who: 'authority',
    find: (dataset) => inDistributions(dataset, 'status', distributionStatus),
  },
  'opendata.dataset.format-known': {
    // The stored table is of 2022: a code outside it may be newer.
    severity: 'warning',
    who: 'authority',
    find: (dataset) => inDistributions(dataset, 'format', fileType),
  },
  'opendata.dataset.language-code': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [steps, written] of languagesOf(dataset)) {
        if (!languageCode.test(written))
          yield { place: pointer(...steps), values: { written: excerpt(written) } };
      }
    },
  },
};
