import { basename } from 'node:path';
import { createMask, type Mask, reportJson, viewReport } from '@rathaus/client-core/texts';
import { checkFile, type FileReport, type Hidden, type OutlineNode } from '@rathaus/eakte-client/report';
import {
  bodyTitle,
  catalogue,
  type DescribedBodyNode,
  describeBody,
  describeNode,
  hiddenText,
  outlineTexts,
} from '@rathaus/eakte-client/texts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported } from '../../program/failures.ts';
import { progressOn } from '../../program/progress.ts';
import { onFile } from './failure-rules.ts';
import { officeDocumentText } from './office-document.ts';
import { showAsPage } from './show-page.ts';

export interface ShowOptions {
  json?: boolean;
  mask?: boolean;
  max?: string;
  html?: string;
  force?: boolean;
}

/**
 * `rathaus eakte show FILE`: what a message says — header, body of every kind of message, records as a tree. Says nothing
 * about whether it is right.
 */
export function show(file: string, options: ShowOptions, context: Context): Promise<void> {
  const { terminal, text } = context;
  const work = async () => {
    const document = await officeDocumentText(file, terminal.signal);
    if (document) {
      if (options.json) context.json({ kind: 'cli.file', title: document });
      else context.say(text(document));
      return context.exit(exitCodes.notJudged);
    }
    if (options.html !== undefined) return showAsPage(file, { ...options, html: options.html }, context);
    const maxNodes = Math.max(1, Number.parseInt(options.max ?? '500', 10) || 500);
    const progress = progressOn(terminal, options.json !== true);
    const report = await checkFile(file, {
      clock: terminal.clock,
      signal: terminal.signal,
      allowTest: true,
      outline: { maxNodes, maxChildren: maxNodes },
      body: { maxNodes, maxEntries: maxNodes },
      onProgress: (step) => progress.show(text({ de: 'Wird gelesen', en: 'Reading' }), step),
    }).finally(() => progress.end());
    const mask = createMask(catalogue, { mask: options.mask });
    if (options.json) context.json(outlineJson(report, mask, options));
    else printOutline(report, mask, { file, ...options }, context);
    if (report.rootName === undefined) context.exit(exitCodes.findings);
  };
  return reported(context, work, onFile(file, 'show'));
}

/** What the message says: facts of its header, its body and every record as it is shown. */
function outlineJson(report: FileReport, mask: Mask, options: ShowOptions) {
  const { kind, name, facts } = reportJson(report, catalogue, { mask: options.mask });
  const shown = (node: OutlineNode): object => ({
    ...describeNode(node, mask),
    id: node.id === undefined ? undefined : mask.word(node.id),
    line: node.line,
    children: node.children.map(shown),
    hidden: node.hidden,
  });
  const { roots = [], hidden } = report.outline ?? {};
  const { role, messageType } = report;
  const body = report.body && describeBody(report.body, mask);
  return { kind, name, messageType, role, facts, body, outline: { roots: roots.map(shown), hidden } };
}

function printOutline(
  report: FileReport,
  mask: Mask,
  options: ShowOptions & { file: string },
  context: Context,
): void {
  const { text, say } = context;
  if (report.rootName === undefined) {
    say(
      text({
        de: 'Die Datei enthält keine lesbare xdomea-Nachricht.',
        en: 'The file holds no readable xdomea message.',
      }),
    );
    const named = options.mask ? mask.fileName(basename(options.file)) : options.file;
    say(`${text({ de: 'Nächster Schritt', en: 'Next step' })}: rathaus eakte check ${named}`);
    return;
  }
  for (const { label, value, about } of viewReport(report, catalogue, { mask: options.mask }).facts) {
    if (about === 'content') say(`${text(label)}: ${text(value)}`);
  }
  if (report.body) printBody(describeBody(report.body, mask), context);
  if (report.outline) {
    say('');
    say(text(outlineTexts.title));
  }
  const walk = (node: OutlineNode, indent: string) => {
    const { kind, title, facts, files } = describeNode(node, mask);
    const extra = [...facts.map(({ label, value }) => `${text(label)} ${text(value)}`), ...files];
    say(`${indent}${kind} ${text(title)}${extra.length > 0 ? ` (${extra.join('; ')})` : ''}`);
    for (const child of node.children) walk(child, `${indent}  `);
    sayHidden(node.hidden, `${indent}  `);
  };
  const sayHidden = (hidden: Hidden, indent: string) => {
    const rest = hiddenText(hidden);
    if (rest) say(`${indent}${text(rest)}`);
  };
  for (const root of report.outline?.roots ?? []) walk(root, '');
  if (report.outline) sayHidden(report.outline.hidden, '');
}

function printBody(nodes: readonly DescribedBodyNode[], { text, say }: Context): void {
  say('');
  say(text(bodyTitle));
  const walk = ({ label, value, children }: DescribedBodyNode, indent: string): void => {
    say(value === undefined ? `${indent}${text(label)}` : `${indent}${text(label)}: ${text(value)}`);
    for (const child of children) walk(child, `${indent}  `);
  };
  for (const node of nodes) walk(node, '  ');
}
