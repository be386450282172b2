import { type Catalogue, type LocalText, text } from '@rathaus/client-core/texts';
import { catalogue } from '@rathaus/servicekonto-client/texts';

/** That the rule about the host of the name was not looked at, since nothing was given to compare with. */
export const formerNotCompared: LocalText = text(
  'Nicht geprüft: ob die entityID dieselbe ist, die jetzt eingetragen ist. Mit einem anderen Rechnernamen bekäme jede Person ein neues bPK2. Mit --former DATEI oder entityID vergleichen; bei der ersten Eintragung gibt es nichts zu vergleichen.',
  'Not checked: whether the entityID is the one that is registered now. With another host every person would get a new bPK2. Compare with --former FILE or entityID; at the first registration there is nothing to compare.',
);

const passed: Readonly<Record<'bundid' | 'unternehmenskonto' | 'other', LocalText>> = {
  bundid: text(
    'Metadaten und Anfrage halten die öffentlichen Regeln der BundID ein, soweit sie geprüft wurden.',
    'Metadata and request follow the public rules of BundID, as far as they were checked.',
  ),
  unternehmenskonto: text(
    'Metadaten und Anfrage halten die Regeln von SAML 2.0 ein. Eigene öffentliche Regeln von Mein Unternehmenskonto wurden nicht geprüft.',
    'Metadata and request follow the rules of SAML 2.0. No public rules of Mein Unternehmenskonto itself were checked.',
  ),
  other: text(
    'Metadaten und Anfrage halten die Regeln von SAML 2.0 ein. Eigene Regeln des Anmeldedienstes wurden nicht geprüft.',
    'Metadata and request follow the rules of SAML 2.0. Rules of the provider itself were not checked.',
  ),
};

/** What is said about metadata and request, with the name of whoever made the rules that an account is judged by. */
export function lintCatalogue(account: keyof typeof passed): Catalogue {
  const reports = Object.entries(catalogue.reports ?? {}).map(([kind, one]) => [
    kind,
    { ...one, verdicts: { ...one.verdicts, passed: passed[account] } },
  ]);
  return { ...catalogue, reports: Object.fromEntries(reports) };
}
