/** What a row of a table holds after code, German and English. */
export type ExtraColumn = 'broader' | 'mediaTypes' | 'open';

/** One list that the package has as data, and where it comes from. */
export interface TableSource {
  /** Of the module made from it. */
  readonly name: string;
  /** IRI of the concept scheme. */
  readonly scheme: string;
  /** The beginning of the concepts' IRIs. */
  readonly base: string;
  /** Who publishes it, as the module says it. */
  readonly publisher: string;
  /** The concepts that DCAT-AP.de wants; the rest of the table goes to `further`. */
  readonly wanted?: readonly string[];
  readonly extra?: ExtraColumn;
  /** Whether labels in German are taken over; the list of licences has longer ones than people need. */
  readonly ownGerman?: true;
  /** The day of versions that state none: when the copy was published. */
  readonly dates?: Readonly<Record<string, string>>;
}

const authority = 'http://publications.europa.eu/resource/authority/';

const euTable = (name: string, more: Partial<TableSource> = {}): TableSource => ({
  name,
  scheme: authority + name,
  base: `${authority}${name}/`,
  publisher: `Publications Office of the EU, authority table ${name}`,
  ...more,
});

const germanList = (name: string, list: string, more: Partial<TableSource> = {}): TableSource => ({
  name,
  scheme: `http://dcat-ap.de/def/${list}`,
  base: `http://dcat-ap.de/def/${list}/`,
  publisher: `GovData, list ${list} of DCAT-AP.de`,
  ...more,
});

/** The lists that are read from SKOS. */
export const tableSources: readonly TableSource[] = [
  euTable('access-right', { wanted: ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'] }),
  euTable('data-theme', {
    wanted: [
      'AGRI',
      'ECON',
      'EDUC',
      'ENER',
      'ENVI',
      'GOVE',
      'HEAL',
      'INTR',
      'JUST',
      'REGI',
      'SOCI',
      'TECH',
      'TRAN',
    ],
  }),
  euTable('dataset-type'),
  euTable('distribution-status'),
  euTable('file-type', { extra: 'mediaTypes' }),
  euTable('frequency'),
  euTable('language'),
  euTable('planned-availability'),
  {
    name: 'hvd-category',
    scheme: 'http://data.europa.eu/bna/asd487ae75',
    base: 'http://data.europa.eu/bna/',
    publisher: 'Publications Office of the EU, high-value dataset categories',
    extra: 'broader',
    dates: { '2.1': '2026-08-17' },
  },
  {
    name: 'publisher-type',
    scheme: 'http://purl.org/adms/publishertype/1.0',
    base: 'http://purl.org/adms/publishertype/',
    publisher: 'European Commission (SEMIC), ADMS 1.00, publisher types',
    wanted: ['LocalAuthority', 'RegionalAuthority', 'NationalAuthority', 'SupraNationalAuthority'],
    dates: { '': '2012-03-13' },
  },
  germanList('contributor', 'contributors'),
  germanList('license', 'licenses', { extra: 'open', ownGerman: true }),
];

/** Where publishers offer the lists; the answer is asked for as RDF/XML. Files of the same names may be put there by hand. */
export const downloads: Readonly<Record<string, string>> = {
  ...Object.fromEntries(tableSources.map(({ name, scheme }) => [`${name}.rdf`, scheme])),
  'iana-media-types.xml': 'https://www.iana.org/assignments/media-types/media-types.xml',
  'Musterdatenkatalog_Informationstabelle.csv':
    'https://raw.githubusercontent.com/bertelsmannstift/Musterdatenkatalog-V4/main/Musterdatenkatalog_Informationstabelle.csv',
};
