import { parseContainerName } from '../package/container-name.ts';
import type { FileReport } from './file-report.ts';
import type { FindingPlace } from './finding-groups.ts';
import { type OutlineNode, personalFacts } from './outline.ts';

/**
 * The report without names, subjects, references and file names, so that it can be sent to a vendor.
 * Kinds, ids, lines, paths, dates and rules stay: they are what a vendor needs to find the fault.
 */
export function maskReport(report: FileReport): FileReport {
  const { outline } = report;
  const name =
    report.name !== undefined && parseContainerName(report.name) === undefined
      ? extension(report.name)
      : report.name;
  return {
    ...report,
    name,
    groups: report.groups.map((group) => ({ ...group, places: group.places.map(maskPlace) })),
    ...(outline ? { outline: { ...outline, roots: outline.roots.map(maskNode) } } : {}),
  };
}

/** Messages go as a whole: they quote values. The title of the rule says what is wrong. */
function maskPlace({ message: _message, object, file, ...place }: FindingPlace): FindingPlace {
  return {
    ...place,
    ...(object
      ? { object: { kind: object.kind, ...(object.id === undefined ? {} : { id: object.id }) } }
      : {}),
    ...(file === undefined ? {} : { file: maskFile(file) }),
  };
}

function maskNode({ title: _title, ...node }: OutlineNode): OutlineNode {
  const facts = Object.entries(node.facts).filter(
    ([key]) => !personalFacts.has(key as keyof OutlineNode['facts']),
  );
  return {
    ...node,
    facts: Object.fromEntries(facts),
    files: node.files.map((file) => ({ ...file, name: maskFile(file.name) })),
    children: node.children.map(maskNode),
  };
}

const uuidStart = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The UUID in front and the extension say enough to find the file. */
function maskFile(name: string): string {
  return `${uuidStart.exec(name)?.[0] ?? ''}${extension(name)}`;
}

function extension(name: string): string {
  return `…${/\.[a-z0-9]{1,6}$/i.exec(name)?.[0] ?? ''}`;
}
