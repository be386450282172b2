import { type LocalText, type RuleText, type ShownValues, text } from '@rathaus/client-core/texts';
import type { GraphValues } from '../../dcat/check-graph/rules.ts';
import type { NamedRule } from '../../shapes/validate.ts';
import { classLabels, namedProperty } from './labels.ts';
import { advice } from './reasons.ts';

type Shown = ShownValues<GraphValues>;

const kinds: Readonly<Record<string, LocalText>> = {
  iri: text('eine Adresse (IRI)', 'an address (IRI)'),
  literal: text('ein Text', 'a text'),
  'blank-or-iri': text('eine Adresse (IRI) oder ein eigener Knoten', 'an address (IRI) or a node of its own'),
  'iri-or-literal': text('eine Adresse (IRI) oder ein Text', 'an address (IRI) or a text'),
  blank: text('ein eigener Knoten', 'a node of its own'),
  'blank-or-literal': text('ein eigener Knoten oder ein Text', 'a node of its own or a text'),
};

/** Classes as people say them, where it helps. */
const things: Readonly<Record<string, LocalText>> = {
  'foaf:Agent': text(
    'eine Stelle (foaf:Agent, foaf:Organization oder foaf:Person)',
    'an agent (foaf:Agent, foaf:Organization or foaf:Person)',
  ),
  'vcard:Kind': text('ein Kontakt (vcard:Organization)', 'a contact (vcard:Organization)'),
  'dcterms:PeriodOfTime': text('ein Zeitraum (dcterms:PeriodOfTime)', 'a period (dcterms:PeriodOfTime)'),
  'dcterms:Location': text('ein Gebiet (dcterms:Location)', 'a location (dcterms:Location)'),
  'dcat:Distribution': text('eine Distribution (dcat:Distribution)', 'a distribution (dcat:Distribution)'),
  'dcat:Dataset': text('ein Datensatz (dcat:Dataset)', 'a dataset (dcat:Dataset)'),
  'dcat:DataService': text('ein Datendienst (dcat:DataService)', 'a data service (dcat:DataService)'),
};

const datatypes: Readonly<Record<string, LocalText>> = {
  'xsd:decimal': text('eine Zahl (xsd:decimal)', 'a number (xsd:decimal)'),
  'xsd:nonNegativeInteger': text(
    'eine ganze Zahl ab 0 (xsd:nonNegativeInteger)',
    'a whole number from 0 (xsd:nonNegativeInteger)',
  ),
  'xsd:duration': text('eine Dauer wie P1D (xsd:duration)', 'a duration such as P1D (xsd:duration)'),
  'xsd:hexBinary': text(
    'Hexadezimalziffern in gerader Anzahl (xsd:hexBinary)',
    'an even number of hexadecimal digits (xsd:hexBinary)',
  ),
  'xsd:date': text('ein Datum wie 2026-11-23 (xsd:date)', 'a date such as 2026-11-23 (xsd:date)'),
  'xsd:dateTime': text(
    'ein Zeitpunkt wie 2026-11-23T10:00:00Z (xsd:dateTime)',
    'an instant such as 2026-11-23T10:00:00Z (xsd:dateTime)',
  ),
  'xsd:gYear': text('ein Jahr wie 2026 (xsd:gYear)', 'a year such as 2026 (xsd:gYear)'),
  'xsd:gYearMonth': text(
    'ein Monat wie 2026-11 (xsd:gYearMonth)',
    'a month such as 2026-11 (xsd:gYearMonth)',
  ),
};

const or = (parts: readonly LocalText[]): LocalText =>
  text(parts.map(({ de }) => de).join(' oder '), parts.map(({ en }) => en).join(' or '));

const nameOf = (names: Readonly<Record<string, LocalText>>, name: string): LocalText =>
  Object.hasOwn(names, name) ? names[name]! : text(name, name);

const wantedText = (names: Readonly<Record<string, LocalText>>, wanted: string): LocalText =>
  or(wanted.split(' ').map((name) => nameOf(names, name)));

/** Lists as people call them. */
const schemeNames: Readonly<Record<string, LocalText>> = {
  politicalGeocoding: text('der Gebietsschlüssel', 'of area keys'),
  contributors: text('der Datenbereitsteller (contributors)', 'of contributors'),
  licenses: text('der Lizenzen (licenses)', 'of licences'),
};

