import type { Vocabulary } from './vocabulary.ts';

const base = 'http://publications.europa.eu/resource/authority/dataset-type';

/** dcterms:type of a dataset: the EU table dataset-type of 2023-03-15. German labels are ours. */
export const datasetType = {
  scheme: base,
  base: `${base}/`,
  entries: {
    APROF: { de: 'Anwendungsprofil', en: 'Application profile' },
    ATTO_LEX: { de: 'ATTO-Tabelle, Bereich EUR-Lex', en: 'ATTO table – EUR-Lex domain' },
    ATTO_PUB: { de: 'ATTO-Tabelle, Bereich Publikationen', en: 'ATTO table – Publications domain' },
    CODE_LIST: { de: 'Codeliste', en: 'Code list' },
    CORE_COMP: { de: 'Kernkomponente', en: 'Core component' },
    DIRECTORY: { de: 'Verzeichnis', en: 'Directory' },
    DOMAIN_MODEL: { de: 'Fachmodell', en: 'Domain model' },
    DSCRP_SERV: { de: 'Dienstbeschreibung', en: 'Service description' },
    GEOSPATIAL: { de: 'Geodaten', en: 'Geospatial data' },
    GLOSSARY: { de: 'Glossar', en: 'Glossary' },
    HVD: { de: 'Hochwertiger Datensatz', en: 'High-value dataset' },
    IEPD: { de: 'Beschreibung eines Austauschpakets', en: 'Information exchange package description' },
    MAPPING: { de: 'Zuordnung', en: 'Mapping' },
    NAL: { de: 'Namensliste', en: 'Name authority list' },
    ONTOLOGY: { de: 'Ontologie', en: 'Ontology' },
    RELEASE: { de: 'Veröffentlichung', en: 'Release' },
    SCHEMA: { de: 'Schema', en: 'Schema' },
    STATISTICAL: { de: 'Statistische Daten', en: 'Statistical data' },
    STYLES: { de: 'Formatvorlagen', en: 'Style sheets' },
    SYNTAX_ECD_SCHEME: { de: 'Kodierungsschema für Syntax', en: 'Syntax encoding scheme' },
    SYNTHETIC_DATA: { de: 'Synthetische Daten', en: 'Synthetic data' },
    TAXONOMY: { de: 'Taxonomie', en: 'Taxonomy' },
    TEST_DATA: { de: 'Testdaten', en: 'Test data' },
    THESAURUS: { de: 'Thesaurus', en: 'Thesaurus' },
  },
} as const satisfies Vocabulary;
/** Code of the EU vocabulary dataset-type. */
export type DatasetType = keyof typeof datasetType.entries;
