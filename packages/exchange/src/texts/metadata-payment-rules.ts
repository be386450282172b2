import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { member, refused, software, uuids } from './metadata-sources.ts';

/** What is said about payments and about data sets. */
export const paymentTexts = {
  'exchange.metadata.data-sets': {
    title: text('Die Datensätze sind keine Liste', 'The data sets are no list'),
    reason: refused,
    repair: software,
    source: member('dataSets'),
  },
  'exchange.metadata.data-set-id': {
    title: text('Die Kennung eines Datensatzes ist keine UUID', 'The id of a data set is no UUID'),
    reason: uuids,
    repair: software,
    source: member('dataSets.dataSetId'),
  },
  'exchange.metadata.data-set-duplicate-id': {
    title: text('Zwei Datensätze haben dieselbe Kennung', 'Two data sets have the same id'),
    message: ({ first }) =>
      text(
        `Der Datensatz an Stelle ${first} hat dieselbe Kennung (gezählt ab 0).`,
        `The data set at position ${first} has the same id (counted from 0).`,
      ),
    reason: text(
      'Welcher Datensatz gemeint ist, lässt sich dann nicht sagen.',
      'Then nobody can tell which data set is meant.',
    ),
    repair: text('Jedem Datensatz eine eigene UUID geben.', 'Give each data set a UUID of its own.'),
    source: member('dataSets.dataSetId'),
  },
  'exchange.metadata.data-set-mime-type': {
    title: text(
      'Der Medientyp eines Datensatzes ist nicht erlaubt',
      'The media type of a data set is not allowed',
    ),
    reason: refused,
    repair: text(
      'application/json, application/xml oder application/jose angeben.',
      'Give application/json, application/xml or application/jose.',
    ),
    source: member('dataSets.schema.mimeType'),
  },
  'exchange.metadata.data-set-content': {
    title: text('Ein Datensatz hat keinen Inhalt', 'A data set has no content'),
    reason: refused,
    repair: text(
      'Den Inhalt angeben oder den Datensatz weglassen.',
      'Give the content or leave the data set out.',
    ),
    source: member('dataSets.content'),
  },
  'exchange.metadata.payment': {
    title: text('Die Angaben zur Zahlung sind unvollständig', 'The payment information is incomplete'),
    reason: text(
      'Ohne sie lässt sich die Zahlung dem Vorgang nicht zuordnen.',
      'Without it the payment cannot be tied to the case.',
    ),
    repair: text(
      'transactionReference, transactionId, paymentMethod und status als Text angeben.',
      'Give transactionReference, transactionId, paymentMethod and status as text.',
    ),
    source: member('paymentInformation'),
  },
  'exchange.metadata.payment-id': {
    title: text(
      'Die Kennung der Zahlung hat nicht die richtige Form',
      'The id of the payment does not have the right form',
    ),
    reason: text(
      'Ohne sie lässt sich die Zahlung beim Bezahldienst nicht finden.',
      'Without it the payment cannot be found at the payment service.',
    ),
    repair: text(
      'Die Kennung mit 1 bis 36 Buchstaben, Ziffern, Unter- und Bindestrichen angeben, ohne Umlaute.',
      'Give the id with 1 to 36 letters of ASCII, digits, underscores and hyphens.',
    ),
    source: member('paymentInformation.transactionId'),
  },
  'exchange.metadata.payment-method': {
    title: text('Die Zahlart steht nicht in der Liste', 'The method of payment is not in the list'),
    reason: refused,
    repair: text(
      'GIROPAY, PAYDIRECT, CREDITCARD, PAYPAL, INVOICE oder OTHER angeben; eine andere Zahlart als OTHER mit ihrem Namen in paymentMethodDetail.',
      'Give GIROPAY, PAYDIRECT, CREDITCARD, PAYPAL, INVOICE or OTHER; another method as OTHER with its name in paymentMethodDetail.',
    ),
    source: member('paymentInformation.paymentMethod'),
  },
  'exchange.metadata.payment-detail': {
    title: text(
      'Die Erläuterung zur Zahlart hat nicht die richtige Form',
      'The detail of the method of payment does not have the right form',
    ),
    reason: refused,
    repair: text(
      '1 bis 36 Buchstaben, Ziffern, Unter- und Bindestriche angeben, keine Leerzeichen und Umlaute, etwa Apple-Pay.',
      'Give 1 to 36 letters of ASCII, digits, underscores and hyphens without spaces, such as Apple-Pay.',
    ),
    source: member('paymentInformation.paymentMethodDetail'),
  },
  'exchange.metadata.payment-status': {
    title: text(
      'Der Stand der Zahlung steht nicht in der Liste',
      'The state of the payment is not in the list',
    ),
    reason: text(
      'Der Empfänger weiß nicht, ob gezahlt wurde.',
      'The receiver does not know whether it was paid.',
    ),
    repair: text(
      'INITIAL, BOOKED, FAILED oder CANCELED angeben; PAYED von XBezahldienste heißt hier BOOKED.',
      'Give INITIAL, BOOKED, FAILED or CANCELED; PAYED of XBezahldienste is BOOKED here.',
    ),
    source: member('paymentInformation.status'),
  },
  'exchange.metadata.payment-url': {
    title: text('Die Adresse der Zahlung ist keine URI', 'The address of the payment is no URI'),
    reason: text(
      'Der Empfänger kann den Stand der Zahlung nicht abfragen.',
      'The receiver cannot ask for the state of the payment.',
    ),
    repair: text(
      'Die Adresse als URI angeben oder das Element weglassen.',
      'Give the address as a URI or leave the member out.',
    ),
    source: member('paymentInformation.transactionUrl'),
  },
  'exchange.metadata.payment-time': {
    title: text('Der Zeitpunkt der Zahlung ist keiner', 'The time of the payment is none'),
    reason: text(
      'Vom Zeitpunkt der Zahlung können Fristen abhängen.',
      'Time limits can depend on the time of the payment.',
    ),
    repair: text(
      'Datum und Uhrzeit mit Zeitzone angeben, etwa 2026-11-29T09:30:00+01:00.',
      'Give date and time with offset, such as 2026-11-29T09:30:00+01:00.',
    ),
    source: member('paymentInformation.transactionTimestamp; RFC 3339'),
  },
  'exchange.metadata.payment-amount': {
    title: text('Der Betrag der Zahlung ist keiner', 'The amount of the payment is none'),
    message: ({ fault }) => {
      switch (fault) {
        case 'no-number':
          return text('Der Betrag muss eine Zahl sein, kein Text.', 'The amount must be a number, not text.');
        case 'too-small':
          return text('Der Betrag muss mindestens 0.01 sein.', 'The amount must be at least 0.01.');
        case 'parts-of-a-cent':
          return text('Der Betrag hat Bruchteile eines Cents.', 'The amount has parts of a cent.');
      }
    },
    reason: text(
      'Der Empfänger bucht den Betrag so, wie er hier steht.',
      'The receiver books the amount as it stands here.',
    ),
    repair: text(
      'Den Bruttobetrag als Zahl in Euro mit höchstens zwei Nachkommastellen angeben, etwa 12.5.',
      'Give the gross amount as a number in euros with at most two decimals, such as 12.5.',
    ),
    source: member('paymentInformation.grossAmount'),
  },
} satisfies Partial<RuleTexts<MetadataRuleValues>>;