function schemeName(scheme: string): LocalText {
  const name = scheme.replace(/\/1\.0$/, '').replace(/^.*\//, '');
  return nameOf(schemeNames, name);
}

const quoted = (value: string): LocalText =>
  value === '' ? text('ein eigener Knoten', 'a node of its own') : text(`„${value}“`, `"${value}"`);

/** What is wrong, without values. */
function titleOf(values: Shown): LocalText {
  const thing = classLabels[values.class] ?? classLabels.Resource!;
  const name = namedProperty(values.property);
  const at = (de: string, en: string) => text(`${thing.de}: ${de}`, `${thing.en}: ${en}`);
  switch (values.fault) {
    case 'missing':
      return at(`${name.de} fehlt`, `${name.en} is missing`);
    case 'one-of':
      return at(`Keine dieser Angaben ist gemacht: ${name.de}`, `none of these is given: ${name.en}`);
    case 'too-many':
      return at(`${name.de} ist zu oft angegeben`, `${name.en} is given too often`);
    case 'exactly-one':
      return at(
        `${name.de} fehlt, steht nicht in der Liste oder ist mehrfach angegeben`,
        `${name.en} is missing, not in the list or given more than once`,
      );
    case 'deprecated':
      return at(`${name.de} ist veraltet`, `${name.en} is deprecated`);
    case 'kind':
      return at(`${name.de} hat die falsche Form`, `${name.en} has the wrong form`);
    case 'class':
      return at(
        `${name.de} verweist auf etwas anderes als verlangt`,
        `${name.en} refers to something else than demanded`,
      );
    case 'datatype':
      return at(`${name.de} hat den falschen Datentyp`, `${name.en} has the wrong data type`);
    case 'vocabulary':
      return at(
        `${name.de} steht nicht in der vorgeschriebenen Liste`,
        `${name.en} is not in the prescribed list`,
      );
    case 'form':
      return at(
        `${name.de} ist nicht so geschrieben, wie es verlangt ist`,
        `${name.en} is not written as demanded`,
      );
    case 'value-missing':
      return at(`${name.de} nennt den verlangten Wert nicht`, `${name.en} does not have the value demanded`);
    case 'license-closed':
      return at('Die Lizenz ist nicht offen', 'the licence is not open');
    case 'alternatives':
      return at(
        'Von mehreren Angaben, von denen eine nötig ist, ist keine gemacht:',
        'Of several entries of which one is needed none is given:',
      );
  }
}

/** What is wrong here. */
function messageOf(values: Shown): LocalText {
  switch (values.fault) {
    case 'too-many':
      return text(`Erlaubt ist höchstens ${values.most}.`, `At most ${values.most} is allowed.`);
    case 'datatype': {
      const wanted = wantedText(datatypes, values.wanted);
      const written = quoted(values.value);
      const as =
        values.given === ''
          ? text('', '')
          : text(
              ` als ${values.given.replace('xsd:string', 'Text')}`,
              ` as ${values.given.replace('xsd:string', 'text')}`,
            );
      return text(
        `Angegeben ist ${written.de}${as.de}, verlangt ist ${wanted.de}.`,
        `Given is ${written.en}${as.en}, demanded is ${wanted.en}.`,
      );
    }
    case 'kind':
    case 'class': {
      const names = values.fault === 'kind' ? kinds : things;
      const wanted = wantedText(names, values.wanted);
      const written = quoted(values.value);
      return text(
        `Angegeben ist ${written.de}, verlangt ist ${wanted.de}.`,
        `Given is ${written.en}, demanded is ${wanted.en}.`,
      );
    }
    case 'vocabulary': {
      const written = quoted(values.value);
      const meant =
        values.suggestion === ''
          ? text('', '')
          : text(` Gemeint ist wohl ${values.suggestion}.`, ` Probably meant is ${values.suggestion}.`);
      const list = schemeName(values.scheme);
      return text(
        `${written.de} steht nicht in der Liste ${list.de}.${meant.de}`,
        `${written.en} is not in the list ${list.en}.${meant.en}`,
      );
    }
    case 'form': {
      const written = quoted(values.value);
      const meant =
        values.suggestion === ''
          ? text('', '')
          : text(` Gemeint ist wohl ${values.suggestion}.`, ` Probably meant is ${values.suggestion}.`);
      return text(`Angegeben ist ${written.de}.${meant.de}`, `Given is ${written.en}.${meant.en}`);
    }
    case 'value-missing':
      return text(`Es fehlt ${values.wanted}.`, `${values.wanted} is missing.`);
    case 'license-closed': {
      const written = quoted(values.value);
      return text(`Angegeben ist ${written.de}.`, `Given is ${written.en}.`);
    }
    default:
      return titleOf(values);
  }
}

const general: LocalText = text(
  'DCAT-AP.de schreibt es so vor; Portale, die danach lesen, zeigen die Angabe sonst falsch, gar nicht oder nehmen den Eintrag nicht an.',
  'DCAT-AP.de prescribes it; portals that read by it otherwise show the entry wrongly, not at all, or refuse it.',
);

const reasons: Partial<Readonly<Record<Shown['fault'], LocalText>>> = {
  deprecated: text(
    'Die Angabe stammt aus einer älteren Fassung. Portale, die nur die neue kennen, übergehen sie.',
    'The entry comes from an older version. Portals that know only the new one ignore it.',
  ),
  'license-closed': text(
    'GovData zählt einen Datensatz erst als offen, wenn mindestens eine Distribution eine offene Lizenz hat.',
    'GovData counts a dataset as open only when at least one distribution has an open licence.',
  ),
  'too-many': text(
    'Erlaubt ist weniger; welche der Angaben ein Portal nimmt, ist Zufall.',
    'Fewer are allowed; which of them a portal takes is chance.',
  ),
};

const examples: Readonly<Record<string, string>> = {
  'xsd:date': '2026-11-23',
  'xsd:dateTime': '2026-11-23T10:00:00Z',
  'xsd:decimal': '2687',
  'xsd:duration': 'P1D',
  'xsd:gYear': '2026',
  'xsd:gYearMonth': '2026-11',
  'xsd:hexBinary': '9f86d081',
  'xsd:nonNegativeInteger': '2687',
};

/** The first type as people would write it. */
function exampleOf(wanted: string): string {
  const types = wanted.split(' ');
  const type = types.includes('xsd:date') ? 'xsd:date' : types[0]!;
  return `"${Object.hasOwn(examples, type) ? examples[type] : '…'}"^^${type}`;
}

/** What replaces what is deprecated. */
const replacements: Readonly<Record<string, LocalText>> = {
  'dcatde:originator': text('geodcatap:originator verwenden.', 'Use geodcatap:originator.'),
  'dcatde:maintainer': text('geodcatap:custodian verwenden.', 'Use geodcatap:custodian.'),
  'dcatde:politicalGeocodingURI': text(
    'Den Gebietsschlüssel als dcterms:spatial angeben.',
    'Give the area key as dcterms:spatial.',
  ),
  'dcatde:geocodingDescription': text(
    'Den Namen im Gebiet (dcterms:spatial) angeben.',
    'Give the name within dcterms:spatial.',
  ),
  'dcatde:legalBasis': text(
    'Das Gesetz mit seiner ELI als dcatap:applicableLegislation angeben.',
    'Give the law with its ELI as dcatap:applicableLegislation.',
  ),
  'dcatde:qualityProcessURI': text(
    'Weglassen; einen Nachfolger gibt es nicht.',
    'Leave it out; there is no successor.',
  ),
  'dcterms:hasVersion': text('dcat:hasVersion verwenden.', 'Use dcat:hasVersion.'),
  'dcterms:isVersionOf': text(
    'In der Gegenrichtung dcat:hasVersion verwenden.',
    'Use dcat:hasVersion in the other direction.',
  ),
  'dcatde:plannedAvailability': text('dcatap:availability verwenden.', 'Use dcatap:availability.'),
  'owl:versionInfo': text('dcat:version verwenden.', 'Use dcat:version.'),
  'schema:startDate': text('dcat:startDate verwenden.', 'Use dcat:startDate.'),
  'schema:endDate': text('dcat:endDate verwenden.', 'Use dcat:endDate.'),
  'dcat:granularity': text('Weglassen; es ist entfallen.', 'Leave it out; it is gone.'),
  'spdx:algorithm': text(
    'Den Namen von SPDX verwenden, zum Beispiel http://spdx.org/rdf/terms#checksumAlgorithm_sha256.',
    'Use the term of SPDX, for example http://spdx.org/rdf/terms#checksumAlgorithm_sha256.',
  ),
  'adms:status': text(
    'Den Code der EU-Liste distribution-status verwenden, zum Beispiel http://publications.europa.eu/resource/authority/distribution-status/COMPLETED.',
    'Use the code of the EU list distribution-status, for example http://publications.europa.eu/resource/authority/distribution-status/COMPLETED.',
  ),
};

function repairOf(values: Shown): LocalText {
  const own = advice[values.property.split('/')[0]!]?.repair;
  const name = namedProperty(values.property);
  switch (values.fault) {
    case 'deprecated':
      return replacements[values.property] ?? text('Die Angabe weglassen.', 'Leave the entry out.');
    case 'too-many':
      return text(
        `Nur ${values.most === 1 ? 'eine' : values.most} Angabe stehen lassen.`,
        `Keep only ${values.most}.`,
      );
    case 'missing':
    case 'exactly-one':
    case 'vocabulary':
    case 'form':
    case 'value-missing':
      return own ?? text(`${name.de} ergänzen oder berichtigen.`, `Add or correct ${name.en}.`);
    case 'one-of':
      return text(`Mindestens eine davon angeben: ${name.de}.`, `Give at least one of them: ${name.en}.`);
    case 'kind':
      return (
        own ??
        (values.wanted === 'literal'
          ? text(
              'Den Wert als Text in Anführungszeichen schreiben.',
              'Write the value as a text in quotation marks.',
            )
          : text(
              'Den Wert als Adresse schreiben, in Turtle in spitzen Klammern: <https://…>.',
              'Write the value as an address, in Turtle in angle brackets: <https://…>.',
            ))
      );
    case 'class':
      return text(
        'Den Knoten, auf den verwiesen wird, im Katalog beschreiben und ihm den verlangten Typ geben.',
        'Describe the node that is referred to in the catalogue, and give it the type demanded.',
      );
    case 'datatype':
      return text(
        `Den Wert so schreiben und mit dem Datentyp versehen, zum Beispiel ${exampleOf(values.wanted)}.`,
        `Write the value like that and give it the data type, for example ${exampleOf(values.wanted)}.`,
      );
    case 'license-closed':
      return text(
        'Wenn die Daten offen sein dürfen: eine offene Lizenz wählen, zum Beispiel http://dcat-ap.de/def/licenses/dl-zero-de/2.0.',
        'If the data may be open: choose an open licence, for example http://dcat-ap.de/def/licenses/dl-zero-de/2.0.',
      );
    case 'alternatives':
      return text('Eine der Angaben ergänzen.', 'Add one of the entries.');
  }
}

const recommended: LocalText = text(
  'Die Angabe ist empfohlen: Mit ihr werden die Daten besser gefunden, verstanden und bewertet.',
  'The entry is recommended: with it the data are found, understood and rated better.',
);

/** Faults of which the title says it all. */
const saidByTitle = new Set<Shown['fault']>([
  'missing',
  'one-of',
  'exactly-one',
  'deprecated',
  'alternatives',
]);

/** What one rule says; its fault, class and property are the same in all its findings. */
export function ruleTextOf(
  example: Shown,
  { id, weight }: Pick<NamedRule, 'id' | 'weight'>,
  source: LocalText,
): RuleText<GraphValues> {
  const own = advice[example.property.split('/')[0]!]?.reason;
  const isAdvice = weight !== 'violation' && example.fault === 'missing';
  const said: RuleText<GraphValues> = {
    title: titleOf(example),
    reason: reasons[example.fault] ?? own ?? (isAdvice ? recommended : general),
    repair: repairOf(example),
    source: text(
      `${source.de}, ${example.class}: ${example.property} (Regel ${id})`,
      `${source.en}, ${example.class}: ${example.property} (rule ${id})`,
    ),
  };
  return saidByTitle.has(example.fault) ? said : { ...said, message: messageOf };
}
