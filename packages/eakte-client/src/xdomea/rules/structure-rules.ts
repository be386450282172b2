import { readerRules } from '../finding/reader-rules.ts';
import type { StructureValues, XmlValues } from '../finding/structure-faults.ts';
import type { Rule } from './rule.ts';

/** The file is well-formed. Reported by the reader, which can read no further. */
export const xml: Rule<XmlValues> = { id: 'XML', ...readerRules.XML, visit: () => ({}) };

/** The structure is that of the schema. Reported by the reader. */
export const xsd: Rule<StructureValues> = { id: 'XSD', ...readerRules.XSD, visit: () => ({}) };
