import type { Finding } from '@rathaus/client-core/findings';
import { describe, expect, it, vi } from 'vitest';
import { OutlineCollector, renderReport } from '../../src/report/index.ts';
import type { MessageContext, RuleObject, RuleVisitor } from '../../src/xdomea/index.ts';
import { sampleReport } from './sample-report.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const mark = { line: 1_000_000, column: 99, path: '' };

function record(kind: RuleObject['kind'], index: number, parent: RuleObject | undefined): RuleObject {
  const id = `3f1c0a52-7b1d-4f7e-9a52-${String(index).padStart(12, '0')}`;
  const title = `Sehr langer Betreff ${index} `.repeat(40);
  const data = {
    kind: kind === 'Dokument' ? ('Dokument' as const) : ('Akte' as const),
    identifikation: { id },
    allgemeineMetadaten: { betreff: title, kennzeichen: `${index}/`.repeat(60) },
    aussonderungsmetadaten: { aufbewahrungsdauer: { anzahlJahre: 10 }, aussonderungsart: { code: 'B' } },
  };
  return {
    kind,
    id,
    title,
    element: kind,
    level: parent ? parent.level + 1 : 1,
    parent,
    mark,
    data,
  };
}

function fill(visitor: RuleVisitor, akten: number, documents: number): void {
  for (let index = 0; index < akten; index++) {
    const akte = record('Akte', index, undefined);
    visitor.enter!(akte);
    for (let number = 0; number < documents; number++) {
      const dokument = record('Dokument', index * documents + number, akte);
      visitor.enter!(dokument);
      const primaerdokument = { dateiname: `${dokument.id}_${'lang'.repeat(60)}.pdf` };
      visitor.format!({ name: { code: '018' }, version: '', primaerdokument }, dokument);
      visitor.leave!(dokument);
    }
    visitor.leave!(akte);
  }
}

/** 80 broken rules, each with 200 places of long paths. */
function findings(): Finding[] {
  const sample = sampleReport().findings.filter(({ rule }) => rule === 'R12');
  return Array.from({ length: 80 }, (_, index) =>
    sample.map((finding) => {
      const { place } = finding;
      if (place.kind !== 'path') throw new Error('the sample has another place');
      return { ...finding, rule: `R${index}`, place: { ...place, path: place.path.repeat(4) } };
    }),
  ).flat();
}

describe('the size of the report', () => {
  it.each([
    [100_000, 0],
    [1, 100_000],
    [1000, 100],
    [20_000, 5],
  ])(
    'stays under 5 MB for %i Akten of %i documents with long titles and 80 broken rules',
    (akten, documents) => {
      const collector = new OutlineCollector();
      fill(collector.visit({} as MessageContext), akten, documents);
      const { outline } = collector;
      expect(outline.shown).toBeLessThanOrEqual(2500);
      const count = (kind: 'akten' | 'dokumente') =>
        outline.hidden[kind] + outline.roots.reduce((sum, root) => sum + root.hidden[kind], 0);
      const shownDocuments = outline.roots.reduce((sum, root) => sum + root.children.length, 0);
      expect(outline.roots.length + count('akten')).toBe(akten);
      expect(shownDocuments + count('dokumente')).toBe(akten * documents);
      const report = { ...sampleReport(), findings: findings(), outline };
      let size = 0;
      for (const piece of renderReport(report, {
        checkedAt: new Date(),
        tool: { name: 'rathaus', version: '1.4.0' },
      }))
        size += Buffer.byteLength(piece);
      expect(size).toBeLessThan(5_000_000);
    },
  );
});
