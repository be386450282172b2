import { expect, it } from 'vitest';
import { createMockTerminal } from '../../../test/mock-terminal.ts';
import { barOn } from './progress-bar.ts';

it('draws on a screen how much of how much, never beyond its width, and wipes it', () => {
  const { terminal, out, err } = createMockTerminal({ isTTY: true, columns: 60 });
  const bar = barOn(terminal);
  bar.show('Übertragen', 5_000_000, 5_000_000);
  expect(err()).toBe('\r\u001b[2KÜbertragen ████████████████████████ 100 % (5.0 MB / 5.0 MB)');
  bar.show('Ein sehr langes Wort, das nicht auf die Zeile passt'.repeat(3), 1, 1);
  expect(err().split('\u001b[2K').at(-1)!.length).toBeLessThan(60);
  bar.end();
  expect(err().endsWith('\r\u001b[2K')).toBe(true);
  expect(out()).toBe('');
});

it('is silent where no person looks', () => {
  const { terminal, err } = createMockTerminal();
  const bar = barOn(terminal);
  bar.show('Übertragen', 1, 2);
  bar.say('Wird versendet');
  bar.end();
  expect(err()).toBe('');
});
