import type { FindingValues, Term } from '@rathaus/client-core/findings';
import { term } from '@rathaus/client-core/findings';
import type { UnnamedXmlFault } from '@rathaus/client-core/xml';

import type { XdomeaValues } from '../../src/xdomea/index.ts';

/** A name with letters of DIN 91379 that no sentence of the rules contains. */
export const planted = 'Đorđe Œuvré-Müller';

/** The faults of a rule; `only` for one that has a single sentence. */
type Fault<Values> = Values extends { readonly fault: Term<infer Word> } ? Word : 'only';

/** The other values of a fault. */
type Rest<Values, Word> = Values extends { readonly fault: Term<infer Own> }
  ? Word extends Own
    ? Omit<Values, 'fault'>
    : never
  : Values;

type Cases<Values> = { readonly [Word in Fault<Values>]: Rest<Values, Word> };

const object = term('Akte');
const name = term('Betreff');
const parent = term('AllgemeineMetadaten');
const expected = [term('ID'), term('Ordnungsmerkmal')];
const ofFaults = <const Word extends string>(...words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, {}])) as { [One in Word]: object };

const xmlFaults: { [One in UnnamedXmlFault]: object } = ofFaults(
  'attribute-name',
  'attribute-no-quotes',
  'attribute-no-value',
  'attribute-space',
  'cdata-end-in-text',
  'control-character',
  'dashes-in-comment',
  'declaration-malformed',
  'declaration-open',
  'element-name',
  'end-without-start',
  'instruction-name',
  'less-in-attribute',
  'no-element',
  'second-root',
  'tag-cut',
  'tag-end',
  'text-outside',
  'unknown-markup',
  'unknown-reference',
);

