import { type ScanHandler, textMode, XmlFault, XmlScanner } from '@rathaus/client-core/xml';

/** One resource of an answer to PROPFIND. */
export interface DavResource {
  /** As the server wrote it: an absolute path or address, percent-encoded. */
  readonly href: string;
  readonly isCollection: boolean;
  /** Bytes; undefined when the server does not say it. */
  readonly size: number | undefined;
  /** Milliseconds since 1970; undefined when the server does not say it. */
  readonly modifiedAt: number | undefined;
}

/** multistatus, response, propstat, prop, property and what servers put into properties. No entity, no DTD: the scanner refuses them. */
const limits = { depth: 16, markup: 65_536, attributes: 64 };
const mostResources = 100_000;
/** Elements of an answer; servers write about twelve for a resource. Small ones cost far more time than their bytes say. */
const mostElements = 2_000_000;
const dav = 'DAV:';

type Draft = { -readonly [Member in keyof DavResource]: DavResource[Member] };
const emptyDraft = (): Draft => ({ href: '', isCollection: false, size: undefined, modifiedAt: undefined });

/** An open element, and the prefixes that it declares. */
interface Open {
  /** The names from the root, `multistatus/response/href`. Foreign elements have none, so nothing below them is taken. */
  readonly place: string;
  readonly prefixes: ReadonlyMap<string, string> | undefined;
  text: string;
}

/** Reads an answer to PROPFIND in pieces, so that the caller may do something else between two of them. */
export interface MultistatusReader {
  /** The next piece of the text. `false`: this is no answer any more, whatever follows. */
  write(text: string): boolean;
  /** All resources; undefined for everything that is no complete `DAV:multistatus`. */
  end(): DavResource[] | undefined;
}

/**
 * Reads the answer of a server to PROPFIND (RFC 4918, section 13). Undefined for everything that is no complete
 * `DAV:multistatus`: a page of a proxy, an answer that was cut off. Properties count when their status is 2xx or left out;
 * resources with a status of their own that is no 2xx are left out, unknown elements are skipped.
 */
export function createMultistatusReader(): MultistatusReader {
  const reader = createReader(() => declaredBy(scanner));
  const scanner: XmlScanner = new XmlScanner(reader.handler, limits);
  let isGood = true;
  const attempt = (work: () => void): boolean => {
    if (!isGood) return false;
    try {
      work();
    } catch (error) {
      isGood = false;
      if (!(error instanceof XmlFault || error instanceof TooMany)) throw error;
    }
    return isGood;
  };
  return {
    write: (text) => attempt(() => scanner.write(text)),
    end: () => (attempt(() => scanner.end()) ? reader.result() : undefined),
  };
}

/** As `createMultistatusReader`, for a text that is there. */
export function readMultistatus(text: string): DavResource[] | undefined {
  const reader = createMultistatusReader();
  reader.write(text);
  return reader.end();
}

class TooMany extends Error {}

/** Prefixes that the tag which was just read declares. */
function declaredBy(scanner: XmlScanner): ReadonlyMap<string, string> | undefined {
  let own: Map<string, string> | undefined;
  for (let index = 0; index < scanner.attributeCount; index += 1) {
    const name = scanner.attributeNames[index];
    const value = scanner.attributeValues[index];
    if (!name || value === undefined) continue;
    if (name.text !== 'xmlns' && name.prefix !== 'xmlns') continue;
    own ??= new Map();
    own.set(name.text === 'xmlns' ? '' : name.local, value);
  }
  return own;
}

function createReader(declared: () => ReadonlyMap<string, string> | undefined) {
  const open: Open[] = [];
  const resources: DavResource[] = [];
  let isMultistatus = false;
  let elements = 0;
  let response = emptyDraft();
  let responseStatus = '';
  let props = emptyDraft();
  let propsStatus = '';

  const namespaceOf = (prefix: string): string | undefined => {
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const uri = open[index]?.prefixes?.get(prefix);
      if (uri !== undefined) return uri;
    }
    return undefined;
  };

  const begin = (where: string): void => {
    if (where === 'multistatus/response') {
      response = emptyDraft();
      responseStatus = '';
    } else if (where === 'multistatus/response/propstat') {
      props = emptyDraft();
      propsStatus = '';
    } else if (where === 'multistatus/response/propstat/prop/resourcetype/collection')
      props.isCollection = true;
  };

  const end = (where: string, text: string): void => {
    const value = text.trim();
    switch (where) {
      case 'multistatus/response/href':
        response.href ||= value;
        break;
      case 'multistatus/response/status':
        responseStatus = value;
        break;
      case 'multistatus/response/propstat/status':
        propsStatus = value;
        break;
      case 'multistatus/response/propstat/prop/getcontentlength':
        props.size = /^\d{1,15}$/.test(value) ? Number(value) : undefined;
        break;
      case 'multistatus/response/propstat/prop/getlastmodified':
        props.modifiedAt = timeOf(value);
        break;
      case 'multistatus/response/propstat':
        if (isGood(propsStatus)) response = merged(response, props);
        break;
      case 'multistatus/response':
        if (response.href !== '' && isGood(responseStatus)) {
          if (resources.length === mostResources) throw new TooMany();
          resources.push(response);
        }
        break;
      default:
    }
  };

  const handler: ScanHandler = {
    mode: textMode.collect,
    open(name) {
      elements += 1;
      if (elements > mostElements) throw new TooMany();
      const prefixes = declared();
      const namespace = prefixes?.get(name.prefix) ?? namespaceOf(name.prefix);
      const parent = open.at(-1)?.place;
      const own = namespace === dav ? name.local : '?';
      const place = parent === undefined ? own : `${parent}/${own}`;
      open.push({ place, prefixes, text: '' });
      if (open.length === 1) isMultistatus = place === 'multistatus';
      begin(place);
    },
    text(piece) {
      const element = open.at(-1);
      if (element && element.text.length < 8192) element.text += piece;
    },
    close() {
      const element = open.pop();
      if (element) end(element.place, element.text);
    },
    stray: () => undefined,
  };
  return {
    handler,
    result: () => (isMultistatus ? resources : undefined),
  };
}

const merged = (response: Draft, props: Draft): Draft => ({
  href: response.href,
  isCollection: response.isCollection || props.isCollection,
  size: response.size ?? props.size,
  modifiedAt: response.modifiedAt ?? props.modifiedAt,
});

const isGood = (status: string): boolean => status === '' || /^HTTP\/\d(?:\.\d)? 2\d\d(?: |$)/.test(status);

function timeOf(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
