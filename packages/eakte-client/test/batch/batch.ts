import { type Verdict, verdictOfAll } from '@rathaus/client-core/findings';
import { reportText } from '@rathaus/client-core/texts';
import { writeContainer } from '../../src/package/index.ts';
import {
  type BatchFile,
  type BatchItem,
  type CheckFilesOptions,
  checkFiles,
  type FileReport,
  type ProcedureReport,
  type TransferReport,
} from '../../src/report/index.ts';
import { type SampleMessage, type SampleProcedureOptions, sampleProcedure } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { writeMessageText, type XdomeaVersion } from '../../src/xdomea/index.ts';

/** Long after the retention of the samples has ended. */
export const clock = () => Date.parse('2032-06-01T12:00:00Z');

/** A message packed with its files, and changed on the way. */
export async function packed(
  { message, names, files }: SampleMessage,
  version: XdomeaVersion,
  edit: (xml: string) => string = (xml) => xml,
): Promise<{ source: Uint8Array; fileName: string; messageType: string }> {
  const xml = edit(await writeMessageText(message, { version }));
  const { stream } = writeContainer({
    message: { name: names.message, content: () => [Buffer.from(xml)] },
    files,
  });
  const source = new Uint8Array(await new Response(stream).arrayBuffer());
  return { source, fileName: names.container, messageType: message.messageType };
}

/** The packages of a procedure, by type. */
export async function procedure(options: SampleProcedureOptions): Promise<Map<string, BatchFile>> {
  const list = new Map<string, BatchFile>();
  for (const one of sampleProcedure(options)) {
    const { messageType, ...file } = await packed(one, options.version);
    list.set(messageType, file);
  }
  return list;
}

/** All that a batch gives. */
export async function checked(files: Iterable<BatchFile>, options: CheckFilesOptions = {}) {
  const items: BatchItem[] = [];
  for await (const item of checkFiles(files, { clock, outline: false, body: false, ...options }))
    items.push(item);
  const of = <Type extends BatchItem['type']>(type: Type) =>
    items.filter((item): item is Extract<BatchItem, { type: Type }> => item.type === type);
  const groups = of('group').map(({ report }) => report as TransferReport | ProcedureReport);
  const reports = of('file').map(({ report }) => report as FileReport);
  const verdict = verdictOfAll(
    items.map((item): Verdict => (item.type === 'fault' ? 'not-judged' : item.report.verdict)),
  );
  return { items, groups, reports, verdict, faults: of('fault') };
}

/** Rule and fault of each finding. */
export const foundIn = ({ findings }: Pick<FileReport, 'findings'>) =>
  findings.map(({ rule, severity, values }) => [rule, (values.fault as { term?: string })?.term, severity]);

/** The report as a person reads it. */
export const said = (report: TransferReport | ProcedureReport, mask = false) =>
  reportText(report, catalogue, { language: 'de', mask });
