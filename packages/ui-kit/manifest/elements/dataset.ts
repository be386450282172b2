import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-dataset>` */
export const dataset: ElementDoc = {
  summary: words(
    'Karte eines offenen Datensatzes: Herausgeber, Stand, Lizenz, Dateien.',
    'Card of an open dataset: publisher, freshness, licence, downloads.',
  ),
  className: 'Dataset',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {
    card: words('Die Karte', 'The card'),
    title: words('Überschrift', 'Heading'),
    overdue: words('Eine neuere Fassung ist fällig', 'A newer version is late'),
    licence: words('Lizenz', 'Licence'),
    badge: words('Offen oder eingeschränkt', 'Open or restricted'),
    button: words('Herunterladen', 'Download'),
    secondary: words('Knopf ohne Füllung', 'Button without fill'),
  },
  children: words('Ein `<article part="card">`.', 'An `<article part="card">`.'),
  anatomy: ['title', 'licence', 'badge', 'button'],
  accessibility: words(
    'Offen oder eingeschränkt steht in Worten da; jede Datei nennt Format und Größe.',
    'Open or restricted is said in words; every download names its format and size.',
  ),
};
