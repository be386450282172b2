/**
 * What the checks and errors of this package say, in German and English. For command lines, servers and pages that show
 * reports; the main entry does not contain it.
 *
 * @example
 * import { reportText } from '@rathaus/client-core/texts';
 * import { catalogue } from '@rathaus/opendata-client/texts';
 * console.log(reportText(report, catalogue, { language: 'de', mask: true }));
 */
export { catalogue } from './catalogue.ts';
export { errorTable, errorTexts } from './errors.ts';
