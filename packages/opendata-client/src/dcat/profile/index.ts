import { prepareRules, type Rules } from '../../shapes/validate.ts';
import { corrected } from './corrections.ts';
import { conventions20 } from './generated/conventions-2.0.ts';
import { dcatApDe20 } from './generated/dcat-ap-de-2.0.ts';
import { dcatApDe30 } from './generated/dcat-ap-de-3.0.ts';
import { govdata } from './generated/govdata.ts';
import { hvd22 } from './generated/hvd-2.2.ts';
import { hvd30 } from './generated/hvd-3.0.ts';

/** The tables, by the names of the official profiles they are made from. */
export const tables = {
  'dcat-ap-de-3.0': dcatApDe30,
  'dcat-ap-de-2.0': dcatApDe20,
  'conventions-2.0': conventions20,
  govdata,
  'hvd-3.0': hvd30,
  'hvd-2.2': hvd22,
} as const;

/** Name of a table of rules. */
export type TableName = keyof typeof tables;

const prepared = new Map<TableName, Rules>();

/** The rules of a table with the faults of the official material corrected. They are made once: tables are constants. */
export function rulesOf(name: TableName): Rules {
  const known = prepared.get(name);
  if (known !== undefined) return known;
  const rules = prepareRules(corrected(tables[name]));
  prepared.set(name, rules);
  return rules;
}
