/**
 * Extensions of the list `dateiformat` 1.0 by code. 018 and 044 are both PDF: 044 is the archival profile
 * PDF/A, which the extension does not show. Source: code list Dateiformat 1.0 of xdomea.
 */
export const dateiformate: Readonly<Record<string, string>> = {
  '001': 'bmp',
  '002': 'csv',
  '003': 'doc',
  '004': 'doc',
  '005': 'doc',
  '006': 'eml',
  '007': 'htm',
  '008': 'html',
  '009': 'jpe',
  '010': 'jpeg',
  '011': 'jpg',
  '012': 'msg',
  '013': 'odp',
  '014': 'ods',
  '015': 'odt',
  '016': 'otp',
  '017': 'ots',
  '018': 'pdf',
  '019': 'png',
  '020': 'ppt',
  '021': 'ps',
  '022': 'rtf',
  '023': 'tif',
  '024': 'tiff',
  '025': 'wps',
  '026': 'xlc',
  '027': 'xlm',
  '028': 'xls',
  '029': 'xlw',
  '030': 'xml',
  '031': 'xsd',
  '032': 'dot',
  '033': 'pot',
  '034': 'xlt',
  '035': 'docx',
  '036': 'xlsx',
  '037': 'pptx',
  '038': 'dotx',
  '039': 'xltx',
  '040': 'potx',
  '041': 'dtd',
  '042': 'mpp',
  '043': 'ott',
  '044': 'pdf',
  '045': 'txt',
};

/** Code of PDF/A, which the extension does not distinguish from PDF. */
export const pdfaCode = '044';

/** Code of "other": `sonstigerName` has to say what it is. */
export const otherDateiformat = '100';

/** The code for a file name by its extension; `100` with the extension as name when the list has none. */
export function dateiformatOf(fileName: string): { code: string; sonstigerName?: string } {
  // Dots and spaces at the end are no part of a name on Windows.
  const extension = /\.([^./\\]+)$/.exec(fileName.replace(/[. ]+$/, ''))?.[1]?.toLowerCase() ?? '';
  for (const [code, known] of Object.entries(dateiformate)) if (known === extension) return { code };
  return { code: otherDateiformat, sonstigerName: extension || 'ohne Endung' };
}
