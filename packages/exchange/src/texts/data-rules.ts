import { type LocalText, type RuleTexts, text, type UncheckedText } from '@rathaus/client-core/texts';
import { type DataRuleValues, dataUnchecked } from '../schemas/rules.ts';

const schema = text('Schema der Fachdaten', 'Schema of the data');
/** A keyword of the standard, as the basis of a rule. */
const keyword = (name: string) =>
  text(`Schema der Fachdaten; JSON Schema: ${name}`, `Schema of the data; JSON Schema: ${name}`);
const unusable = text(
  'Das Fachverfahren verlässt sich auf das Schema und kann die Daten so nicht übernehmen.',
  'The application relies on the schema and cannot take the data so.',
);
const form = text(
  'Das Formular oder die sendende Software muss die Daten nach dem Schema erzeugen.',
  'The form or the sending software has to make the data as the schema says.',
);
const readers = text(
  'Zwei Programme können in denselben Daten Verschiedenes lesen.',
  'Two programs can read different things in the same data.',
);
const fault = (title: LocalText, source: LocalText = schema) => ({
  title,
  reason: unusable,
  repair: form,
  source,
});

/** What is said about data of a submission. */
export const dataTexts: RuleTexts<DataRuleValues> = {
  'exchange.data.utf-8': {
    title: text('Die Fachdaten sind nicht in UTF-8 kodiert', 'The data are not encoded in UTF-8'),
    reason: readers,
    repair: text('Die Daten in UTF-8 senden.', 'Send the data in UTF-8.'),
    source: text('RFC 8259, Abschnitt 8.1', 'RFC 8259, section 8.1'),
  },
  'exchange.data.json': {
    title: text('Die Fachdaten sind kein JSON', 'The data are no JSON'),
    reason: unusable,
    repair: text('Die Daten als JSON senden.', 'Send the data as JSON.'),
    source: text('RFC 8259, Abschnitt 2', 'RFC 8259, section 2'),
  },
  'exchange.data.duplicate-member': {
    title: text('Ein Objekt hat ein Element zweimal', 'An object has a member twice'),
    reason: readers,
    repair: text('Jedes Element nur einmal angeben.', 'Give each member once only.'),
    source: text('RFC 7493, Abschnitt 2.3', 'RFC 7493, section 2.3'),
  },
  'exchange.data.reserved-member': {
    title: text('Ein Objekt hat ein Element namens __proto__', 'An object has a member named __proto__'),
    reason: text(
      'Programme in JavaScript können damit andere Objekte verändern.',
      'Programs in JavaScript can change other objects by it.',
    ),
    repair: text('Das Element weglassen oder anders nennen.', 'Leave the member out or name it otherwise.'),
    source: text('ECMAScript, Anhang B.2.2.1', 'ECMAScript, annex B.2.2.1'),
  },
  'exchange.data.type': {
    ...fault(
      text('Ein Wert hat nicht den richtigen Typ', 'A value does not have the right type'),
      keyword('type'),
    ),
    message: ({ wanted }) =>
      text(`Erwartet wird: ${wanted.join(', ')}.`, `What is expected: ${wanted.join(', ')}.`),
  },
  'exchange.data.missing': fault(
    text('Eine Pflichtangabe fehlt', 'A required member is missing'),
    keyword('required'),
  ),
  'exchange.data.extra-member': fault(
    text(
      'Ein Objekt hat ein Element, das das Schema nicht erlaubt',
      'An object has a member that the schema does not allow',
    ),
    keyword('additionalProperties'),
  ),
  'exchange.data.word': fault(
    text('Ein Wert ist nicht unter den erlaubten', 'A value is none of those allowed'),
    keyword('enum'),
  ),
  'exchange.data.length': {
    ...fault(
      text('Ein Text hat nicht die richtige Länge', 'A text does not have the right length'),
      keyword('minLength, maxLength'),
    ),
    message: ({ fault: which, limit }) =>
      which === 'short'
        ? text(`Verlangt sind mindestens ${limit} Zeichen.`, `At least ${limit} characters are required.`)
        : text(`Erlaubt sind höchstens ${limit} Zeichen.`, `At most ${limit} characters are allowed.`),
  },
  'exchange.data.pattern': fault(
    text('Ein Text hat nicht die vorgeschriebene Form', 'A text does not have the required form'),
    keyword('pattern'),
  ),
  'exchange.data.format': {
    ...fault(
      text('Ein Text hat nicht das vorgeschriebene Format', 'A text does not have the required format'),
      keyword('format'),
    ),
    message: ({ format }) => text(`Verlangt ist das Format ${format}.`, `The format ${format} is required.`),
  },
  'exchange.data.range': {
    ...fault(
      text('Eine Zahl ist zu klein oder zu groß', 'A number is too small or too large'),
      keyword('minimum, maximum'),
    ),
    message: ({ fault: which, limit }) =>
      which === 'small'
        ? text(`Die untere Grenze ist ${limit}.`, `The lower limit is ${limit}.`)
        : text(`Die obere Grenze ist ${limit}.`, `The upper limit is ${limit}.`),
  },
  'exchange.data.step': {
    ...fault(
      text('Eine Zahl hat zu viele Nachkommastellen', 'A number has too many decimals'),
      keyword('multipleOf'),
    ),
    message: ({ step }) =>
      text(`Verlangt ist ein Vielfaches von ${step}.`, `A multiple of ${step} is required.`),
  },
  'exchange.data.items': {
    ...fault(
      text('Eine Liste hat nicht die richtige Länge', 'A list does not have the right length'),
      keyword('minItems, maxItems'),
    ),
    message: ({ fault: which, limit }) =>
      which === 'few'
        ? text(`Verlangt sind mindestens ${limit} Einträge.`, `At least ${limit} items are required.`)
        : text(`Erlaubt sind höchstens ${limit} Einträge.`, `At most ${limit} items are allowed.`),
  },
  'exchange.data.repeated-item': fault(
    text('Eine Liste hat einen Eintrag zweimal', 'A list has an item twice'),
    keyword('uniqueItems'),
  ),
  'exchange.data.members': {
    ...fault(
      text('Ein Objekt hat zu wenige oder zu viele Elemente', 'An object has too few or too many members'),
      keyword('minProperties, maxProperties'),
    ),
    message: ({ fault: which, limit }) =>
      which === 'few'
        ? text(`Verlangt sind mindestens ${limit} Elemente.`, `At least ${limit} members are required.`)
        : text(`Erlaubt sind höchstens ${limit} Elemente.`, `At most ${limit} members are allowed.`),
  },
  'exchange.data.condition': {
    ...fault(text('Eine Bedingung des Schemas ist nicht erfüllt', 'A condition of the schema is not met')),
    message: ({ keyword: name }) =>
      text(
        `Nicht erfüllt ist ${name}; andere Befunde an derselben Stelle sagen, woran es liegt.`,
        `What is not met is ${name}; other findings at the same place say why.`,
      ),
  },
};

