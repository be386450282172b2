import { type LocalText, text } from '@rathaus/client-core/texts';

/** A section of the interface description of BundID (10.2.0.0 of 16 May 2025), as the basis of a rule. */
export const bundid = (section: string): LocalText =>
  text(
    `BundID-Schnittstellenbeschreibung 10.2, Abschnitt ${section}`,
    `BundID interface description 10.2, section ${section}`,
  );

/** A section of SAML 2.0. */
export const saml = (part: 'Core' | 'Metadata' | 'Bindings', section: string): LocalText =>
  text(`SAML 2.0 ${part}, Abschnitt ${section}`, `SAML 2.0 ${part}, section ${section}`);

/** Two bases of one rule. */
export const both = (one: LocalText, other: LocalText): LocalText =>
  text(`${one.de}; ${other.de}`, `${one.en}; ${other.en}`);
