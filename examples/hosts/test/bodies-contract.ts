import { expect, it } from 'vitest';
import type { RunningHost } from './running-host.ts';

/** Bodies of requests come to whoever reads them, whether a parser has read them before or not. */
export function bodiesContract(host: () => RunningHost): void {
  const post = (path: string, init: RequestInit) =>
    fetch(`${host().base}${path}`, { ...init, method: 'POST' });
  const nasty = 'Bello & Söhne = 100 % + mehr';
  const shown = '<output id="wort">Bello &amp; Söhne = 100 % + mehr</output>';

  it('hands JSON on', async () => {
    const body = JSON.stringify({ wort: nasty });
    const answer = await post('/suche', { body, headers: { 'content-type': 'application/json' } });
    expect(await answer.text()).toContain(shown);
  });

  it('hands a form to a handler of the Fetch API', async () => {
    const answer = await post('/nachricht', { body: new URLSearchParams({ wort: nasty }) });
    expect(await answer.text()).toContain(shown);
  });

  it('leaves the stream of an upload as it was', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const answer = await post('/bild', { body: new Uint8Array(3_000_000), headers });
    expect(await answer.json()).toEqual({ size: 3_000_000 });
  });
}
