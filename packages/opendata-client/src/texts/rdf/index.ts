import {
  type LocalText,
  notXmlText,
  type ReportText,
  type RuleTexts,
  text,
  unsafeXmlText,
} from '@rathaus/client-core/texts';
import type { RdfReport } from '../../rdf/read/read-rdf.ts';
import type { ExpectedInTree, ExpectedInTurtle, RdfRuleValues } from '../../rdf/rules.ts';

/** What had to come, for people. */
const expected: Readonly<Record<ExpectedInTurtle | ExpectedInTree, LocalText>> = {
  attribute: text('ein Attribut, das RDF/XML kennt', 'an attribute that RDF/XML knows'),
  datatype: text('ein Datentyp nach „^^“', 'a data type behind "^^"'),
  dot: text('ein Punkt am Ende der Deklaration', 'a dot at the end of the declaration'),
  'end-of-iri': text('das „>“, mit dem die Adresse endet', 'the ">" that ends the address'),
  'end-of-node': text('„;“, „,“ oder „]“', '";", "," or "]"'),
  'end-of-statement': text(
    '„;“, „,“ oder der Punkt am Ende der Aussage',
    '";", "," or the dot that ends the statement',
  ),
  'end-of-text': text(
    'das Anführungszeichen, mit dem der Text endet',
    'the quotation mark that ends the text',
  ),
  escape: text('eine gültige Escape-Folge nach „\\“', 'a valid escape behind "\\"'),
  iri: text('eine Adresse in spitzen Klammern', 'an address in angle brackets'),
  json: text('gültiges JSON', 'valid JSON'),
  label: text('ein Name nach „_:“', 'a name behind "_:"'),
  language: text('eine Sprache nach „@“', 'a language behind "@"'),
  'less-depth': text(
    'eine flachere Verschachtelung (höchstens 256 Ebenen)',
    'less depth (at most 256 levels)',
  ),
  'list-item': text('ein Wert der Liste oder „)“', 'an item of the list or ")"'),
  name: text('ein Name ohne unerlaubte Zeichen', 'a name without forbidden characters'),
  node: text(
    'ein Element oder Objekt, das eine Ressource beschreibt',
    'an element or object that describes a resource',
  ),
  object: text('ein Wert', 'a value'),
  predicate: text('eine Eigenschaft', 'a property'),
  'prefix-name': text('ein Präfix, das mit „:“ endet', 'a prefix that ends with ":"'),
  property: text('ein Element, das eine Eigenschaft ist', 'an element that is a property'),
  'shorter-token': text(
    'ein kürzerer Text (höchstens 16 Millionen Zeichen)',
    'a shorter text (at most 16 million characters)',
  ),
  subject: text('eine Ressource, mit der eine Aussage beginnt', 'a resource that begins a statement'),
};

const foundTexts = {
  html: text(
    'Die Datei ist eine HTML-Seite, vielleicht eine Fehler- oder Anmeldeseite des Portals.',
    'The file is an HTML page, perhaps an error or login page of the portal.',
  ),
  xml: text('Die Datei ist XML ohne RDF.', 'The file is XML without RDF.'),
  json: text(
    'Die Datei ist JSON ohne RDF: Es fehlt ein „@context“.',
    'The file is JSON without RDF: an "@context" is missing.',
  ),
  unknown: text(
    'Die Datei ist weder Turtle noch RDF/XML noch JSON-LD.',
    'The file is neither Turtle nor RDF/XML nor JSON-LD.',
  ),
} as const;

const harvesters = text(
  'Harvester wie die von Open.NRW und GovData lesen streng: Was sie nicht lesen können, fehlt im Portal, oft der ganze Katalog.',
  'Harvesters such as those of Open.NRW and GovData read strictly: what they cannot read is missing in the portal, often the whole catalogue.',
);
const w3c = (name: string) => text(`W3C-Empfehlung ${name}`, `W3C Recommendation ${name}`);

