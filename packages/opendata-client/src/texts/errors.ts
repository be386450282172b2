import { type ErrorText, type ErrorTexts, text } from '@rathaus/client-core/texts';
import { opendataError } from '../errors.ts';
import { tableApiError } from '../table-api/errors.ts';
import { tableApiErrorTexts } from './table-api/errors.ts';

/** Every error of this package: code, origin, whether it may be repeated. */
export const errorTable = { ...opendataError.table, ...tableApiError.table };

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

const planAgain: [de: string, en: string] = [
  'Neu planen und den neuen Plan veröffentlichen.',
  'Plan again and publish the new plan.',
];
const askTheSite: [de: string, en: string] = [
  'Den Betreiber der CKAN-Seite fragen; die Angaben unter `details` helfen ihm.',
  'Ask the operator of the CKAN site; what `details` says helps them.',
];
const checkAddress: [de: string, en: string] = [
  '`baseUrl` prüfen: gemeint ist die Adresse der Seite ohne `/api`.',
  'Check `baseUrl`: it is the address of the site without `/api`.',
];

/** What the errors of this package mean and what to do about them. */
export const errorTexts: ErrorTexts<typeof errorTable> = {
  ...tableApiErrorTexts,
  'opendata.config.invalid': entry(
    [
      'Die Konfiguration der Veröffentlichung ist fehlerhaft.',
      'The configuration of the publisher has faults.',
    ],
    [
      'Die Fehlermeldung nennt jede Angabe mit ihrer Regel; alle zusammen berichtigen und neu starten.',
      'The message names each member with its rule; correct all of them and start again.',
    ],
  ),
  'opendata.dcat.invalid-iri': entry(
    [
      'Beim Schreiben von RDF war ein Wert keine IRI; eine einzige falsche macht den ganzen Export unlesbar.',
      'While writing RDF a value was no IRI; a single wrong one makes the whole export unreadable.',
    ],
    [
      'Vor dem Schreiben `checkDataset()` aufrufen; sein Bericht nennt die Stelle.',
      'Call `checkDataset()` before writing; its report names the place.',
    ],
  ),
  'opendata.rdf.unwritable': entry(
    [
      'Ein Text oder eine Eigenschaft lässt sich in dieser Syntax nicht schreiben: XML kennt keine Steuerzeichen, und jede Eigenschaft braucht einen Namen.',
      'A text or a property cannot be written in this syntax: XML has no control characters, and each property needs a name.',
    ],
    [
      'Die Steuerzeichen aus dem Text entfernen, oder Turtle schreiben.',
      'Remove the control characters from the text, or write Turtle.',
    ],
  ),
  'opendata.table.not-text': entry(
    ['Die Datei ist keine CSV-Tabelle.', 'The file is no CSV table.'],
    [
      'In der Tabellenkalkulation als „CSV UTF-8“ speichern statt die Datei umzubenennen.',
      'Save it as "CSV UTF-8" in the spreadsheet instead of renaming the file.',
    ],
  ),
  'opendata.table.empty': entry(
    ['Die Tabelle ist leer.', 'The table is empty.'],
    [
      'Prüfen, ob die Abfrage im Fachverfahren Zeilen liefert, und den Export wiederholen.',
      'Check that the query in the specialist system yields rows, and repeat the export.',
    ],
  ),
  'opendata.table.too-large': entry(
    [
      'Die Tabelle ist größer als `maxBytes`; nur der Anfang wurde geprüft.',
      'The table is larger than `maxBytes`; only its beginning was checked.',
    ],
    ['Die Tabelle aufteilen oder `maxBytes` erhöhen.', 'Split the table or raise `maxBytes`.'],
  ),
  'opendata.table.unreadable': entry(
    [
      'Ab einer Stelle ist nicht erkennbar, wo Zeilen beginnen und enden.',
      'From some place on nobody can say where rows begin and end.',
    ],
    [
      'Der Bericht von `inspectTable()` nennt die Zeile; dort die Anführungszeichen und das Trennzeichen prüfen.',
      'The report of `inspectTable()` names the line; check its quotes and the delimiter.',
    ],
  ),
  'opendata.publish.dataset-refused': entry(
    [
      'Die Beschreibung des Datensatzes hat Fehler; es wurde nichts geschrieben.',
      'The description of the dataset has errors; nothing was written.',
    ],
    [
      'Die Fehler aus `plan.report` beheben und neu planen.',
      'Correct the errors in `plan.report` and plan again.',
    ],
  ),
  'opendata.publish.table-refused': entry(
    ['Eine Tabelle hat Fehler; es wurde nichts geschrieben.', 'A table has errors; nothing was written.'],
    [
      'Die Fehler aus `plan.files[…].table` beheben und neu planen.',
      'Correct the errors in `plan.files[…].table` and plan again.',
    ],
  ),
  'opendata.publish.not-judged': entry(
    [
      'Etwas Entscheidendes wurde nicht geprüft, deshalb gibt es kein Urteil; es wurde nichts geschrieben.',
      'Something that decides was not checked, so there is no verdict; nothing was written.',
    ],
    [
      'Was unter `unchecked` steht, prüfen lassen oder selbst prüfen und mit `acceptNotJudged: true` veröffentlichen.',
      'Have what `unchecked` names checked, or check it yourself and publish with `acceptNotJudged: true`.',
    ],
  ),
  'opendata.publish.file-too-large': entry(
    ['Eine Datei ist größer als `maxUploadBytes`.', 'A file is larger than `maxUploadBytes`.'],
    [
      'Die Datei aufteilen oder packen; oder die Grenze erhöhen, wenn die CKAN-Seite größere annimmt.',
      'Split or compress the file; or raise the limit when the CKAN site takes larger ones.',
    ],
  ),
  'opendata.publish.file-changed': entry(
    [
      'Eine Datei hat sich zwischen Plan und Veröffentlichung geändert; sie kam nicht vollständig an.',
      'A file changed between plan and publication; it did not arrive completely.',
    ],
    planAgain,
  ),
  'opendata.publish.file-without-distribution': entry(
    [
      'Eine Datei gehört zu keiner Distribution, oder zwei Dateien gehören zu derselben.',
      'A file belongs to no distribution, or two files belong to the same one.',
    ],
    [
      'In `distribution` die Nummer der Distribution angeben, ab 0, jede höchstens einmal.',
      'Give the index of the distribution in `distribution`, from 0, each at most once.',
    ],
  ),
  'opendata.publish.foreign-plan': entry(
    [
      'Der Plan stammt nicht von diesem Publisher, aus einem anderen Prozess oder von vor einer Änderung der Konfiguration.',
      'The plan comes from another publisher, another process or from before a change of the configuration.',
    ],
    planAgain,
  ),
  'opendata.publish.name-taken': entry(
    [
      'Auf der CKAN-Seite gibt es unter dem abgeleiteten Namen einen Datensatz mit anderem Identifikator.',
      'The CKAN site has a dataset with another identifier under the derived name.',
    ],
    [
      'Klären, wem der Datensatz gehört; ihn umbenennen oder den eigenen Identifikator ändern.',
      'Find out whose dataset it is; rename it or change your own identifier.',
    ],
  ),
  'opendata.publish.duplicate-identifier': entry(
    [
      'Mehrere gespeicherte Datensätze tragen diesen Identifikator; welcher gemeint ist, lässt sich nicht entscheiden.',
      'Several stored datasets have this identifier; which one is meant cannot be decided.',
    ],
    [
      'Auf der CKAN-Seite nach dem Identifikator suchen, alle bis auf den richtigen Datensatz löschen und neu planen.',
      'Search the CKAN site for the identifier, delete all but the right dataset, and plan again.',
    ],
  ),
  'opendata.publish.not-verified': entry(
    [
      'CKAN hat den Datensatz angenommen, aber anders gespeichert; `details.fields` nennt die Felder.',
      'CKAN accepted the dataset but stored it differently; `details.fields` names the fields.',
    ],
    [
      'Den Betreiber fragen, welches Plugin diese Felder ändert; `details.cleanup` sagt, was auf der Seite geblieben ist.',
      'Ask the operator which plugin changes these fields; `details.cleanup` says what is left on the site.',
    ],
  ),
  'opendata.ckan.organization-unknown': entry(
    [
      'Die eingestellte Organisation gibt es auf dieser CKAN-Seite nicht.',
      'The configured organisation does not exist on this CKAN site.',
    ],
    [
      '`organization` prüfen: der Name aus der Adresse der Organisation, nicht ihr Titel.',
      'Check `organization`: the name in the address of the organisation, not its title.',
    ],
  ),
  'opendata.ckan.forbidden': entry(
    [
      'CKAN hat den Zugang verweigert: Das Token fehlt, ist unbekannt, abgelaufen oder darf das nicht.',
      'CKAN refused access: the token is missing, unknown, expired or lacks the permission.',
    ],
    [
      'Auf der CKAN-Seite prüfen, ob die Person mit dem Token in der eingestellten Organisation die Rolle „Redakteur“ hat; sonst ein neues API-Token eintragen.',
      'Check on the CKAN site that the person of the token has the role "Editor" in the configured organisation; otherwise enter a new API token.',
    ],
  ),
  'opendata.ckan.validation': entry(
    [
      'CKAN hat Werte abgelehnt; `details.fields` nennt die Felder, `problem` die Gründe.',
      'CKAN refused values; `details.fields` names the fields, `problem` the reasons.',
    ],
    [
      'Die Felder heißen wie bei CKAN: `title` ist der Titel, `notes` die Beschreibung, `tags` sind die Schlagwörter, `groups` die Themen, `resources` die Distributionen, `url` ist die Landingpage, `author_email` und `maintainer_email` sind die Adressen in `creators` und `custodians`, `owner_org` ist die eingestellte Organisation, `extras` alles Übrige. Die Angabe im Datensatz berichtigen und neu planen; ist sie dort richtig oder nicht vorgesehen, den Betreiber fragen, was die Seite verlangt.',
      'The fields have the names of CKAN: `title` is the title, `notes` the description, `tags` are the keywords, `groups` the themes, `resources` the distributions, `url` is the landing page, `author_email` and `maintainer_email` are the addresses in `creators` and `custodians`, `owner_org` is the configured organisation, `extras` all the rest. Correct the value in the dataset and plan again; when it is right there or the dataset has no such value, ask the operator what the site demands.',
    ],
  ),
  'opendata.ckan.conflict': entry(
    [
      'Der Datensatz wurde seit dem Plan von jemand anderem geändert.',
      'Someone else has changed the dataset since the plan was made.',
    ],
    planAgain,
  ),
  'opendata.ckan.too-large': entry(
    [
      'Die Datei ist CKAN oder einem Proxy davor zu groß; ohne Einstellung nimmt CKAN 10 MB.',
      'The file is too large for CKAN or a proxy in front of it; unless configured, CKAN takes 10 MB.',
    ],
    [
      'Die Datei aufteilen oder packen, oder den Betreiber bitten, `ckan.max_resource_size` zu erhöhen.',
      'Split or compress the file, or ask the operator to raise `ckan.max_resource_size`.',
    ],
  ),
  'opendata.ckan.name-taken': entry(
    [
      'CKAN hat den Namen abgelehnt: Er ist vergeben, vielleicht durch einen gelöschten Datensatz, oder ungültig.',
      'CKAN refused the name: it is in use, perhaps by a deleted dataset, or invalid.',
    ],
    [
      'Neu planen; kommt der Fehler wieder, den Betreiber bitten, den gelöschten Datensatz dieses Namens endgültig zu entfernen.',
      'Plan again; when the error comes back, ask the operator to purge the deleted dataset of this name.',
    ],
  ),
  'opendata.ckan.not-found': entry(
    [
      'Etwas, womit der Plan rechnet, gibt es auf der CKAN-Seite nicht (mehr), zum Beispiel den Datensatz.',
      'Something that the plan counts on does not exist on the CKAN site (any more), for example the dataset.',
    ],
    planAgain,
  ),
  'opendata.ckan.search': entry(
    [
      'CKAN konnte nicht suchen; ob es den Datensatz dort schon gibt, ist deshalb nicht bekannt.',
      'CKAN could not search; so it is not known whether the dataset exists there already.',
    ],
    askTheSite,
  ),
  'opendata.ckan.integrity': entry(
    ['CKAN hat die Daten als widersprüchlich abgelehnt.', 'CKAN refused the data as contradictory.'],
    [
      'Neu planen, falls zugleich jemand anderes den Datensatz bearbeitet hat; sonst den Betreiber fragen, mit den Angaben unter `details`.',
      'Plan again, in case someone else edited the dataset at the same time; otherwise ask the operator, with what `details` says.',
    ],
  ),
  'opendata.ckan.bad-request': entry(
    ['CKAN hat die Anfrage nicht verstanden.', 'CKAN did not accept the request.'],
    [
      'Prüfen, ob die Seite CKAN 2.10 oder neuer betreibt; sonst den Betreiber fragen.',
      'Check that the site runs CKAN 2.10 or newer; otherwise ask its operator.',
    ],
  ),
  'opendata.ckan.bad-answer': entry(
    [
      'Die Antwort meldet Erfolg, ist aber nicht die einer CKAN-Seite.',
      'The answer reports success but is not that of a CKAN site.',
    ],
    checkAddress,
  ),
  'opendata.ckan.no-api': entry(
    ['Unter der Adresse gibt es keine CKAN-Schnittstelle.', 'There is no CKAN API at this address.'],
    checkAddress,
  ),
  'opendata.ckan.unavailable': entry(
    [
      'CKAN, seine Suche oder ein Proxy davor ist gestört.',
      'CKAN, its search index or a proxy in front of it has a fault.',
    ],
    [
      'Später wiederholen. Steht unter `details.cleanup` „failed“ oder „unknown“, vorher auf der Seite nachsehen, was von der Veröffentlichung geblieben ist; sonst ist nichts Halbes zurückgeblieben.',
      'Repeat it later. When `details.cleanup` says "failed" or "unknown", look on the site first what is left of the publication; otherwise nothing half-done is left.',
    ],
  ),
};
