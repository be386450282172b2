import { describe, expect, it } from 'vitest';
import { peekMessage } from './index.ts';

const encoder = new TextEncoder();

describe('peekMessage', () => {
  it('reads namespace, root, process and part, and nothing behind them', async () => {
    let asked = 0;
    async function* message() {
      yield encoder.encode(
        '<x:Aussonderung.Aussonderung.0503 xmlns:x="urn:xoev-de:xdomea:schema:4.0.0"><x:nachrichtenkopf>',
      );
      yield encoder.encode(
        '<x:ProzessID>3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01</x:ProzessID></x:nachrichtenkopf><x:LfdNrNachrichtProTyp>2</x:LfdNrNachrichtProTyp><x:GesamtanzahlNachrichtenProTyp>3</x:GesamtanzahlNachrichtenProTyp>',
      );
      asked++;
      yield encoder.encode('<x:Schriftgutobjekt>');
    }
    expect(await peekMessage(message())).toEqual({
      namespace: 'urn:xoev-de:xdomea:schema:4.0.0',
      version: '4.0.0',
      rootName: 'Aussonderung.Aussonderung.0503',
      messageType: '0503',
      prozessId: '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01',
      part: 2,
      parts: 3,
    });
    expect(asked).toBe(0);
  });

  it('is done with text that nests without end, and closes the source', async () => {
    let closed = false;
    async function* endless() {
      try {
        for (;;) yield encoder.encode('<a><b/>'.repeat(100));
      } finally {
        closed = true;
      }
    }
    expect(await peekMessage(endless())).toMatchObject({ rootName: 'a', messageType: undefined });
    expect(closed).toBe(true);
    // It took minutes when the path of every element was put together.
  }, 10_000);

  it('knows nothing of what is no XML', async () => {
    expect(await peekMessage([encoder.encode('Sehr geehrte Damen')])).toBeUndefined();
    expect(await peekMessage([])).toBeUndefined();
  });
});
