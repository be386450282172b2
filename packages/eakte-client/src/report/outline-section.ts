import type { ReportSection } from '@rathaus/client-core/report';
import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language, Mask } from '@rathaus/client-core/texts';
import { describeNode, hiddenText, outlineTexts } from '../texts/outline.ts';
import type { ObjectKind } from '../xdomea/finding/place.ts';
import type { Hidden, Outline, OutlineNode } from './outline.ts';
import { fits, type Room } from './room.ts';

interface Context {
  readonly language: Language;
  readonly mask: Mask;
  /** Whether the branches begin unfolded. */
  readonly open: boolean;
  readonly room: Room;
}

const maxBytes = 1_200_000;

/** The records of a message as a section of the report page. */
export const outlineSection = (outline: Outline): ReportSection => ({
  id: 'inhalt',
  title: outlineTexts.title,
  *render({ language, mask }) {
    // Folded when it is long, so that readers need not scroll past thousands of records.
    const context: Context = { language, mask, open: outline.shown <= 60, room: { bytes: maxBytes } };
    yield `<details${context.open ? ' open' : ''}><summary>${e(outlineTexts.note[language])}</summary>\n<ul class="tree">\n`;
    yield renderNodes(outline.roots, outline.hidden, context);
    yield '</ul></details>\n';
  },
});

/** Records of one parent, as far as there is room, and the number of the others. */
function renderNodes(nodes: readonly OutlineNode[], hidden: Hidden, context: Context): string {
  const pieces: string[] = [];
  const rest = { ...hidden };
  for (const node of nodes) {
    const { head, meta } = headOf(node, context);
    if (fits(context.room, head + meta)) pieces.push(renderNode(node, head, meta, context));
    else addTo(rest, node);
  }
  const said = hiddenText(rest);
  if (said) pieces.push(`<li class="muted">${e(said[context.language])}</li>\n`);
  return pieces.join('');
}

function headOf(node: OutlineNode, { language, mask }: Context): { head: string; meta: string } {
  const { kind, title, facts, files } = describeNode(node, mask);
  const details = [
    ...facts.map(({ label, value }) => `<span>${e(label[language])}: ${e(value[language])}</span>`),
    ...files.map((file) => `<span><code>${e(file)}</code></span>`),
  ];
  return {
    head: `<span class="kind">${e(kind)}</span> ${e(title[language])}`,
    meta: details.length > 0 ? `<p class="meta">${details.join(' ')}</p>` : '',
  };
}

function renderNode(node: OutlineNode, head: string, meta: string, context: Context): string {
  const children = renderNodes(node.children, node.hidden, context);
  if (children === '') return `<li>${head}${meta}</li>\n`;
  return `<li><details${context.open ? ' open' : ''}><summary>${head}</summary>${meta}\n<ul>\n${children}</ul></details></li>\n`;
}

const counterOf: Readonly<Record<ObjectKind, keyof Hidden>> = {
  Akte: 'akten',
  Teilakte: 'akten',
  Vorgang: 'vorgaenge',
  Teilvorgang: 'vorgaenge',
  Dokument: 'dokumente',
};

/** Counts a record that is not shown, with all below it. */
function addTo(hidden: Hidden, { kind, children, hidden: below }: OutlineNode): void {
  hidden[counterOf[kind]]++;
  for (const counter of ['akten', 'vorgaenge', 'dokumente'] as const) hidden[counter] += below[counter];
  for (const child of children) addTo(hidden, child);
}
