import { describe, expect, it } from 'vitest';
import { sampleMessage } from '../../src/sample/index.ts';
import { checkMessage, type Nachricht, readMessage, type XdomeaVersion } from '../../src/xdomea/index.ts';
import { runConversion } from './run-conversion.ts';

describe('sources of a conversion', () => {
  it.each<[string, XdomeaVersion, XdomeaVersion, string]>([
    ['0502', '3.1.0', '4.0.0', 'bewertetesSgo'],
    ['0506', '3.0.0', '4.0.0', 'ausgesondertesSgo'],
    ['0402', '4.0.0', '3.1.0', 'abgegebenesSgo'],
    ['0703', '4.0.0', '3.1.0', 'ausgelagertesSgo'],
  ])('takes the lists of %s that are made while they are read', async (messageType, from, to, field) => {
    const { message } = sampleMessage({ version: from, messageType });
    const { text } = await runConversion(message, { from, to });
    expect((await checkMessage(text, { rules: [] })).counts.error).toBe(0);
    const ids = (of: Nachricht | undefined) =>
      [...(of as unknown as Record<string, Iterable<{ id: string }>>)[field]!].map(({ id }) => id);
    expect(ids(message)).toHaveLength(12);
    expect(ids((await readMessage(text)).message)).toEqual(ids(message));
  });

  it('ends at once when the signal aborts while such a list hangs', async () => {
    const abort = new AbortController();
    const { message } = sampleMessage({ version: '3.1.0', messageType: '0502' });
    async function* hanging() {
      yield { id: '00000000-0000-4000-8000-000000000001', aussonderungsart: { code: 'A' } };
      await new Promise(() => undefined);
    }
    const stuck = { ...message, bewertetesSgo: hanging() } as Nachricht;
    const converting = runConversion(stuck, { from: '3.1.0', to: '4.0.0', signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(converting).rejects.toMatchObject({ code: 'core.aborted' });
  });

  it('names a version that is not read', async () => {
    const xml = '<x:Aussonderung.Anbieteverzeichnis.0501 xmlns:x="http://www.xdomea.de/V2.2.0"/>';
    await expect(runConversion(xml, { to: '3.1.0' })).rejects.toMatchObject({
      code: 'eakte.xdomea.unread-version',
      details: { version: '2.2.0' },
    });
  });
});
