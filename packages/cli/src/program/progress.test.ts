import { expect, it } from 'vitest';
import { createMockTerminal } from '../../test/mock-terminal.ts';
import { progressOn } from './progress.ts';

it('draws on a screen how much of how much, and wipes it', () => {
  const { terminal, out, err } = createMockTerminal({ isTTY: true, columns: 60 });
  const line = progressOn(terminal);
  line.show('Übertragen', { done: 5_000_000, total: 5_000_000, unit: 'bytes' });
  expect(err()).toBe('\r\u001b[2KÜbertragen ████████████████████████ 100 % (5.0 MB / 5.0 MB)');
  line.end();
  expect(err().endsWith('\r\u001b[2K')).toBe(true);
  expect(out()).toBe('');
});

it('keeps the name rather than the bar where there is no room for both, and never goes beyond the width', () => {
  const drawn = (label: string) => {
    const { terminal, err } = createMockTerminal({ isTTY: true, columns: 60 });
    progressOn(terminal).show(label, { done: 1, total: 2, unit: 'bytes' });
    return err().slice(err().lastIndexOf('K') + 1);
  };
  expect(drawn('hundesteuerbescheid-2026.pdf')).toBe('hundesteuerbescheid-2026.pdf 50 %');
  expect(drawn('Ein Name, der nicht auf die Zeile passt '.repeat(3))).toHaveLength(59);
  expect(drawn('Ein Name, der nicht auf die Zeile passt '.repeat(3))).toMatch(/ 50 %$/);
});

it('is silent where no person looks', () => {
  const { terminal, err } = createMockTerminal();
  const line = progressOn(terminal);
  line.show('Übertragen', { done: 1, total: 2 });
  line.show('Wird versendet');
  line.end();
  expect(err()).toBe('');
});
