import { escapeHtml } from '../../page/page.ts';
import type { Block, Row } from './block.ts';

const style = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid #111; } h3 { margin-bottom: .25rem; }
.notice { border: 3px solid #111; padding: .5rem 1rem; background: #fff8e1; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
tr.good td:first-child { border-left: .4rem solid #1b5e20; }
tr.bad td:first-child { border-left: .4rem solid #b00020; } tr.bad td { font-weight: 600; }
tr.open td:first-child { border-left: .4rem solid #8a5a00; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; }
  @page { size: A4; margin: 18mm 15mm; }
  .scroll { overflow: visible; } table { font-size: 8pt; } thead { display: table-header-group; }
  tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; } .notice { break-inside: avoid; background: none; }
}`;

/** A page that needs nothing else, also on paper. */
export function htmlReport(blocks: readonly Block[]): string {
  const title = blocks.find((block) => block.kind === 'heading');
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title?.kind === 'heading' ? title.text : 'Bericht')}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map(htmlOf).join('\n')}
</main>
</body>
</html>
`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'notice':
      return `<section class="notice" aria-labelledby="hinweis"><h2 id="hinweis">${escapeHtml(block.title)}</h2>${block.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</section>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<div class="scroll" role="region" aria-label="${escapeHtml(block.caption)}" tabindex="0"><table><caption>${escapeHtml(block.caption)}</caption><thead><tr>${block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows.map(rowOf).join('')}</tbody></table></div>`;
  }
}

const rowOf = ({ cells, tone }: Row): string =>
  `<tr${tone === undefined ? '' : ` class="${tone}"`}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
