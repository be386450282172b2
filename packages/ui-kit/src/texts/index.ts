/**
 * What the check of a theme says, in German and English; a `Catalogue` of `@rathaus/client-core/texts`, which the kit
 * does not import.
 */
export { type ColourName, type ColourPair, catalogue } from './catalogue.ts';
