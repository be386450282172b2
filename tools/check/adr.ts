import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = 'docs/adr';
const INDEX = 'README.md';
const FILE = /^(\d{4})-[a-z0-9-]+\.md$/;
const HEADER = /^# (\d{4}) (.+)\n\n- Status: (.+)\n- Date: \d{4}-\d{2}-\d{2}\n- Area: (\S.*)\n\n/;
const STATUS = /^(accepted|proposed|superseded by \[(\d{4})\]\(\2-[a-z0-9-]+\.md\))$/;
const SECTIONS = ['## Context\n', '## Decision\n', '## Consequences\n'];

interface Decision {
  readonly number: string;
  readonly file: string;
  readonly title: string;
  readonly area: string;
  readonly status: string;
}

/** Decisions whose header is not the one of all, double numbers, links to nothing, and an index that says otherwise. */
export function adrFindings(root: string): string[] {
  const folder = join(root, FOLDER);
  const files = readdirSync(folder).filter((name) => name !== INDEX);
  const found: string[] = [];
  const numbers = new Map<string, string>();
  for (const file of files) {
    const path = `${FOLDER}/${file}`;
    const text = readFileSync(join(folder, file), 'utf8');
    const number = FILE.exec(file)?.[1];
    if (!number) found.push(`${path}: the name is not NNNN-title.md`);
    else if (numbers.has(number)) found.push(`${path}: ${numbers.get(number)} has the same number`);
    else numbers.set(number, file);
    const header = HEADER.exec(text);
    if (!header) {
      found.push(`${path}: the header is not "# NNNN Title", then "- Status:", "- Date:" and "- Area:"`);
    } else {
      if (header[1] !== number) found.push(`${path}: the title has another number`);
      if (!STATUS.test(header[3]!))
        found.push(
          `${path}: "${header[3]}" is no status: accepted, proposed or superseded by [NNNN](NNNN-title.md)`,
        );
    }
    const places = SECTIONS.map((section) => text.indexOf(section));
    if (places.some((place, index) => place < 0 || place < (places[index - 1] ?? 0)))
      found.push(`${path}: the sections are not Context, Decision, Consequences`);
    for (const [, link] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (!/^[a-z]+:/.test(link!) && !existsSync(join(folder, dirname(file), link!)))
        found.push(`${path}: links to ${link}, which does not exist`);
    }
  }
  const index = join(folder, INDEX);
  if (!existsSync(index) || readFileSync(index, 'utf8') !== adrIndex(root))
    found.push(`${FOLDER}/${INDEX} is not the index of these files. Fix: node tools/generate/adr-index.ts`);
  return found;
}

/** The text of `docs/adr/README.md`: every decision by number. */
export function adrIndex(root: string): string {
  const folder = join(root, FOLDER);
  const decisions = readdirSync(folder)
    .filter((name) => FILE.test(name))
    .sort()
    .map((file): Decision => {
      const [, number = file.slice(0, 4), title = '', status = '', area = ''] =
        HEADER.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
      return { number, file, title, area, status };
    });
  const rows = decisions.map(
    ({ number, file, title, area, status }) =>
      `| [${number}](${file}) | ${title.replaceAll('|', '\\|')} | ${area} | ${status} |`,
  );
  return `# Decisions

One file a decision: what was the matter, what was decided, what follows. A decision that no longer holds is kept and names the one that took its place. Made by \`node tools/generate/adr-index.ts\`, checked by \`npm run check -- adr\`.

| number | decision | area | status |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
