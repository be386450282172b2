import type { Report } from '@rathaus/client-core/findings';
import { checkMetadata } from '../../src/metadata/check.ts';
import { isUri } from '../../src/metadata/formats.ts';
import { metadataVersionOf } from '../../src/metadata/version.ts';
import { get, slotsOf } from './mutate.ts';

type Document = Record<string, unknown>;

interface Stricter {
  reason: string;
  /** Whether what was found, by the end of its rule or `unchecked`, is of this class. `value` is what is at the place. */
  is(found: { rule: string; value: unknown; document: Document }): boolean;
}

/** Where `checkMetadata` refuses what the official schema takes, and why. Nothing else may be refused. */
export const stricter: Readonly<Record<string, Stricter>> = {
  'text that cannot be stored': {
    reason:
      'U+0000 and lone surrogates are characters of no text (RFC 7493, section 2.1); databases refuse or change them.',
    is: ({ rule }) => rule === 'unstorable-text',
  },
  'attachment id twice': {
    reason: 'The description of 2.1.0 says that ids are unique; receipts are tied to content by them.',
    is: ({ rule }) => rule === 'duplicate-id',
  },
  'data set id twice': {
    reason: 'The description of 2.1.0 says that ids are unique in the array; JSON Schema cannot say it.',
    is: ({ rule }) => rule === 'data-set-duplicate-id',
  },
  'fragment twice in another case': {
    reason: 'UUIDs do not differ by case (RFC 9562, section 4), uniqueItems compares characters.',
    is: ({ rule }) => rule === 'fragments',
  },
  'UUID as URN': {
    reason:
      'The format takes urn:uuid:…, which is no UUID in its text form; dataSetId has no length that would forbid it.',
    is: ({ rule, value }) => rule === 'data-set-id' && String(value).startsWith('urn:uuid:'),
  },
  'no version': {
    reason:
      'Without $schema and without a member of 1.x only nobody knows the version; 2.x requires $schema.',
    is: ({ rule, document }) => rule === 'schema' && document.$schema === undefined,
  },
  'version of more than nine digits': {
    reason: 'Not read as a number, so not judged.',
    is: ({ rule, document }) => rule === 'unchecked' && /\d{10}/.test(String(document.$schema)),
  },
  'member of 2.x in 1.x': {
    reason: '1.0.0 lets any further member pass; one of 2.x that is not as 2.x has it is not judged.',
    is: ({ rule, document }) => {
      const version = metadataVersionOf(document);
      return rule === 'unchecked' && version.kind === 'known' && version.major === 1;
    },
  },
  'URI with an authority that is none': {
    reason:
      'RFC 3986 wants one user, one host and a port of digits; ajv-formats lets // stand for an empty path as well, and takes quotation marks and IPvFuture in a host.',
    is: ({ rule, value }) =>
      /schema-uri|payment-url|fink-host|standards/.test(rule) &&
      [value].flat().every((uri) => isUri(String(uri).replace(/^([^:/?#]+:\/\/)[^/?#]*/, '$1h'))),
  },
  'instant in another form than RFC 3339': {
    reason:
      'The format is that of RFC 3339: T between date and time, offset with colon, no part of a leap second.',
    is: ({ rule, value }) => rule === 'payment-time' && /\s|[+-]\d\d(\d\d)?$|:60\.\d/.test(String(value)),
  },
  'e-mail address longer than RFC 5321 allows': {
    reason: 'No mail server takes it (section 4.5.3.1).',
    is: ({ rule, value }) =>
      rule === 'reply-address' && (String(value).length > 254 || /[^@.]{64}|^[^@]{65}/.test(String(value))),
  },
};

/** Classes of `stricter` for what a report holds; `undefined` stands for something that is in none. */
export function classesOf(document: Document, report: Report): (string | undefined)[] {
  const at = new Map(slotsOf(document).map((slot) => [slot.pointer, get(slot)]));
  const found = [
    ...report.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, place }) => ({ rule: rule.replace('exchange.metadata.', ''), place })),
    ...report.unchecked.map(({ place }) => ({ rule: 'unchecked', place })),
  ];
  return found.map(({ rule, place }) => {
    const value = at.get(place.kind === 'pointer' ? place.pointer : '');
    return Object.keys(stricter).find((name) => stricter[name]!.is({ rule, value, document }));
  });
}

/** What a comparison of many documents saw. */
export interface Agreement {
  documents: number;
  /** Valid by the official schema. */
  valid: number;
  /** Judged alike. */
  same: number;
  /** Passed here only: must be none. */
  lessStrict: number;
  /** By class, refused here only. */
  stricter: Map<string, number>;
  /** Every rule that was found. */
  rules: Set<string>;
  /** Compares one more; tells what is wrong about it. */
  compare(document: Document): string | undefined;
}

export function createAgreement(official: (document: unknown) => boolean): Agreement {
  const all: Agreement = {
    documents: 0,
    valid: 0,
    same: 0,
    lessStrict: 0,
    stricter: new Map(),
    rules: new Set(),
    compare(document) {
      const valid = official(document);
      const report = checkMetadata(document);
      const passed = report.verdict === 'passed';
      all.documents += 1;
      if (valid) all.valid += 1;
      for (const { rule } of report.findings) all.rules.add(rule);
      if (passed === valid) {
        all.same += 1;
        return undefined;
      }
      if (passed) {
        all.lessStrict += 1;
        return `less strict: ${JSON.stringify(document)}`;
      }
      const classes = classesOf(document, report);
      for (const name of new Set(classes))
        if (name) all.stricter.set(name, (all.stricter.get(name) ?? 0) + 1);
      return classes.includes(undefined)
        ? `stricter in no class: ${JSON.stringify(report.findings)} ${JSON.stringify(document)}`
        : undefined;
    },
  };
  return all;
}
