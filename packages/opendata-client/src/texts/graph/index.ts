import {
  type LocalText,
  type ReportText,
  type RuleText,
  type ShownValues,
  text,
} from '@rathaus/client-core/texts';
import type { CatalogReport } from '../../dcat/check-graph/check-graph.ts';
import { nothing, ruleIdOf, valuesOf } from '../../dcat/check-graph/describe.ts';
import type { GraphValues } from '../../dcat/check-graph/rules.ts';
import { rulesOf, type TableName, tables } from '../../dcat/profile/index.ts';
import { ruleTextOf } from './rule-text.ts';

const sources: Readonly<Record<TableName, LocalText>> = {
  'dcat-ap-de-3.0': text('DCAT-AP.de 3.0', 'DCAT-AP.de 3.0'),
  'dcat-ap-de-2.0': text('DCAT-AP.de 2.0', 'DCAT-AP.de 2.0'),
  'conventions-2.0': text('Konventionenhandbuch zu DCAT-AP.de 2.0', 'conventions of DCAT-AP.de 2.0'),
  govdata: text('Qualitätsregeln von GovData', 'quality rules of GovData'),
  'hvd-3.0': text(
    'DCAT-AP HVD 3.0 zur Verordnung (EU) 2023/138',
    'DCAT-AP HVD 3.0 for Regulation (EU) 2023/138',
  ),
  'hvd-2.2': text(
    'DCAT-AP HVD 2.2 zur Verordnung (EU) 2023/138',
    'DCAT-AP HVD 2.2 for Regulation (EU) 2023/138',
  ),
};

/** The texts of all rules of all profiles, by the id in reports. */
function textsOfTables(): Record<string, RuleText<GraphValues>> {
  const texts: Record<string, RuleText<GraphValues>> = {};
  for (const table of Object.keys(tables) as TableName[]) {
    for (const rule of rulesOf(table).rules) {
      // Two profiles that ask the same say the same.
      texts[ruleIdOf(rule)] ??= ruleTextOf(shownOf(valuesOf(rule, nothing)), rule, sources[table]);
    }
  }
  return texts;
}

/** Values with their terms as words, as text functions get them. */
const shownOf = (values: GraphValues): ShownValues<GraphValues> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' && 'term' in value ? value.term : value,
    ]),
  ) as ShownValues<GraphValues>;

export const graphTexts = textsOfTables();

const profiles: Readonly<Record<CatalogReport['profile'], LocalText>> = {
  '2.0': text('DCAT-AP.de 2.0', 'DCAT-AP.de 2.0'),
  '2.0-conventions': text('DCAT-AP.de 2.0 mit Konventionen', 'DCAT-AP.de 2.0 with conventions'),
  '3.0': text('DCAT-AP.de 3.0', 'DCAT-AP.de 3.0'),
};

export const catalogReport: ReportText<CatalogReport> = {
  title: text('Katalog nach DCAT-AP.de', 'Catalogue by DCAT-AP.de'),
  verdicts: {
    passed: text('Der Katalog erfüllt die Regeln', 'The catalogue meets the rules'),
    failed: text('Der Katalog verletzt Regeln', 'The catalogue breaks rules'),
    'not-judged': text(
      'Kein Urteil: Etwas Entscheidendes wurde nicht geprüft',
      'No verdict: something that decides was not checked',
    ),
  },
  facts: ({ profile, triples, datasets, distributions, services, series }) => [
    { id: 'profile', label: text('Geprüft gegen', 'Checked against'), value: profiles[profile] },
    ...(triples === undefined
      ? []
      : [{ id: 'triples', label: text('Aussagen (Tripel)', 'Triples'), value: triples }]),
    { id: 'datasets', label: text('Datensätze', 'Datasets'), value: datasets },
    { id: 'distributions', label: text('Distributionen', 'Distributions'), value: distributions },
    ...(services > 0
      ? [{ id: 'services', label: text('Datendienste', 'Data services'), value: services }]
      : []),
    ...(series > 0
      ? [{ id: 'series', label: text('Datensatzreihen', 'Dataset series'), value: series }]
      : []),
  ],
  next: ({ verdict, counts }) => {
    if (verdict === 'failed')
      return text(
        'Die Fehler an der Quelle beheben, im Portal oder in der Software, und noch einmal prüfen.',
        'Correct the errors where they come from, in the portal or its software, and check again.',
      );
    if (verdict === 'not-judged')
      return text('Klären, was nicht geprüft wurde.', 'Settle what was not checked.');
    return counts.warning > 0
      ? text(
          'Der Katalog kann abgeholt werden. Die Warnungen beheben, damit die Daten gefunden und genutzt werden.',
          'The catalogue can be harvested. Correct the warnings, so that the data are found and used.',
        )
      : text('Der Katalog kann abgeholt werden.', 'The catalogue can be harvested.');
  },
};
