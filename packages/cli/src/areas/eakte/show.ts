import { checkFile, maskReport, type OutlineNode, reportTexts } from '@rathaus/eakte-client/report';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';
import { reported } from './failures.ts';
import { progressOn } from './progress.ts';

export interface ShowOptions {
  json?: boolean;
  mask?: boolean;
  max?: string;
}

/** `rathaus eakte show FILE`: the records of a message as a tree. */
export function show(file: string, options: ShowOptions, context: Context): Promise<void> {
  const { terminal, language, text } = context;
  const t = reportTexts[language];
  return reported(context, file, async () => {
    const maxNodes = Math.max(1, Number.parseInt(options.max ?? '500', 10) || 500);
    const progress = progressOn(terminal, options.json !== true);
    const report = await checkFile(file, {
      now: terminal.now(),
      signal: terminal.signal,
      production: false,
      outline: { maxNodes, maxChildren: maxNodes },
      onProgress: ({ bytes, total }) =>
        progress.show(text({ de: 'Wird gelesen', en: 'Reading' }), total > 0 ? bytes / total : undefined),
    }).finally(() => progress.end());
    const shown = options.mask ? maskReport(report) : report;
    if (options.json) {
      terminal.out(`${JSON.stringify({ ...shown, groups: undefined })}\n`);
      return;
    }
    const number = (value: number) => new Intl.NumberFormat(language).format(value);
    const say = (line: string) => terminal.out(`${line.replace(/\p{Cc}/gu, '\ufffd')}\n`);
    if (shown.rootName === undefined) {
      say(
        text({
          de: 'Die Datei enthält keine lesbare xdomea-Nachricht.',
          en: 'The file holds no readable xdomea message.',
        }),
      );
      say(`${t.nextLabel}: rathaus eakte check ${file}`);
      context.exit(exitCodes.findings);
      return;
    }
    say(`${t.message}: ${shown.rootName}, xdomea ${shown.version ?? '?'}`);
    if (shown.prozessId !== undefined) say(`${t.process}: ${shown.prozessId}`);
    say(`${t.content}: ${t.objects({ ...shown.objects, files: shown.files }, number)}`);
    const walk = (node: OutlineNode, indent: string) => {
      const deadline = node.facts.aufbewahrungsende ?? node.facts.datum;
      const extra = [node.facts.kennzeichen, deadline, ...node.files.map((file) => file.name)].filter(
        Boolean,
      );
      say(
        `${indent}${t.kinds[node.kind]} ${node.title ?? node.id ?? t.untitled}${extra.length > 0 ? ` (${extra.join('; ')})` : ''}`,
      );
      for (const child of node.children) walk(child, `${indent}  `);
      tellHidden(node.hidden, `${indent}  `);
    };
    const tellHidden = (hidden: OutlineNode['hidden'], indent: string) => {
      if (hidden.akten + hidden.vorgaenge + hidden.dokumente > 0) say(`${indent}${t.hidden(hidden, number)}`);
    };
    for (const root of shown.outline?.roots ?? []) walk(root, '');
    if (shown.outline) tellHidden(shown.outline.hidden, '');
  });
}
