import { containerTextsDe } from './container-texts-de.ts';
import { containerTextsEn } from './container-texts-en.ts';
import type { EntryNameFault } from './entry-name.ts';

export type ContainerRule =
  | EntryNameFault
  | 'empty-file'
  | 'not-zip'
  | 'truncated'
  | 'trailing-data'
  | 'leading-data'
  | 'ambiguous-end'
  | 'multi-disk'
  | 'directory-damaged'
  | 'too-many-entries'
  | 'directory-too-large'
  | 'no-entries'
  | 'name-encoding'
  | 'name-broken'
  | 'name-ambiguous'
  | 'duplicate-name'
  | 'special-file'
  | 'encrypted'
  | 'method-unsupported'
  | 'header-mismatch'
  | 'overlap'
  | 'hidden-data'
  | 'entry-too-large'
  | 'total-too-large'
  | 'ratio'
  | 'size-mismatch'
  | 'crc-mismatch'
  | 'data-damaged'
  | 'no-message'
  | 'several-messages'
  | 'naming';

/** Who can repair a finding: the sending authority, the maker of its records system, or the receiving archive. */
export type Repairer = 'authority' | 'vendor' | 'archive';

export interface RuleText {
  title: string;
  reason: string;
  repair: string;
}

export interface ContainerRuleInfo {
  severity: 'error' | 'warning' | 'info';
  /** `refuse`: `readContainer()` throws; `report`: it goes on and lists the finding. */
  effect: 'refuse' | 'report';
  repairer: Repairer;
  de: RuleText;
  en: RuleText;
  /** Standard and section, or the practice it comes from. */
  source: string;
}

type Row = Pick<ContainerRuleInfo, 'severity' | 'effect' | 'repairer' | 'source'>;

const row = (severity: Row['severity'], effect: Row['effect'], repairer: Repairer, source: string): Row => ({
  severity,
  effect,
  repairer,
  source,
});

const zip = (section: string) => `ZIP APPNOTE 6.3.10, ${section}`;
const flat = 'xdomea specification 3.x/4.0, packaging: flat ZIP';
const safety = 'resource and path safety of containers from outside';

const rows: Record<ContainerRule, Row> = {
  'empty-file': row('error', 'refuse', 'authority', safety),
  'not-zip': row('error', 'refuse', 'authority', zip('4.3.16')),
  truncated: row('error', 'refuse', 'authority', zip('4.3.6')),
  'trailing-data': row('error', 'refuse', 'vendor', zip('4.3.6')),
  'leading-data': row('error', 'refuse', 'vendor', zip('4.3.6')),
  'ambiguous-end': row('error', 'refuse', 'vendor', zip('4.3.16')),
  'multi-disk': row('error', 'refuse', 'vendor', zip('8')),
  'directory-damaged': row('error', 'refuse', 'vendor', zip('4.3.12')),
  'too-many-entries': row('error', 'refuse', 'authority', safety),
  'directory-too-large': row('error', 'refuse', 'vendor', safety),
  'no-entries': row('error', 'report', 'authority', flat),
  'zip-slip': row('error', 'refuse', 'vendor', safety),
  'name-invalid': row('error', 'refuse', 'vendor', safety),
  'name-not-nfc': row('warning', 'report', 'vendor', safety),
  subfolder: row('error', 'report', 'vendor', flat),
  'name-too-long': row('error', 'refuse', 'vendor', safety),
  'name-encoding': row('warning', 'report', 'vendor', zip('Appendix D')),
  'name-broken': row('error', 'refuse', 'vendor', zip('Appendix D')),
  'name-ambiguous': row('error', 'refuse', 'vendor', zip('4.6.9')),
  'duplicate-name': row('error', 'refuse', 'vendor', safety),
  'special-file': row('error', 'refuse', 'vendor', safety),
  encrypted: row('error', 'refuse', 'authority', zip('4.4.4')),
  'method-unsupported': row('error', 'refuse', 'vendor', zip('4.4.5')),
  'header-mismatch': row('error', 'refuse', 'vendor', zip('4.3.7')),
  overlap: row('error', 'refuse', 'vendor', safety),
  'hidden-data': row('warning', 'report', 'vendor', safety),
  'entry-too-large': row('error', 'refuse', 'authority', safety),
  'total-too-large': row('error', 'refuse', 'authority', safety),
  ratio: row('error', 'refuse', 'vendor', safety),
  'size-mismatch': row('error', 'refuse', 'vendor', zip('4.4.9')),
  'crc-mismatch': row('error', 'refuse', 'authority', zip('4.4.7')),
  'data-damaged': row('error', 'refuse', 'authority', 'RFC 1951'),
  'no-message': row('error', 'report', 'authority', flat),
  'several-messages': row('error', 'report', 'vendor', flat),
  naming: row(
    'warning',
    'report',
    'vendor',
    'xdomea specification 3.x p. 11, 4.0 p. 10 (as cited by Landesarchiv NRW)',
  ),
};

/** All rules about containers with their texts. The public id of a rule is `eakte.package.<key>`. */
export const containerRules: Readonly<Record<ContainerRule, ContainerRuleInfo>> = Object.freeze(
  Object.fromEntries(
    (Object.keys(rows) as ContainerRule[]).map((rule) => [
      rule,
      { ...rows[rule], de: containerTextsDe[rule], en: containerTextsEn[rule] },
    ]),
  ) as Record<ContainerRule, ContainerRuleInfo>,
);