export const rdfTexts: RuleTexts<RdfRuleValues> = {
  'opendata.rdf.syntax': {
    title: text('Die Datei verletzt die Grammatik', 'The file breaks the grammar'),
    message: ({ expected: what, syntax }) => {
      const wanted = expected[what];
      return text(`${syntax}: Hier muss ${wanted.de} stehen.`, `${syntax}: here must be ${wanted.en}.`);
    },
    reason: text(
      'Ab dieser Stelle wurde nichts mehr gelesen; auch kein Harvester liest weiter.',
      'Nothing was read from here on; no harvester reads on either.',
    ),
    repair: text(
      'Die Stelle berichtigen. Wird die Datei von einer Software geschrieben, dem Hersteller Zeile und Spalte melden.',
      'Correct the place. If software writes the file, report line and column to its vendor.',
    ),
    source: w3c('RDF 1.1 Turtle, RDF 1.1 XML Syntax, JSON-LD 1.1'),
  },
  'opendata.rdf.iri': {
    title: text('Eine Adresse (IRI) ist ungültig', 'An address (IRI) is invalid'),
    message: ({ iri }) =>
      text(
        `„${iri}“ enthält unerlaubte Zeichen, zum Beispiel Leerzeichen.`,
        `"${iri}" holds forbidden characters, such as spaces.`,
      ),
    reason: text(
      'Strenge Leser brechen an einer einzigen ungültigen Adresse ab, und der ganze Katalog fehlt.',
      'Strict readers stop at a single invalid address, and the whole catalogue is missing.',
    ),
    repair: text(
      'Leerzeichen entfernen oder als %20 schreiben; Telefonnummern ohne Leerzeichen: tel:+492215550100.',
      'Remove spaces or write them as %20; telephone numbers without spaces: tel:+492215550100.',
    ),
    source: text('RFC 3987, Abschnitt 2.2', 'RFC 3987, section 2.2'),
  },
  'opendata.rdf.relative-iri': {
    title: text('Eine Adresse ist unvollständig', 'An address is incomplete'),
    message: ({ iri }) =>
      text(
        `„${iri}“ beginnt nicht mit https:// oder einem anderen Schema.`,
        `"${iri}" does not begin with https:// or another scheme.`,
      ),
    reason: harvesters,
    repair: text('Die vollständige Adresse schreiben.', 'Write the whole address.'),
    source: text('RFC 3986, Abschnitt 5', 'RFC 3986, section 5'),
  },
  'opendata.rdf.prefix-unknown': {
    title: text('Ein Präfix ist nicht erklärt', 'A prefix is not declared'),
    message: ({ prefix }) =>
      text(`Für „${prefix}:“ gibt es kein @prefix.`, `There is no @prefix for "${prefix}:".`),
    reason: text(
      'Ab dieser Stelle wurde nichts mehr gelesen; auch kein Harvester liest weiter.',
      'Nothing was read from here on; no harvester reads on either.',
    ),
    repair: text(
      'Das Präfix am Anfang der Datei erklären. Steht dort freier Text, ihn mit # zum Kommentar machen.',
      'Declare the prefix at the beginning of the file. If there is plain text, make it a comment with #.',
    ),
    source: w3c('RDF 1.1 Turtle'),
  },
  'opendata.rdf.language': {
    title: text('Eine Sprachangabe ist ungültig', 'A language tag is invalid'),
    message: ({ tag }) =>
      text(`„${tag}“ ist keine Sprachangabe wie „de“.`, `"${tag}" is no language tag such as "de".`),
    reason: harvesters,
    repair: text(
      'Eine Sprachangabe nach BCP 47 schreiben, zum Beispiel „de“ oder „en“.',
      'Write a tag of BCP 47, such as "de" or "en".',
    ),
    source: text('BCP 47', 'BCP 47'),
  },
  'opendata.rdf.encoding': {
    title: text('Die Datei hat einen anderen Zeichensatz', 'The file has another encoding'),
    message: ({ encoding }) =>
      encoding === 'unknown'
        ? text('Der angegebene Zeichensatz ist unbekannt.', 'The encoding that is declared is not known.')
        : text(`Ein Byte passt nicht zu ${encoding}.`, `A byte does not fit ${encoding}.`),
    reason: text(
      'Ab dieser Stelle wurde nichts mehr gelesen; Umlaute wären sonst falsch.',
      'Nothing was read from here on; umlauts would be wrong otherwise.',
    ),
    repair: text('Die Datei als UTF-8 speichern.', 'Save the file as UTF-8.'),
    source: w3c('RDF 1.1 Turtle; XML 1.0'),
  },
  'opendata.rdf.not-xml': {
    title: text('Die Datei ist kein wohlgeformtes XML', 'The file is not well-formed XML'),
    message: notXmlText,
    reason: text('Ab dieser Stelle wurde nichts mehr gelesen.', 'Nothing was read from here on.'),
    repair: text('Die Stelle berichtigen.', 'Correct the place.'),
    source: w3c('XML 1.0'),
  },
  'opendata.rdf.unsafe-xml': {
    title: text(
      'Das XML wird aus Sicherheitsgründen nicht gelesen',
      'The XML is not read for reasons of security',
    ),
    message: unsafeXmlText,
    reason: text(
      'Über solche Konstrukte lassen sich Leser angreifen; viele Harvester weisen sie ebenfalls ab.',
      'Readers can be attacked by such constructs; many harvesters refuse them as well.',
    ),
    repair: text(
      'Die Datei ohne DOCTYPE und ohne eigene Entitäten schreiben; Namensräume voll ausschreiben.',
      'Write the file without DOCTYPE and without entities of its own; spell namespaces out.',
    ),
    source: text('OWASP, XML External Entity Prevention', 'OWASP, XML External Entity Prevention'),
  },
  'opendata.rdf.remote-context': {
    title: text('Der Kontext liegt auf einem anderen Server', 'The context lies on another server'),
    message: ({ address }) =>
      text(`Der Kontext ${address} wird nicht abgerufen.`, `The context ${address} is not fetched.`),
    reason: text(
      'Ohne den Kontext haben die Angaben keine Bedeutung, und wer ihn ändert, ändert die Daten. Es wurde nichts gelesen.',
      'Without the context the members have no meaning, and whoever changes it changes the data. Nothing was read.',
    ),
    repair: text(
      'Den Kontext in die Datei schreiben, oder den Katalog als Turtle oder RDF/XML liefern.',
      'Write the context into the file, or deliver the catalogue as Turtle or RDF/XML.',
    ),
    source: w3c('JSON-LD 1.1'),
  },
  'opendata.rdf.without-meaning': {
    title: text('Angaben ohne Bedeutung gehen verloren', 'Members without a meaning are lost'),
    message: ({ member }) =>
      text(`„${member}“ hat nach dem Kontext keine Bedeutung.`, `"${member}" has no meaning by the context.`),
    reason: text(
      'Nach dem Standard werden solche Angaben weggelassen.',
      'By the standard such members are left out.',
    ),
    repair: text(
      'Die Angabe im Kontext erklären oder entfernen.',
      'Explain the member in the context, or remove it.',
    ),
    source: w3c('JSON-LD 1.1'),
  },
  'opendata.rdf.too-large': {
    title: text('Die Datei ist größer als erlaubt', 'The file is larger than allowed'),
    message: ({ limit, unit }) =>
      unit === 'bytes'
        ? text(`Die Grenze sind ${limit} Byte.`, `The limit is ${limit} bytes.`)
        : text(`Die Grenze sind ${limit} Aussagen.`, `The limit is ${limit} triples.`),
    reason: text('Nach der Grenze wurde nichts mehr gelesen.', 'Nothing was read behind the limit.'),
    repair: text(
      'Den Katalog in Seiten liefern, oder die Grenze anheben.',
      'Deliver the catalogue in pages, or raise the limit.',
    ),
    source: text('Grenze dieses Programms', 'limit of this program'),
  },
  'opendata.rdf.other-syntax': {
    title: text(
      'Die Datei ist in einer anderen Schreibweise als angegeben',
      'The file is of another syntax than was said',
    ),
    message: ({ said, found }) =>
      text(`Angegeben ist ${said}, gelesen wurde ${found}.`, `Said was ${said}, read was ${found}.`),
    reason: text(
      'Harvester richten sich nach Dateiendung und Content-Type und scheitern dann.',
      'Harvesters go by file name and content type, and fail then.',
    ),
    repair: text('Endung und Content-Type berichtigen.', 'Correct file name and content type.'),
    source: text('RFC 9110, Abschnitt 8.3', 'RFC 9110, section 8.3'),
  },
  'opendata.rdf.no-rdf': {
    title: text('Die Datei enthält kein RDF', 'The file holds no RDF'),
    message: ({ found }) => foundTexts[found],
    reason: harvesters,
    repair: text(
      'Die Adresse des Katalogs prüfen, zum Beispiel …/catalog.rdf.',
      'Check the address of the catalogue, for example …/catalog.rdf.',
    ),
    source: text('DCAT-AP.de, Abschnitt Serialisierung', 'DCAT-AP.de, section on serialisation'),
  },
  'opendata.rdf.empty': {
    title: text('Die Datei ist leer', 'The file is empty'),
    reason: harvesters,
    repair: text('Den Katalog neu erzeugen.', 'Make the catalogue again.'),
    source: text('DCAT-AP.de, Abschnitt Serialisierung', 'DCAT-AP.de, section on serialisation'),
  },
};

const syntaxes: Readonly<Record<string, string>> = {
  'text/turtle': 'Turtle',
  'application/rdf+xml': 'RDF/XML',
  'application/ld+json': 'JSON-LD',
  'application/n-triples': 'N-Triples',
};

export const rdfReport: ReportText<RdfReport> = {
  title: text('RDF-Datei', 'RDF file'),
  verdicts: {
    passed: text('Die Datei ist lesbar', 'The file can be read'),
    failed: text('Die Datei ist nicht ganz lesbar', 'The file cannot be read as a whole'),
    'not-judged': text(
      'Kein Urteil: Die Datei wurde nicht zu Ende gelesen',
      'No verdict: the file was not read to its end',
    ),
  },
  facts: ({ syntax, triples, bytes }) => [
    ...(syntax === undefined
      ? []
      : [
          {
            id: 'syntax',
            label: text('Schreibweise', 'Syntax'),
            value: text(syntaxes[syntax]!, syntaxes[syntax]!),
          },
        ]),
    { id: 'triples', label: text('Aussagen (Tripel)', 'Triples'), value: triples },
    { id: 'bytes', label: text('Bytes gelesen', 'Bytes read'), value: bytes },
  ],
};
