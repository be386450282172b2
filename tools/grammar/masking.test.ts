import { reportJson, reportText } from '@rathaus/client-core/texts';
import { catalogue } from '@rathaus/ui-kit/texts';
import { checkTheme } from '@rathaus/ui-kit/theme';
import { expect, it } from 'vitest';

// The other packages try this beside their rules; the kit imports nothing, so its report meets the texts here.
it('the report of a theme keeps each statement and shows no value of the theme', () => {
  const name = 'Đorđe Œuvré-Müller';
  const report = checkTheme({ action: '#ffd700', onAction: '#ffffff', text: name, background: '#ffffff' });
  expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(
    new Set(['ui.theme.contrast', 'ui.theme.colour']),
  );
  for (const mask of [true, false])
    for (const language of ['de', 'en'] as const) {
      const shown = reportText(report, catalogue, { language, mask });
      expect(shown).not.toMatch(/Đorđe|Œuvré|Müller|undefined|\[object/);
      expect(shown).toMatch(/onAction/);
    }
  expect(JSON.stringify(reportJson(report, catalogue, { mask: true }))).not.toMatch(/Đorđe|Œuvré|Müller/);
});
