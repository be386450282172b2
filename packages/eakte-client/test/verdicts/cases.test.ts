import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { reportText, viewReport } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/report/index.ts';
import { catalogue } from '../../src/texts/index.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/cases/xdomea/', import.meta.url));
const present = existsSync(folder);

describe.skipIf(!present)(
  'small inputs that failed (skipped: no folder of cases beside the checkout)',
  () => {
    it('reads a 0506 out that reports a failure', async () => {
      const path = `${folder}05-0506-misserfolg.xml`;
      const report = await checkFile(path);
      expect(report).toMatchObject({
        verdict: 'failed',
        role: 'reply',
        outcome: { kind: 'import', result: 'failed', objects: { total: 1, failed: 1 } },
        sha512: createHash('sha512')
          .update(await readFile(path))
          .digest('hex'),
      });
      const { verdictText, lead } = viewReport(report, catalogue);
      expect(verdictText.de).toBe('Import gescheitert: 1 Objekt nicht übernommen');
      expect(lead?.de).toBe('Grund laut Archiv: „Import abgebrochen, Datei unlesbar“.');
      expect(reportText(report, catalogue)).not.toMatch(/abgabefähig/i);
      const masked = reportText(report, catalogue, { mask: true });
      expect(masked).toContain('Grund laut Archiv: „…“.');
      expect(masked).not.toContain('unlesbar');
      const [first] = report.findings.filter(({ rule }) => rule === 'R35');
      expect(first).toMatchObject({ severity: 'error', who: 'authority', place: { line: 28 } });
    });

    it('finds records in a 0503 that are marked for destruction', async () => {
      const report = await checkFile(`${folder}07-0503-mit-V.zip`);
      expect(report.verdict).toBe('failed');
      expect(report.findings.map(({ rule }) => rule)).toContain('A01');
      expect(report.unchecked.map(({ what }) => what)).toContain('eakte.unchecked.appraisal');
    });
  },
);
