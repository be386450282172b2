import { notXmlText, text, unsafeXmlText } from '@rathaus/client-core/texts';
import type { UnsafeXmlValues, XmlValues } from '../../xdomea/finding/structure-faults.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const xml: XdomeaRuleText<XmlValues> = {
  title: text('Die Datei ist kein wohlgeformtes XML', 'The file is not well-formed XML'),
  message: notXmlText,
  reason: text(
    'Was kein wohlgeformtes XML ist, kann kein Empfänger lesen; ab der Fehlerstelle ist der Inhalt unbekannt.',
    'No receiver can read what is not well-formed XML; behind the fault the content is unknown.',
  ),
  repair: text(
    'Die Nachricht neu exportieren; bei abgebrochenen Dateien die Übertragung wiederholen.',
    'Export the message again; when the file broke off, repeat the transfer.',
  ),
  source: text('XML 1.0; Namensräume in XML 1.0', 'XML 1.0; Namespaces in XML 1.0'),
  example: { wrong: '<Betreff>A & B</Betreff>', right: '<Betreff>A &amp; B</Betreff>' },
};

export const r32: XdomeaRuleText<UnsafeXmlValues> = {
  title: text(
    'Die Nachricht nutzt etwas, das beim Austausch nicht zulässig ist',
    'The message uses something that exchange does not allow',
  ),
  message: (values) =>
    values.fault === 'encoding-not-utf8'
      ? text(
          `Die Datei ist in einer anderen Kodierung geschrieben (${values.encoding}); xdomea-Nachrichten werden in UTF-8 ausgetauscht.`,
          `The file is written in another encoding (${values.encoding}); xdomea messages are exchanged in UTF-8.`,
        )
      : unsafeXmlText(values),
  reason: text(
    'DOCTYPE und Entitäten sind ein bekannter Angriffsweg; überlange oder übertief verschachtelte Dateien legen Empfänger lahm.',
    'DOCTYPE and entities are a known way of attack; overlong or overdeep files bring receivers down.',
  ),
  repair: text(
    'Die Nachricht als UTF-8 ohne DOCTYPE schreiben.',
    'Write the message as UTF-8 without DOCTYPE.',
  ),
  source: text(
    'Zeichenkodierung UTF-8 nach xdomea; für die Sicherheit CWE-611 (fremde Entitäten), CWE-776 (Vervielfachung von Entitäten) und CVE-2026-6732 (libxml2)',
    'Encoding UTF-8 as xdomea says; for safety CWE-611 (external entities), CWE-776 (entity expansion) and CVE-2026-6732 (libxml2)',
  ),
  example: { wrong: '<!DOCTYPE x [<!ENTITY …>]>', right: '<?xml version="1.0" encoding="UTF-8"?>' },
};
