/**
 * One measurement in a process of its own, so that memory is that of the contender alone. Prints JSON.
 * `node contender.ts rathaus FILE|-`, `… structure FILE`, `… libxml2-wasm FILE SCHEMA`, `… fast-xml-parser FILE`
 */
import { openSync, readFileSync, readSync } from 'node:fs';
import { checkMessage } from '@rathaus/eakte-client/xdomea';

const [, , contender, file, schema] = process.argv;

/** Reads into one buffer again and again: the check has decoded a piece before it asks for the next. */
function* pieces(path: string): Generator<Uint8Array> {
  const descriptor = path === '-' ? 0 : openSync(path, 'r');
  const buffer = new Uint8Array(1 << 16);
  for (;;) {
    let size = 0;
    try {
      size = readSync(descriptor, buffer, 0, buffer.length, null);
    } catch (error) {
      if ((error as { code?: string }).code === 'EAGAIN') continue;
      throw error;
    }
    if (size === 0) return;
    yield buffer.subarray(0, size);
  }
}

const before = performance.now();
let valid = false;
let documents = 0;
if (contender === 'rathaus' || contender === 'structure') {
  const report = await checkMessage(pieces(file!), contender === 'structure' ? { rules: [] } : {});
  valid = report.counts.error === 0;
  documents = report.objects.dokumente;
} else if (contender === 'libxml2-wasm') {
  const { XmlDocument, XsdValidator, xmlRegisterInputProvider } = await import('libxml2-wasm');
  const { readFileSync: read } = await import('node:fs');
  const descriptors = new Map<number, { bytes: Uint8Array; at: number }>();
  xmlRegisterInputProvider({
    match: () => true,
    open(name) {
      const id = descriptors.size + 1;
      descriptors.set(id, { bytes: read(new URL(name, 'file:///')), at: 0 });
      return id;
    },
    read(id, into) {
      const open = descriptors.get(id)!;
      const part = open.bytes.subarray(open.at, open.at + into.length);
      into.set(part);
      open.at += part.length;
      return part.length;
    },
    close: (id) => descriptors.delete(id),
  });
  using xsd = XmlDocument.fromBuffer(readFileSync(schema!), { url: schema! });
  using validator = XsdValidator.fromDoc(xsd);
  using document = XmlDocument.fromBuffer(readFileSync(file!));
  validator.validate(document);
  valid = true;
} else {
  const { XMLParser } = await import('fast-xml-parser');
  const parsed: unknown = new XMLParser({ ignoreAttributes: false }).parse(readFileSync(file!));
  valid = typeof parsed === 'object';
}
const milliseconds = performance.now() - before;
const { user, system } = process.cpuUsage();
const rss = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1000, valid, documents, rss }));
