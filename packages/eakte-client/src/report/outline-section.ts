import type { ReportSection } from '@rathaus/client-core/report';
import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language, Mask } from '@rathaus/client-core/texts';
import { describeNode, hiddenText, outlineTexts } from '../texts/outline.ts';
import type { Hidden, Outline, OutlineNode } from './outline.ts';

interface Context {
  readonly language: Language;
  readonly mask: Mask;
  /** Whether the branches begin unfolded. */
  readonly open: boolean;
}

/** The records of a message as a section of the report page. */
export const outlineSection = (outline: Outline): ReportSection => ({
  id: 'inhalt',
  title: outlineTexts.title,
  *render({ language, mask }) {
    // Folded when it is long, so that nobody scrolls past thousands of records.
    const context: Context = { language, mask, open: outline.shown <= 60 };
    yield `<details${context.open ? ' open' : ''}><summary>${e(outlineTexts.note[language])}</summary>\n<ul class="tree">\n`;
    for (const node of outline.roots) yield renderNode(node, context);
    yield `${hiddenItem(outline.hidden, language)}</ul></details>\n`;
  },
});

function renderNode(node: OutlineNode, context: Context): string {
  const { language, mask, open } = context;
  const { kind, title, facts, files } = describeNode(node, mask);
  const head = `<span class="kind">${e(kind)}</span> ${e(title[language])}`;
  const details = [
    ...facts.map(({ label, value }) => `<span>${e(label[language])}: ${e(value[language])}</span>`),
    ...files.map((file) => `<span><code>${e(file)}</code></span>`),
  ];
  const meta = details.length > 0 ? `<p class="meta">${details.join(' ')}</p>` : '';
  const hidden = hiddenItem(node.hidden, language);
  if (node.children.length === 0 && hidden === '') return `<li>${head}${meta}</li>\n`;
  const children = node.children.map((child) => renderNode(child, context)).join('');
  return `<li><details${open ? ' open' : ''}><summary>${head}</summary>${meta}\n<ul>\n${children}${hidden}</ul></details></li>\n`;
}

function hiddenItem(hidden: Hidden, language: Language): string {
  const said = hiddenText(hidden);
  return said ? `<li class="muted">${e(said[language])}</li>\n` : '';
}
