import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce } from './announce.ts';

/** An element with a live region, and all that stood in it. */
function element(): { readonly root: ParentNode; readonly said: string[] } {
  const said: string[] = [];
  const region = { replaceChildren: (text: string) => said.push(text) };
  const querySelector = (selector: string): unknown => (selector === '[part=status]' ? region : null);
  return { root: { querySelector } as unknown as ParentNode, said };
}

describe('announce', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says all of what happens at once, a moment later and in one piece', () => {
    const { root, said } = element();
    announce(root, 'a.pdf entfernt');
    announce(root, 'Das Formular wird nicht abgesendet.');
    announce(root, 'Fertig');
    expect(said).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(said).toEqual(['a.pdf entfernt. Das Formular wird nicht abgesendet. Fertig']);
    announce(root, 'Fertig');
    vi.advanceTimersByTime(300);
    expect(said[1], 'again when it happens again').toBe('Fertig');
  });

  it('says of one thing only what is the case when it is heard, and the same words once', () => {
    const { root, said } = element();
    const [a, b] = [{}, {}];
    let percent = 0;
    announce(root, 'a: wartet', a);
    announce(root, () => `b: ${percent} %`, b);
    announce(root, 'a: fertig', a);
    announce(root, 'a: fertig');
    percent = 100;
    vi.advanceTimersByTime(300);
    expect(said).toEqual(['b: 100 %. a: fertig']);
  });

  it('keeps what elements say apart', () => {
    const [one, other] = [element(), element()];
    announce(one.root, 'eins');
    announce(other.root, 'zwei');
    vi.advanceTimersByTime(300);
    expect([one.said, other.said]).toEqual([['eins'], ['zwei']]);
  });
});
