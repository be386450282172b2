import { iri, literal, type Name, name, type RdfTerm, type Subject, type Triple } from '../rdf/term.ts';
import {
  type Agent,
  type Checksum,
  type ContactPoint,
  type Dataset,
  type DateText,
  type DcatApDeVersion,
  type Distribution,
  datasetUri,
  type Location,
  type PeriodOfTime,
  type Text,
} from './model.ts';
import {
  accessRight,
  areaIri,
  codeOf,
  contributor,
  dataTheme,
  distributionStatus,
  fileType,
  frequency,
  geocodingLevel,
  iriOf,
  language,
  license,
  plannedAvailability,
  publisherType,
} from './vocabulary/index.ts';

const ianaMediaTypes = 'https://www.iana.org/assignments/media-types/';

const admsStatus: Readonly<Record<string, string>> = {
  DEVELOP: 'UnderDevelopment',
  COMPLETED: 'Completed',
  DEPRECATED: 'Deprecated',
  WITHDRAWN: 'Withdrawn',
};

/** xsd type of a date by its lexical form. */
export function dateType(text: DateText): 'xsd:gYear' | 'xsd:gYearMonth' | 'xsd:date' | 'xsd:dateTime' {
  if (/^\d{4}$/.test(text)) return 'xsd:gYear';
  if (/^\d{4}-\d{2}$/.test(text)) return 'xsd:gYearMonth';
  return text.includes('T') ? 'xsd:dateTime' : 'xsd:date';
}

/** The triples of datasets, forward direction only, blank nodes named in the order they are made. */
export function toTriples(datasets: readonly Dataset[], version: DcatApDeVersion = '3.0'): Triple[] {
  const graph = new Graph(version);
  for (const dataset of datasets) graph.dataset(dataset);
  return graph.triples;
}

class Graph {
  readonly triples: Triple[] = [];
  readonly #version: DcatApDeVersion;
  #blank = 0;

  constructor(version: DcatApDeVersion) {
    this.#version = version;
  }

