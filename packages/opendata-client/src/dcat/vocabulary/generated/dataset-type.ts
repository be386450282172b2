// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.
/** Publications Office of the EU, authority table dataset-type, version 20230315-0. */
export const state = { date: '2023-03-15', source: 'Publications Office of the EU, authority table dataset-type' } as const;

export const rows = [
  ['APROF', 'Anwendungsprofil', 'Application profile'],
  ['ATTO_LEX', 'ATTO-Tabelle, Bereich EUR-Lex', 'ATTO table – EUR-Lex domain'],
  ['ATTO_PUB', 'ATTO-Tabelle, Bereich Publikationen', 'ATTO table – Publications domain'],
  ['CODE_LIST', 'Codeliste', 'Code list'],
  ['CORE_COMP', 'Kernkomponente', 'Core component'],
  ['DIRECTORY', 'Verzeichnis', 'Directory'],
  ['DOMAIN_MODEL', 'Fachmodell', 'Domain model'],
  ['DSCRP_SERV', 'Dienstbeschreibung', 'Service description'],
  ['GEOSPATIAL', 'Geodaten', 'Geospatial data'],
  ['GLOSSARY', 'Glossar', 'Glossary'],
  ['HVD', 'Hochwertiger Datensatz', 'High-value dataset'],
  ['IEPD', 'Beschreibung eines Austauschpakets', 'Information exchange package description'],
  ['MAPPING', 'Zuordnung', 'Mapping'],
  ['NAL', 'Namensliste', 'Name authority list'],
  ['ONTOLOGY', 'Ontologie', 'Ontology'],
  ['RELEASE', 'Veröffentlichung', 'Release'],
  ['SCHEMA', 'Schema', 'Schema'],
  ['STATISTICAL', 'Statistische Daten', 'Statistical data'],
  ['STYLES', 'Formatvorlagen', 'Style sheets'],
  ['SYNTAX_ECD_SCHEME', 'Kodierungsschema für Syntax', 'Syntax encoding scheme'],
  ['SYNTHETIC_DATA', 'Synthetische Daten', 'Synthetic data'],
  ['TAXONOMY', 'Taxonomie', 'Taxonomy'],
  ['TEST_DATA', 'Testdaten', 'Test data'],
  ['THESAURUS', 'Thesaurus', 'Thesaurus'],
] as const;
