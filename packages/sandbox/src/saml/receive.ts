import { inflateRawSync } from 'node:zlib';

/** A message as it came by one of the two bindings. */
export interface ReceivedMessage {
  readonly binding: 'post' | 'redirect';
  readonly xml: string;
  readonly relayState: string | undefined;
  /** Redirect only: what the signature is made over, and the signature. */
  readonly query?:
    | { readonly octets: string; readonly algorithm: string; readonly signature: string }
    | undefined;
}

/** Characters of a posted or linked message in Base64. */
const maximumMessage = 256 * 1024;
/** Bytes after inflating: a small message must not fill the memory. */
const maximumInflated = 192 * 1024;
/** SAML Bindings, section 3.4.3 and 3.5.3: 80 bytes; real services take more. */
const maximumRelayState = 1024;

type Parameter = 'SAMLRequest' | 'SAMLResponse';

/** Reads a form of the POST binding (SAML Bindings, section 3.5); undefined when it cannot be read. */
export function receivePost(form: URLSearchParams, parameter: Parameter): ReceivedMessage | undefined {
  const [message, ...more] = form.getAll(parameter);
  const relayState = form.get('RelayState') ?? undefined;
  if (message === undefined || more.length > 0 || message.length > maximumMessage) return undefined;
  if ((relayState ?? '').length > maximumRelayState) return undefined;
  const xml = textOf(bytesOf(message));
  return xml === undefined ? undefined : { binding: 'post', xml, relayState };
}

/** Reads a query string of the Redirect binding with DEFLATE (SAML Bindings, section 3.4.4.1). */
export function receiveRedirect(query: string, parameter: Parameter): ReceivedMessage | undefined {
  const raw = new Map<string, string>();
  for (const pair of query.replace(/^\?/, '').split('&')) {
    const [name = '', value = ''] = [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)];
    // A name that comes twice would mean one thing for the signature and another for the reader.
    if (raw.has(name)) return undefined;
    raw.set(name, value);
  }
  const message = decoded(raw.get(parameter));
  const relayState = decoded(raw.get('RelayState'));
  const encoding = decoded(raw.get('SAMLEncoding'));
  if (message === undefined || message.length > maximumMessage) return undefined;
  if ((relayState ?? '').length > maximumRelayState) return undefined;
  if (encoding !== undefined && encoding !== 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE')
    return undefined;
  const xml = inflated(bytesOf(message));
  if (xml === undefined) return undefined;
  const signature = decoded(raw.get('Signature'));
  const algorithm = decoded(raw.get('SigAlg'));
  if (signature === undefined || algorithm === undefined) return { binding: 'redirect', xml, relayState };
  const octets = [parameter, 'RelayState', 'SigAlg']
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name)}`)
    .join('&');
  return { binding: 'redirect', xml, relayState, query: { octets, algorithm, signature } };
}

function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}

/** Base64, line breaks allowed. */
function bytesOf(message: string): Buffer | undefined {
  const compact = message.replace(/\s/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : undefined;
}

function textOf(bytes: Buffer | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function inflated(bytes: Buffer | undefined): string | undefined {
  try {
    return bytes && textOf(inflateRawSync(bytes, { maxOutputLength: maximumInflated }));
  } catch {
    return undefined;
  }
}