  dataset(dataset: Dataset): void {
    const uri = datasetUri(dataset);
    const node = this.#node(uri, 'dcat:Dataset');
    const v3 = this.#version === '3.0';
    this.#literal(node, 'dcterms:identifier', dataset.identifier);
    this.#text(node, 'dcterms:title', dataset.title);
    this.#text(node, 'dcterms:description', dataset.description);
    this.#agents(node, 'dcterms:publisher', [dataset.publisher]);
    for (const contact of dataset.contactPoints ?? []) this.#contact(node, contact);
    for (const keyword of dataset.keywords ?? []) this.#literal(node, 'dcat:keyword', keyword);
    this.#iris(
      node,
      'dcat:theme',
      dataset.themes?.map((theme) => iriOf(dataTheme, theme)),
    );
    if (dataset.contributorID !== undefined) {
      this.#iris(node, 'dcatde:contributorID', [iriOf(contributor, dataset.contributorID)]);
    }
    if (dataset.politicalGeocodingLevel !== undefined) {
      const level = iriOf(geocodingLevel, dataset.politicalGeocodingLevel);
      this.#iris(node, 'dcatde:politicalGeocodingLevelURI', [level]);
    }
    for (const place of dataset.spatial ?? []) this.#location(node, place);
    for (const period of dataset.temporal ?? []) this.#period(node, period);
    this.#date(node, 'dcterms:issued', dataset.issued);
    this.#date(node, 'dcterms:modified', dataset.modified);
    this.#code(
      node,
      'dcterms:accrualPeriodicity',
      dataset.accrualPeriodicity,
      frequency,
      'dcterms:Frequency',
    );
    this.#code(node, 'dcatap:availability', dataset.availability, plannedAvailability);
    this.#code(node, 'dcterms:accessRights', dataset.accessRights, accessRight, 'dcterms:RightsStatement');
    for (const code of dataset.languages ?? []) {
      this.#code(node, 'dcterms:language', code, language, 'dcterms:LinguisticSystem');
    }
    this.#documents(node, 'dcat:landingPage', dataset.landingPage === undefined ? [] : [dataset.landingPage]);
    this.#documents(node, 'foaf:page', dataset.pages);
    if (dataset.version !== undefined)
      this.#literal(node, v3 ? 'dcat:version' : 'owl:versionInfo', dataset.version);
    this.#text(node, 'adms:versionNotes', dataset.versionNotes);
    // 2.0 asks for an IRI or a literal, DCAT-AP 3.0 for a node.
    if (!v3) this.#text(node, 'dcterms:provenance', dataset.provenance);
    else if (dataset.provenance !== undefined) {
      const provenance = this.#child(node, 'dcterms:provenance', undefined, 'dcterms:ProvenanceStatement');
      this.#text(provenance, 'rdfs:label', dataset.provenance);
    }
    this.#typed(node, 'dcterms:conformsTo', dataset.conformsTo, 'dcterms:Standard');
    this.#iris(node, 'dcterms:references', dataset.references);
    this.#legislation(node, dataset.applicableLegislation);
    this.#iris(node, 'dcatap:hvdCategory', dataset.hvdCategories);
    this.#agents(node, 'dcterms:creator', dataset.creators);
    this.#agents(node, 'dcterms:contributor', dataset.contributors);
    this.#agents(node, v3 ? 'geodcatap:originator' : 'dcatde:originator', dataset.originators);
    this.#agents(node, v3 ? 'geodcatap:custodian' : 'dcatde:maintainer', dataset.custodians);
    dataset.distributions?.forEach((distribution, index) => {
      const fallback = uri?.startsWith('http')
        ? `${uri.replace(/#.*$/, '')}#distribution-${index + 1}`
        : undefined;
      this.#distribution(node, distribution, distribution.uri ?? fallback);
    });
  }

  #distribution(dataset: Subject, distribution: Distribution, uri: string | undefined): void {
    const node = this.#child(dataset, 'dcat:distribution', uri, 'dcat:Distribution');
    this.#text(node, 'dcterms:title', distribution.title);
    this.#text(node, 'dcterms:description', distribution.description);
    // DCAT says the range is rdfs:Resource; the shapes accept a plain IRI.
    this.#iris(node, 'dcat:accessURL', distribution.accessURL === undefined ? [] : [distribution.accessURL]);
    this.#iris(
      node,
      'dcat:downloadURL',
      distribution.downloadURL === undefined ? [] : [distribution.downloadURL],
    );
    this.#code(node, 'dcterms:license', distribution.license, license, 'dcterms:LicenseDocument');
    this.#text(node, 'dcatde:licenseAttributionByText', distribution.licenseAttributionByText);
    this.#code(node, 'dcterms:format', distribution.format, fileType, 'dcterms:MediaTypeOrExtent');
    for (const key of ['mediaType', 'compressFormat', 'packageFormat'] as const) {
      const type = distribution[key];
      if (type === undefined) continue;
      const value = type.includes(':') ? type : ianaMediaTypes + type;
      this.#typed(node, `dcat:${key}`, [value], 'dcterms:MediaType');
    }
    if (distribution.byteSize !== undefined) {
      const datatype = this.#version === '3.0' ? 'xsd:nonNegativeInteger' : 'xsd:decimal';
      this.#add(node, 'dcat:byteSize', literal(String(distribution.byteSize), { datatype }));
    }
    if (distribution.checksum !== undefined) this.#checksum(node, distribution.checksum);
    this.#date(node, 'dcterms:issued', distribution.issued);
    this.#date(node, 'dcterms:modified', distribution.modified);
    this.#code(node, 'dcatap:availability', distribution.availability, plannedAvailability);
    this.#status(node, distribution.status);
    for (const code of distribution.languages ?? []) {
      this.#code(node, 'dcterms:language', code, language, 'dcterms:LinguisticSystem');
    }
    this.#typed(node, 'dcterms:conformsTo', distribution.conformsTo, 'dcterms:Standard');
    this.#documents(node, 'foaf:page', distribution.pages);
    this.#legislation(node, distribution.applicableLegislation);
  }

  /** 2.0 takes the status from ADMS, 3.0 from the Publications Office. */
  #status(distribution: Subject, status: string | undefined): void {
    const old = status === undefined ? undefined : admsStatus[codeOf(distributionStatus, status) ?? ''];
    if (this.#version === '2.0' && old !== undefined) {
      this.#iris(distribution, 'adms:status', [`http://purl.org/adms/status/${old}`]);
    } else this.#code(distribution, 'adms:status', status, distributionStatus);
  }

  #checksum(distribution: Subject, checksum: Checksum): void {
    const node = this.#child(distribution, 'spdx:checksum', undefined, 'spdx:Checksum');
    const { algorithm } = checksum;
    // 2.0 has a German list of algorithms (`sha/256`), 3.0 uses the terms of SPDX.
    const old = `http://dcat-ap.de/def/hashAlgorithms/${algorithm.replace(/[0-9]+/, '/$&')}`;
    const term = this.#version === '3.0' ? name(`spdx:checksumAlgorithm_${algorithm}`) : iri(old);
    this.#add(node, 'spdx:algorithm', term);
    const value = literal(checksum.value.toLowerCase(), { datatype: 'xsd:hexBinary' });
    this.#add(node, 'spdx:checksumValue', value);
  }

  #agents(subject: Subject, property: Name, agents: readonly Agent[] | undefined): void {
    for (const agent of agents ?? []) {
      const node = this.#child(subject, property, agent.uri, 'foaf:Agent');
      this.#add(node, 'rdf:type', name(agent.kind === 'Person' ? 'foaf:Person' : 'foaf:Organization'));
      this.#text(node, 'foaf:name', agent.name);
      this.#code(node, 'dcterms:type', agent.type, publisherType);
      if (agent.email !== undefined) this.#iris(node, 'foaf:mbox', [`mailto:${agent.email}`]);
      this.#documents(node, 'foaf:homepage', agent.homepage === undefined ? [] : [agent.homepage]);
    }
  }

  #contact(dataset: Subject, contact: ContactPoint): void {
    const node = this.#child(dataset, 'dcat:contactPoint', contact.uri, 'vcard:Kind');
    this.#add(
      node,
      'rdf:type',
      name(contact.kind === 'Individual' ? 'vcard:Individual' : 'vcard:Organization'),
    );
    this.#text(node, 'vcard:fn', contact.name);
    if (contact.email !== undefined) this.#iris(node, 'vcard:hasEmail', [`mailto:${contact.email}`]);
    if (contact.url !== undefined) this.#iris(node, 'vcard:hasURL', [contact.url]);
    // Without a digit it is no number, of which the check warns, and no IRI either.
    const digits = contact.telephone?.replace(/[^+0-9]/g, '') ?? '';
    if (digits !== '') this.#iris(node, 'vcard:hasTelephone', [`tel:${digits}`]);
  }

  #location(dataset: Subject, place: Location): void {
    const uri = place.uri ?? (place.area === undefined ? undefined : areaIri(place.area));
    if (this.#version === '2.0' && place.area !== undefined) {
      this.#iris(dataset, 'dcatde:politicalGeocodingURI', [areaIri(place.area)]);
      this.#text(dataset, 'dcatde:geocodingDescription', place.label);
    }
    const node = this.#child(dataset, 'dcterms:spatial', uri, 'dcterms:Location');
    this.#text(node, 'skos:prefLabel', place.label);
    const wkt = (text: string) => literal(text, { datatype: 'geo:wktLiteral' });
    if (place.bbox !== undefined) {
      const [w, s, e, n] = place.bbox;
      this.#add(node, 'dcat:bbox', wkt(`POLYGON((${w} ${s}, ${e} ${s}, ${e} ${n}, ${w} ${n}, ${w} ${s}))`));
    }
    if (place.centroid !== undefined) {
      this.#add(node, 'dcat:centroid', wkt(`POINT(${place.centroid[0]} ${place.centroid[1]})`));
    }
  }

  #period(dataset: Subject, period: PeriodOfTime): void {
    const node = this.#child(dataset, 'dcterms:temporal', undefined, 'dcterms:PeriodOfTime');
    this.#date(node, 'dcat:startDate', period.start);
    this.#date(node, 'dcat:endDate', period.end);
  }

  #legislation(subject: Subject, values: readonly string[] | undefined): void {
    for (const value of values ?? []) {
      this.#iris(subject, 'dcatap:applicableLegislation', [value]);
      const type = iri('http://data.europa.eu/eli/ontology#LegalResource');
      this.triples.push({ subject: iri(value), predicate: name('rdf:type'), object: type });
    }
  }

  #node(uri: string | undefined, type: Name): Subject {
    const node: Subject =
      uri === undefined ? { termType: 'BlankNode', value: `b${this.#blank++}` } : iri(uri);
    this.#add(node, 'rdf:type', name(type));
    return node;
  }

  #child(parent: Subject, property: Name, uri: string | undefined, type: Name): Subject {
    const node = this.#node(uri, type);
    this.#add(parent, property, node);
    return node;
  }

  #add(subject: Subject, property: Name, object: RdfTerm): void {
    this.triples.push({ subject, predicate: name(property), object });
  }

  #literal(subject: Subject, property: Name, value: string): void {
    this.#add(subject, property, literal(value.normalize('NFC')));
  }

  #text(subject: Subject, property: Name, text: Text | undefined): void {
    if (text === undefined) return;
    if (typeof text === 'string') {
      this.#literal(subject, property, text);
      return;
    }
    for (const [tag, value] of Object.entries(text)) {
      this.#add(subject, property, literal(value.normalize('NFC'), { language: tag }));
    }
  }

  #date(subject: Subject, property: Name, text: DateText | undefined): void {
    if (text !== undefined) this.#add(subject, property, literal(text, { datatype: dateType(text) }));
  }

  #iris(subject: Subject, property: Name, values: readonly string[] | undefined): void {
    for (const value of values ?? []) this.#add(subject, property, iri(value));
  }

  #typed(subject: Subject, property: Name, values: readonly string[] | undefined, type: Name): void {
    for (const value of values ?? []) this.#child(subject, property, value, type);
  }

  #documents(subject: Subject, property: Name, values: readonly string[] | undefined): void {
    this.#typed(subject, property, values, 'foaf:Document');
  }

  #code(
    subject: Subject,
    property: Name,
    code: string | undefined,
    vocabulary: Parameters<typeof iriOf>[0],
    type?: Name,
  ): void {
    if (code === undefined) return;
    const value = iriOf(vocabulary, code);
    if (type === undefined) this.#iris(subject, property, [value]);
    else this.#typed(subject, property, [value], type);
  }
}
