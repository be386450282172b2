import { defineRules, type RuleKind, type Term, type Who } from '@rathaus/client-core/findings';
import type { EntryNameEncoding, EntryNameProof, NameRivals, UnicodePathFault } from './name-kinds.ts';

type None = Record<never, never>;

/** Part of the directory that is damaged: the end record, its ZIP64 forms, an entry. */
export type DirectoryPart = 'end' | 'zip64-missing' | 'zip64-end' | 'zip64-extra' | 'entry';

/** Field in which the header of an entry and the directory disagree. */
export type HeaderPart = 'offset' | 'signature' | 'range' | 'name' | 'flags' | 'method' | 'crc' | 'size';

/** What the findings of each rule about containers say beyond their place. Sizes are bytes. */
export type ContainerValues = {
  'eakte.package.empty-file': None;
  'eakte.package.not-zip': None;
  'eakte.package.truncated': None;
  'eakte.package.trailing-data': { bytes: number };
  'eakte.package.leading-data': { bytes: number };
  'eakte.package.ambiguous-end': None;
  'eakte.package.multi-disk': None;
  'eakte.package.directory-damaged': { record: Term<DirectoryPart> };
  'eakte.package.too-many-entries': { entries: number; limit: number };
  'eakte.package.directory-too-large': { size: number; limit: number };
  'eakte.package.no-entries': None;
  'eakte.package.zip-slip': None;
  'eakte.package.name-invalid': None;
  'eakte.package.name-not-nfc': { names: number };
  'eakte.package.subfolder': None;
  'eakte.package.name-too-long': None;
  'eakte.package.name-encoding': {
    names: number;
    read: Term<EntryNameEncoding>;
    proof: Term<EntryNameProof>;
  };
  'eakte.package.unicode-path': { names: number; fault: Term<UnicodePathFault> };
  'eakte.package.name-broken': None;
  'eakte.package.name-ambiguous': { cause: Term<NameRivals> };
  'eakte.package.duplicate-name': None;
  'eakte.package.wrapper-folder': { folders: number };
  'eakte.package.packer-dust': { files: number };
  'eakte.package.special-file': { mode: Term };
  'eakte.package.encrypted': None;
  'eakte.package.method-unsupported': { method: number };
  'eakte.package.header-mismatch': { part: Term<HeaderPart> };
  'eakte.package.overlap': None;
  'eakte.package.hidden-data': { bytes: number };
  'eakte.package.entry-too-large': { size: number; limit: number };
  'eakte.package.total-too-large': { size: number; limit: number };
  'eakte.package.ratio': { size: number; packed: number; limit: number };
  'eakte.package.size-mismatch': { listed: number; actual: number };
  'eakte.package.crc-mismatch': None;
  'eakte.package.data-damaged': None;
  'eakte.package.no-message': None;
  'eakte.package.several-messages': { messages: number };
  'eakte.package.naming': { part: Term<'message' | 'container'> };
};

/** Id of a rule about containers. Stable, part of the public API. */
export type ContainerRule = keyof ContainerValues;

/** What is fixed about a rule about containers. Its texts are in `@rathaus/eakte-client/texts`. */
export interface ContainerRuleInfo extends RuleKind {
  /** `refuse`: `readContainer()` throws an error of the same name; `report`: it goes on and lists the finding. */
  readonly effect: 'refuse' | 'report';
}

const refuse = <By extends Who>(who: By) => ({ severity: 'error', effect: 'refuse', who }) as const;
const report = <By extends Who>(who: By) => ({ severity: 'error', effect: 'report', who }) as const;
const hint = <By extends Who>(who: By) => ({ severity: 'info', effect: 'report', who }) as const;
const warn = <By extends Who>(who: By) => ({ severity: 'warning', effect: 'report', who }) as const;

/** All rules about containers by their ids. */
export const containerRules = {
  'eakte.package.empty-file': refuse('authority'),
  'eakte.package.not-zip': refuse('authority'),
  'eakte.package.truncated': refuse('authority'),
  'eakte.package.trailing-data': refuse('vendor'),
  'eakte.package.leading-data': refuse('vendor'),
  'eakte.package.ambiguous-end': refuse('vendor'),
  'eakte.package.multi-disk': refuse('vendor'),
  'eakte.package.directory-damaged': refuse('vendor'),
  'eakte.package.too-many-entries': refuse('authority'),
  'eakte.package.directory-too-large': refuse('vendor'),
  'eakte.package.no-entries': report('authority'),
  'eakte.package.zip-slip': refuse('vendor'),
  'eakte.package.name-invalid': refuse('vendor'),
  'eakte.package.name-not-nfc': warn('authority'),
  'eakte.package.subfolder': report('vendor'),
  'eakte.package.name-too-long': refuse('vendor'),
  'eakte.package.name-encoding': hint('authority'),
  'eakte.package.unicode-path': warn('vendor'),
  'eakte.package.name-broken': refuse('vendor'),
  'eakte.package.name-ambiguous': refuse('vendor'),
  'eakte.package.duplicate-name': refuse('vendor'),
  'eakte.package.wrapper-folder': report('authority'),
  'eakte.package.packer-dust': warn('authority'),
  'eakte.package.special-file': refuse('vendor'),
  'eakte.package.encrypted': refuse('authority'),
  'eakte.package.method-unsupported': refuse('vendor'),
  'eakte.package.header-mismatch': refuse('vendor'),
  'eakte.package.overlap': refuse('vendor'),
  'eakte.package.hidden-data': warn('vendor'),
  'eakte.package.entry-too-large': refuse('authority'),
  'eakte.package.total-too-large': refuse('authority'),
  'eakte.package.ratio': refuse('vendor'),
  'eakte.package.size-mismatch': refuse('vendor'),
  'eakte.package.crc-mismatch': refuse('authority'),
  'eakte.package.data-damaged': refuse('authority'),
  'eakte.package.no-message': report('authority'),
  'eakte.package.several-messages': report('vendor'),
  'eakte.package.naming': warn('vendor'),
} as const satisfies Readonly<Record<ContainerRule, ContainerRuleInfo>>;

/** Rules whose breach makes a container unsafe or unreadable: they are error codes too. */
export type RefusingRule = {
  [Rule in ContainerRule]: (typeof containerRules)[Rule]['effect'] extends 'refuse' ? Rule : never;
}[ContainerRule];

/** Makes the findings about containers. */
export const containerRuleSet = /* @__PURE__ */ defineRules<ContainerValues>(containerRules);

/** Whether a rule is also an error code. */
export const refuses = (rule: ContainerRule): rule is RefusingRule =>
  containerRules[rule].effect === 'refuse';
