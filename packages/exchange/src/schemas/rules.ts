import { defineRules, type RuleKind, type Term } from '@rathaus/client-core/findings';

/** No value: the place says it all. */
type None = Record<never, never>;

/**
 * The values of each rule about data of a submission. They are words and numbers of the schema, never of the data, and a
 * place names only members that a schema of the bundle names: one that is foreign is counted at its owner.
 */
export type DataRuleValues = {
  'exchange.data.utf-8': None;
  'exchange.data.json': None;
  'exchange.data.duplicate-member': None;
  'exchange.data.reserved-member': None;
  /** `wanted`: types of JSON Schema. */
  'exchange.data.type': { wanted: readonly Term[] };
  'exchange.data.missing': None;
  'exchange.data.extra-member': None;
  'exchange.data.word': None;
  /** `limit`: characters. */
  'exchange.data.length': { fault: Term<'short' | 'long'>; limit: number };
  'exchange.data.pattern': None;
  'exchange.data.format': { format: Term };
  'exchange.data.range': { fault: Term<'small' | 'large'>; limit: number };
  'exchange.data.step': { step: number };
  'exchange.data.items': { fault: Term<'few' | 'many'>; limit: number };
  'exchange.data.repeated-item': None;
  'exchange.data.members': { fault: Term<'few' | 'many'>; limit: number };
  /** Any other keyword: `anyOf`, `oneOf`, `not`, `if`, `contains` … */
  'exchange.data.condition': { keyword: Term };
};

/** The software that made the data has to change, or the form that let them through. */
const error: RuleKind = { severity: 'error', who: 'vendor' };

/** The rules of `SchemaBundle.check`. */
export const dataRules = /* @__PURE__ */ defineRules<DataRuleValues>({
  'exchange.data.utf-8': error,
  'exchange.data.json': error,
  'exchange.data.duplicate-member': error,
  'exchange.data.reserved-member': error,
  'exchange.data.type': error,
  'exchange.data.missing': error,
  'exchange.data.extra-member': error,
  'exchange.data.word': error,
  'exchange.data.length': error,
  'exchange.data.pattern': error,
  'exchange.data.format': error,
  'exchange.data.range': error,
  'exchange.data.step': error,
  'exchange.data.items': error,
  'exchange.data.repeated-item': error,
  'exchange.data.members': error,
  'exchange.data.condition': error,
});

/** What keeps data from being judged. */
export const dataUnchecked = {
  /** XML: there is no XML Schema validator here. */
  xml: 'exchange.unchecked.data-xml',
  /** Neither JSON nor XML. */
  mediaType: 'exchange.unchecked.data-media-type',
  /** The bundle has no schema of this URI. */
  schema: 'exchange.unchecked.data-schema',
  /** Larger than `maxBytes`; `limit` in bytes. */
  size: 'exchange.unchecked.data-size',
  /** Nested deeper than `maxDepth`; `limit` in levels. */
  depth: 'exchange.unchecked.data-depth',
  /** The time was over; `limit` in milliseconds. */
  time: 'exchange.unchecked.data-time',
  /** An integer that a double cannot hold: another value was judged than was sent. */
  number: 'exchange.unchecked.data-number',
  /** A format of the application threw. */
  format: 'exchange.unchecked.data-format',
  /** Only the first fault of large data is listed. */
  rest: 'exchange.unchecked.data-rest',
} as const;
