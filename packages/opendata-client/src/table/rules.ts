import {
  type CellPlace,
  defineRules,
  type Finding,
  type RuleKind,
  type Term,
} from '@rathaus/client-core/findings';

type NoValues = Record<never, never>;

/**
 * Values of the rules for tables. `content`: what the file is instead (`PDF`, `HTML`), from our list of signatures.
 * `name`: of a column, from the file.
 */
export type TableRuleValues = {
  'opendata.table.not-text': { content: Term };
  'opendata.table.not-a-table': { content: Term };
  'opendata.table.empty-file': NoValues;
  'opendata.table.record-too-long': { bytes: number };
  'opendata.table.too-many-columns': { columns: number };
  'opendata.table.quote-open': NoValues;
  'opendata.table.quote-stray': NoValues;
  'opendata.table.delimiter-unknown': NoValues;
  'opendata.table.encoding-not-utf8': { encoding: Term };
  'opendata.table.byte-order-mark': NoValues;
  'opendata.table.sep-line': NoValues;
  'opendata.table.title-lines': NoValues;
  'opendata.table.header-missing': NoValues;
  'opendata.table.header-empty': NoValues;
  'opendata.table.header-duplicate': { name: string };
  'opendata.table.rows-missing': NoValues;
  'opendata.table.row-ragged': NoValues;
  'opendata.table.row-blank': NoValues;
  'opendata.table.row-total': NoValues;
  'opendata.table.type-mixed': NoValues;
  'opendata.table.number-formats-mixed': NoValues;
  'opendata.table.number-ambiguous': NoValues;
  'opendata.table.number-exponent': NoValues;
};

const error: RuleKind = { severity: 'error', who: 'authority' };
const warning: RuleKind = { severity: 'warning', who: 'authority' };
const info: RuleKind = { severity: 'info', who: 'authority' };

/** Every rule of table inspection by its stable id; its texts are in `src/texts/table/`. */
export const tableRules = /* @__PURE__ */ defineRules<TableRuleValues>({
  'opendata.table.not-text': error,
  'opendata.table.not-a-table': error,
  'opendata.table.empty-file': error,
  'opendata.table.record-too-long': error,
  'opendata.table.too-many-columns': error,
  'opendata.table.quote-open': error,
  'opendata.table.quote-stray': warning,
  'opendata.table.delimiter-unknown': warning,
  'opendata.table.encoding-not-utf8': warning,
  'opendata.table.byte-order-mark': info,
  'opendata.table.sep-line': warning,
  'opendata.table.title-lines': warning,
  'opendata.table.header-missing': warning,
  'opendata.table.header-empty': warning,
  'opendata.table.header-duplicate': warning,
  'opendata.table.rows-missing': warning,
  'opendata.table.row-ragged': warning,
  'opendata.table.row-blank': info,
  'opendata.table.row-total': info,
  'opendata.table.type-mixed': warning,
  'opendata.table.number-formats-mixed': warning,
  'opendata.table.number-ambiguous': warning,
  'opendata.table.number-exponent': warning,
});

/** Stable id of a rule for tables: `opendata.table.row-ragged`. */
export type TableRuleId = keyof TableRuleValues;

/** A finding about a table; `rule` says which values it has. Its place is the first line, or a column, or both. */
export type TableFinding = {
  [Rule in TableRuleId]: Finding<Rule, TableRuleValues[Rule]>;
}[TableRuleId];

/** Rules without values. */
type PlainRule = {
  [Rule in TableRuleId]: keyof TableRuleValues[Rule] extends never ? Rule : never;
}[TableRuleId];

/** A line, a column or the whole table. */
export const at = (line?: number, column?: number): CellPlace => ({ kind: 'cell', line, column });

/** A finding of a rule without values, `count` times from its place on. */
export function plain(rule: PlainRule, place: CellPlace = at(), count = 1): Finding {
  return { ...tableRules.finding(rule, place, {}), count };
}
