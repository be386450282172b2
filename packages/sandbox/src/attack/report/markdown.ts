import type { Block } from './block.ts';

/** Markdown (CommonMark with tables). */
export function markdownReport(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOf).join('\n\n')}\n`;
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'notice':
      return [`> **${escaped(block.title)}**`, ...block.lines.map((line) => `>\n> ${escaped(line)}`)].join(
        '\n',
      );
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
      const rule = `| ${block.head.map(() => '---').join(' | ')} |`;
      return [
        `**${escaped(block.caption)}**\n`,
        line(block.head),
        rule,
        ...block.rows.map(({ cells }) => line(cells)),
      ].join('\n');
    }
  }
}

/** Text of the service, its paths for example, must not become markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}
