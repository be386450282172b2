import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { UrlRuleValues } from '../../dcat/check/rules/urls.ts';

export const urlTexts: RuleTexts<UrlRuleValues> = {
  'opendata.dataset.web-address-valid': {
    title: text('Eine Webadresse ist ungültig', 'A web address is invalid'),
    reason: text(
      'Eine einzige ungültige Adresse macht den Export für Harvester unlesbar.',
      'A single invalid address makes the export unreadable for harvesters.',
    ),
    repair: text(
      'Vollständige Adresse mit https:// angeben, ohne Leerzeichen (%20) und ohne Zugangsdaten.',
      'Give the full address with https://, without blanks (%20) and without credentials.',
    ),
    source: text(
      'DCAT-AP.de 3.0: Wert ist eine IRI; RFC 3986',
      'DCAT-AP.de 3.0: the value is an IRI; RFC 3986',
    ),
  },
  'opendata.dataset.iri-valid': {
    title: text('Ein Wert, der eine IRI sein muss, ist keine', 'A value that must be an IRI is none'),
    reason: text(
      'Eine einzige ungültige IRI macht den Export für Harvester unlesbar.',
      'A single invalid IRI makes the export unreadable for harvesters.',
    ),
    repair: text('Vollständige IRI ohne Leerzeichen eintragen.', 'Enter a full IRI without blanks.'),
    source: text(
      'DCAT-AP.de 3.0: Wert ist eine IRI; RFC 3987',
      'DCAT-AP.de 3.0: the value is an IRI; RFC 3987',
    ),
  },
};
