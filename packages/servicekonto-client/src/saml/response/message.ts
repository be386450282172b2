import { servicekontoError } from '../../errors.ts';
import { invalid } from '../invalid.ts';
import { longestMessage, parseXml, type XmlElement } from '../xml/tree.ts';

/** The one value of a field; `undefined` for none. Errors: two of them. */
export function onlyField(parameters: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = parameters.getAll(name);
  if (more.length > 0) throw servicekontoError('servicekonto.request.form');
  return value;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A message in a field of a form (SAML Bindings, section 3.5.4): base64, in lines or not. */
export function postedMessage(parameters: URLSearchParams, name: 'SAMLResponse' | 'SAMLRequest'): XmlElement {
  const encoded = (onlyField(parameters, name) ?? '').replace(/[ \t\r\n]+/g, '');
  if (encoded === '' || encoded.length > longestMessage) throw invalid('xml');
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) throw invalid('xml');
  let text: string;
  try {
    text = decoder.decode(Buffer.from(encoded, 'base64'));
  } catch {
    throw invalid('xml');
  }
  return parseXml(text);
}
