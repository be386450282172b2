import { text } from '@rathaus/client-core/texts';

/** The standard, as the basis of rules about the whole. */
export const schema = text('FIT-Connect, Metadatenschema 2.1.0', 'FIT-Connect, metadata schema 2.1.0');
/** A member of the metadata, as the basis of a rule. */
export const member = (name: string) => text(`${schema.de}: ${name}`, `${schema.en}: ${name}`);
/** A member that only version 1.x has. */
export const old = (name: string) =>
  text(`FIT-Connect, Metadatenschema 1.0.0: ${name}`, `FIT-Connect, metadata schema 1.0.0: ${name}`);
/** Reasons and repairs that several rules share. */
export const uuids = text(
  'Der Empfänger ordnet über die Kennung Inhalt, Prüfsumme und Empfangsbestätigung einander zu.',
  'By the id the receiver ties content, hash and receipt together.',
);
export const refused = text(
  'Der Zustelldienst oder der Empfänger weist Metadaten zurück, die ihr Schema verletzen.',
  'The delivery service or the receiver rejects metadata that break their schema.',
);
export const software = text(
  'Die sendende Software muss das Element nach dem Schema erzeugen.',
  'The sending software has to make the member as the schema says.',
);