/** Values of every sentence a rule can say, with the planted name wherever a value comes from the message. */
const cases: { readonly [Id in keyof XdomeaValues]: Cases<XdomeaValues[Id]> } = {
  XML: {
    ...xmlFaults,
    'attribute-twice': { name: planted },
    'prefix-undeclared': { name: planted },
    'prefix-reserved': { name: planted },
    'not-closed': { name: planted },
    'end-tag-wrong': { name: planted },
  },
  XSD: {
    'not-allowed': { name: planted, parent, expected, more: 3 },
    incomplete: { parent, expected, more: 0 },
    'wrong-namespace': { name },
    'stray-text': { parent },
    'no-children': { parent, name: planted },
    code: { name, value: planted, list: term('medium/1.0') },
    value: { name, value: planted, wanted: term('date') },
    characters: { name, wanted: term('dinC') },
    fixed: { name, value: planted, fixed: term('1') },
    attribute: { name: planted, parent },
    'attribute-value': { name, parent },
    'attribute-missing': { name, parent },
    'no-message': { name: planted },
    version: { namespace: planted },
  },
  R01: {
    header: { code: planted, messageType: term('0503') },
    'file-name': { code: planted, messageType: term('0503') },
  },
  R02: { 'no-uuid': {}, 'file-name': { named: planted, prozessId: planted } },
  R03: {
    'no-prefix': {},
    'no-location': {},
    prefix: { prefix: planted },
    location: { namespace: term('urn:xoev-de:xdomea:schema:3.0.0') },
  },
  R04: { only: { element: term('Absender') } },
  R05: { 'no-zone': { time: planted }, 'no-milliseconds': { time: planted }, future: { time: planted } },
  R06: { only: {} },
  R07: {
    count: { part: 7, total: 1 },
    'file-name': { part: 7, named: 1 },
    total: { total: 7, earlier: 1 },
    repeated: { part: 7 },
  },
  R08: {
    itself: {},
    unknown: { original: planted },
    type: { messageType: term('0506'), wanted: term('0503'), found: planted },
    part: { part: 7, original: 1 },
  },
  R09: { same: {}, changed: {}, 'not-compared': {} },
  R10: { only: {} },
  R11: { 'no-metadata': { object }, 'no-file': {}, 'no-files': { documents: 1 } },
  R12: { twice: {}, missing: {}, spelling: {}, folder: {}, unnamed: {} },
  R13: {
    'zip-slip': {},
    subfolder: {},
    'name-invalid': {},
    'name-too-long': {},
    'no-uuid': {},
  },
  R14: { document: { id: planted }, repeated: { id: planted } },
  R15: { 'no-uuid': {}, repeated: { id: planted }, process: { id: planted } },
  R16: {
    'other-unnamed': {},
    'other-named': { code: planted },
    unlisted: { code: planted },
    'not-judged': { code: planted, listVersion: planted },
  },
  R17: {
    other: { extension: term('pdf') },
    extension: { code: term('018'), expected: term('pdf'), extension: planted },
  },
  R18: {
    'two-algorithms': {},
    'no-algorithm': {},
    'unknown-algorithm': {},
    weak: { algorithm: term('MD5') },
    differs: { algorithm: term('SHA-256') },
    'no-hash': { algorithm: term('SHA-256'), digits: 64 },
  },
  R19: { repeated: { number: planted }, partial: { numbered: 1, bare: 2 } },
  R20: { only: {} },
  R21: {
    level: { object, own: term('none'), inner: term('005') },
    year: { object, own: planted, inner: planted },
  },
  R22: { only: { object, own: planted, above: planted } },
  R23: {
    inside: { object },
    file: {},
    result: { messageType: term('0502') },
    all: { records: 2 },
  },
  R24: {
    repeated: { id: planted },
    open: { id: planted },
    'not-offered': { id: planted },
    'not-appraised': { id: planted },
    'not-transferred': { id: planted },
    'transferred-unappraised': { object, id: planted },
    'transferred-against': { object, id: planted, decision: planted },
  },
  R25: {
    period: { begin: planted, end: planted },
    retention: { retained: planted, end: planted },
    closing: { date: planted },
    'after-closing': { end: planted, closed: planted },
    'before-closing': { retained: planted, closed: planted },
    future: { element: term('ZdADatum'), date: planted },
    counting: { retained: planted, counted: planted },
    years: { years: -5 },
  },
  R26: { only: { object } },
  R27: {
    repeated: { step: planted },
    parallel: { step: planted },
    changed: { step: planted },
    gap: { step: 3 },
  },
  R28: { held: { kennung: planted }, repeated: { kennung: planted }, 'held-xml': {}, empty: {} },
  R29: { only: { level: 6, limit: 5 } },
  R30: {
    repeated: { number: 1 },
    'no-batch': { requests: 2 },
    'no-length': { requests: 2 },
    range: { requests: 2 },
    'no-batch-figures': {},
    length: { length: 3, requests: 2 },
    bare: { bare: 1, requests: 2 },
  },
  R31: {
    'no-code': {},
    code: { code: planted },
    name: { version: term('4.0.0'), wanted: term('Aussonderung.BewertungskatalogEmpfangBestaetigen.0515') },
  },
  R32: {
    doctype: {},
    'tag-too-long': {},
    'text-too-long': {},
    'too-deep': {},
    'too-many-attributes': { limit: 512 },
    'encoding-not-utf8': { encoding: planted },
    'encoding-unknown': { encoding: planted },
    'encoding-wrong': { encoding: planted },
  },
  R33: {
    repeated: { id: planted },
    'archive-id-of-failure': { id: planted },
    'archive-id-unwanted': { id: '' },
    'no-result': { id: planted },
    'not-transferred': { id: planted },
    'error-of-success': {},
    'failure-without-error': {},
    'no-records': {},
    failures: { failures: 1, results: 2 },
  },
  R34: { empty: {}, encrypted: {}, truncated: {} },
  R35: {
    object: { id: planted, reason: planted, code: '' },
    'object-unclear': { id: planted },
    whole: { reason: planted, code: term('0000008') },
    'whole-unclear': {},
    'no-result': {},
  },
  A01: { destroy: { object }, open: { object }, 'decided-otherwise': { object } },
  A02: {
    running: { object, until: planted, basis: term('zda') },
    contradicting: { object, stated: planted, counted: planted },
  },
  A03: { only: { object } },
  A04: { missing: { object, kennzeichen: true }, blank: { object, kennzeichen: true } },
  A05: { period: { object }, end: { object }, document: { object } },
  A06: { content: { detected: term('exe') }, extension: { extension: term('bat') } },
  A07: {
    other: { expected: term('pdf'), detected: term('png') },
    script: { expected: term('pdf'), detected: term('html') },
  },
  A08: {
    'not-listed': { code: term('035'), format: term('docx') },
    'not-recommended': { code: term('035'), format: term('docx') },
  },
  A09: { only: { element: term('Kanal'), code: planted, list: term('erreichbarkeit 3') } },
  A10: { only: { object } },
  A11: {
    version: { version: term('4.0.0'), accepted: [term('3.0.0'), term('3.1.0')] },
    message: { messageType: term('0501'), accepted: [term('0503')] },
  },
  A12: { archive: { detected: term('zip') }, macros: {}, active: {}, 'zip-behind': {} },
  A13: { only: {} },
  A14: { none: { object }, some: { object, records: 3 } },
  Q01: { fixed: { name, value: planted, fixed: term('1') } },
  Q02: { only: {} },
  Q03: { only: {} },
  Q04: { only: {} },
  Q05: { only: { files: 3 } },
  Q06: { only: { element: term('Betreff') } },
  Q07: { only: { name } },
};

/** Every sentence: rule, fault, values of a finding. */
export const sentences: readonly (readonly [rule: string, fault: string, values: FindingValues])[] =
  Object.entries(cases).flatMap(([rule, byFault]) =>
    Object.entries(byFault as Record<string, FindingValues>).map(
      ([fault, rest]) => [rule, fault, fault === 'only' ? rest : { fault: term(fault), ...rest }] as const,
    ),
  );
