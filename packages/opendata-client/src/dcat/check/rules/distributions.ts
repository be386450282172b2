import { pointer, type Term, term } from '@rathaus/client-core/findings';
import { type DatasetRules, excerpt, type Hit, hitIf, hits, type NoValues } from '../rule.ts';

const hexLength = { md5: 32, sha1: 40, sha256: 64, sha384: 96, sha512: 128 } as const;
const mediaType =
  /^(?:https?:\/\/www\.iana\.org\/assignments\/media-types\/)?(?:application|audio|font|image|message|model|multipart|text|video)\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;
/** Implementing Regulation (EU) 2023/138 on high-value datasets. */
export const hvdRegulation = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** Values of the rules about distributions. `missing` names the member that is not there. */
export type DistributionRuleValues = {
  'opendata.dataset.distribution-present': NoValues;
  'opendata.dataset.access-url-present': NoValues;
  'opendata.dataset.download-is-access': NoValues;
  'opendata.dataset.format-present': NoValues;
  'opendata.dataset.media-type-form': { written: string };
  'opendata.dataset.byte-size': NoValues;
  /** `digits`: so many the algorithm has, 0 when it is not known. */
  'opendata.dataset.checksum-form': { algorithm: string; digits: number };
  'opendata.dataset.hvd-complete': { missing: Term };
};

const incomplete = (missing: string, ...steps: (string | number)[]): Hit<{ missing: Term }> => ({
  place: pointer(...steps),
  values: { missing: term(missing) },
});

export const distributionRules: DatasetRules<DistributionRuleValues> = {
  'opendata.dataset.distribution-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf((dataset.distributions ?? []).length === 0, 'distributions'),
  },
  'opendata.dataset.access-url-present': {
    severity: 'error',
    who: 'authority',
    *find(dataset, context) {
      for (const [index, { accessURL }] of (dataset.distributions ?? []).entries())
        yield* hitIf(!accessURL && !context.isUpload(index), 'distributions', index, 'accessURL');
    },
  },
  'opendata.dataset.download-is-access': {
    severity: 'info',
    who: 'authority',
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        ({ accessURL, downloadURL }) =>
          accessURL !== undefined && downloadURL !== undefined && accessURL !== downloadURL,
        'accessURL',
      ),
  },
  'opendata.dataset.format-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hits('distributions', dataset.distributions, ({ format }) => !format, 'format'),
  },
  'opendata.dataset.media-type-form': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const member of ['mediaType', 'compressFormat', 'packageFormat'] as const) {
        for (const [index, { [member]: written }] of (dataset.distributions ?? []).entries()) {
          if (written !== undefined && !mediaType.test(written))
            yield { place: pointer('distributions', index, member), values: { written: excerpt(written) } };
        }
      }
    },
  },
  'opendata.dataset.byte-size': {
    severity: 'error',
    who: 'authority',
    find: (dataset) =>
      hits(
        'distributions',
        dataset.distributions,
        ({ byteSize }) => byteSize !== undefined && !(Number.isSafeInteger(byteSize) && byteSize >= 0),
        'byteSize',
      ),
  },
  'opendata.dataset.checksum-form': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [index, { checksum }] of (dataset.distributions ?? []).entries()) {
        if (!checksum) continue;
        const { algorithm, value } = checksum;
        const digits = Object.hasOwn(hexLength, algorithm) ? hexLength[algorithm] : 0;
        if (digits > 0 && /^[0-9a-f]*$/i.test(value) && value.length === digits) continue;
        yield {
          place: pointer('distributions', index, 'checksum'),
          values: { algorithm: excerpt(algorithm), digits },
        };
      }
    },
  },
  'opendata.dataset.hvd-complete': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      const category = (dataset.hvdCategories ?? []).length > 0;
      const legislation = dataset.applicableLegislation?.includes(hvdRegulation) === true;
      if (category && !legislation) yield incomplete('applicableLegislation', 'applicableLegislation');
      if (legislation && !category) yield incomplete('hvdCategories', 'hvdCategories');
      if (!category || !legislation) return;
      for (const [index, item] of (dataset.distributions ?? []).entries()) {
        if (item.applicableLegislation?.includes(hvdRegulation) !== true)
          yield incomplete('applicableLegislation', 'distributions', index, 'applicableLegislation');
      }
    },
  },
};