const person = text('Die Daten von einem Menschen prüfen lassen.', 'Have a person look at the data.');

/** What is said about data that were not judged. */
export const dataUncheckedTexts: Readonly<Record<string, UncheckedText>> = {
  [dataUnchecked.xml]: {
    title: text(
      'Die Fachdaten sind XML; ihr Schema wurde nicht geprüft, weil hier nur JSON Schema geprüft wird.',
      'The data are XML; their schema was not checked, because only JSON Schema is checked here.',
    ),
    remedy: text(
      'XML im Fachverfahren gegen sein XML-Schema prüfen.',
      'Check XML in the application against its XML Schema.',
    ),
  },
  [dataUnchecked.mediaType]: {
    title: text('Die Fachdaten sind weder JSON noch XML.', 'The data are neither JSON nor XML.'),
    remedy: person,
  },
  [dataUnchecked.schema]: {
    title: text(
      'Das Schema, das die Fachdaten nennen, ist hier nicht hinterlegt.',
      'The schema that the data name is not in the bundle.',
    ),
    remedy: text(
      'Das Schema in createSchemaBundle aufnehmen, wenn der Zustellpunkt es anbietet.',
      'Add the schema to createSchemaBundle if the destination offers it.',
    ),
  },
  [dataUnchecked.size]: {
    title: ({ limit }) =>
      text(
        `Die Fachdaten sind größer als die eingestellte Grenze (${limit} Byte).`,
        `The data are larger than the configured limit (${limit} bytes).`,
      ),
    remedy: text(
      'maxBytes erhöhen, wenn solche Daten erwartet werden.',
      'Raise maxBytes if such data are expected.',
    ),
  },
  [dataUnchecked.depth]: {
    title: ({ limit }) =>
      text(
        `Die Fachdaten sind tiefer geschachtelt als erlaubt (${limit} Ebenen).`,
        `The data are nested deeper than allowed (${limit} levels).`,
      ),
    remedy: text(
      'maxDepth erhöhen, wenn solche Daten erwartet werden.',
      'Raise maxDepth if such data are expected.',
    ),
  },
  [dataUnchecked.time]: {
    title: ({ limit }) =>
      text(`Die Prüfung wurde nach ${limit} ms abgebrochen.`, `The check was ended after ${limit} ms.`),
    remedy: text(
      'Das Schema auf aufwendige Muster (pattern) prüfen; timeout erhöhen, wenn die Daten nur groß sind.',
      'Look for costly patterns in the schema; raise timeout if the data are just large.',
    ),
  },
  [dataUnchecked.number]: {
    title: text(
      'Eine ganze Zahl hat mehr Stellen, als JSON-Programme genau lesen.',
      'An integer has more digits than JSON programs read exactly.',
    ),
    remedy: text('Solche Zahlen als Text senden lassen.', 'Have such numbers sent as text.'),
  },
  [dataUnchecked.format]: {
    title: text(
      'Eine Prüfung der Anwendung für ein Format ist mit einem Fehler abgebrochen.',
      'A check of the application for a format ended with an error.',
    ),
    remedy: text('Die Funktion unter formats berichtigen.', 'Repair the function in formats.'),
  },
  [dataUnchecked.rest]: {
    title: text(
      'Bei so großen Daten wird nur der erste Fehler genannt.',
      'Of data this large only the first fault is listed.',
    ),
    remedy: text('Den Fehler beheben lassen und erneut prüfen.', 'Have the fault repaired and check again.'),
  },
};
