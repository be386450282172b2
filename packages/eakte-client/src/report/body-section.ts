import type { ReportSection } from '@rathaus/client-core/report';
import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language } from '@rathaus/client-core/texts';
import {
  allEntriesText,
  bodyTitle,
  type DescribedBodyNode,
  describeBody,
  moreEntriesText,
} from '../texts/body.ts';
import type { MessageBody } from './body.ts';
import type { Outline } from './outline.ts';
import { fits, type Room } from './room.ts';

const maxBytes = 800_000;
/** Entries that are shown unfolded. */
const openEntries = 120;

/** What a message says beside its records, as a section of the report page. */
export const bodySection = (body: MessageBody, records?: Outline): ReportSection => ({
  id: 'nachricht',
  title: bodyTitle,
  *render({ language, mask }) {
    const room: Room = { bytes: maxBytes };
    const nodes = describeBody(body, mask, { records });
    const entries = countOf(nodes);
    const folded = entries > openEntries;
    if (folded) yield `<details><summary>${e(allEntriesText(entries)[language])}</summary>\n`;
    yield `<ul class="tree">\n${renderNodes(nodes, language, room)}</ul>\n`;
    if (folded) yield '</details>\n';
  },
});

const countOf = (nodes: readonly DescribedBodyNode[]): number =>
  nodes.reduce((sum, { children }) => sum + 1 + countOf(children), 0);

function renderNodes(nodes: readonly DescribedBodyNode[], language: Language, room: Room): string {
  const pieces: string[] = [];
  for (const [index, { label, value, children }] of nodes.entries()) {
    const said = value === undefined ? '' : `: ${e(value[language])}`;
    const head = `<li><span class="kind">${e(label[language])}</span>${said}`;
    if (!fits(room, head)) {
      pieces.push(`<li class="muted">${e(moreEntriesText(nodes.length - index)[language])}</li>\n`);
      break;
    }
    pieces.push(head);
    if (children.length > 0) pieces.push(`\n<ul>\n${renderNodes(children, language, room)}</ul>`);
    pieces.push('</li>\n');
  }
  return pieces.join('');
}
