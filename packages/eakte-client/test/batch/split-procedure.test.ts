import { describe, expect, it, vi } from 'vitest';
import type { BatchFile } from '../../src/report/index.ts';
import { type SampleMessage, sampleProcedure } from '../../src/sample/index.ts';
import type { Nachricht } from '../../src/xdomea/index.ts';
import { checked, foundIn, packed, said } from './batch.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const version = '4.0.0';

/** A part of a message: some of its entries, with an id of its own. */
function partOf(whole: SampleMessage, part: number, field: string, change: object = {}): SampleMessage {
  const { message } = whole;
  const entries = [...(message as unknown as Record<string, Iterable<unknown>>)[field]!];
  const half = Math.ceil(entries.length / 2);
  const nachrichtenUuid = message.kopf.nachrichtenUuid!.replace(/.$/, String(part));
  const kopf = {
    ...message.kopf,
    nachrichtenUuid,
    lfdNrNachrichtProTyp: part,
    gesamtanzahlNachrichtenProTyp: 2,
    ...change,
  };
  const given = { ...message, kopf, [field]: part === 1 ? entries.slice(0, half) : entries.slice(half) };
  const names = {
    container: whole.names.container.replace(/_1(?=\.\w+$)/, `_${part}`),
    message: whole.names.message.replace(/_1(?=\.\w+$)/, `_${part}`),
  };
  return { ...whole, message: given as Nachricht, names };
}

/** The offer whole, the appraisal in two parts. */
async function split(edit: (part: SampleMessage) => SampleMessage = (part) => part): Promise<BatchFile[]> {
  const [offer, , appraisal] = sampleProcedure({ version });
  const list = [offer!, ...[1, 2].map((part) => partOf(appraisal!, part, 'bewertetesSgo'))].map(edit);
  return Promise.all(list.map((one) => packed(one, version)));
}

describe('a procedure whose messages come in parts', () => {
  it('compares all parts together with what was offered', async () => {
    const { groups, reports } = await checked(await split());
    // The parts answer a message that is not split: that is what R08 says, and nothing is missed.
    expect(foundIn(groups[0]!).filter(([rule]) => rule === 'R24')).toEqual([]);
    expect(reports.map(({ messageType }) => messageType)).toEqual(['0501', '0502', '0502']);
  });

  it('misses what no part has', async () => {
    const files = await split((one) => {
      if (one.message.kopf.lfdNrNachrichtProTyp !== 2) return one;
      const given = one.message as Extract<Nachricht, { messageType: '0502' }>;
      return {
        ...one,
        message: {
          ...given,
          bewertetesSgo: [...(given.bewertetesSgo as Iterable<unknown>)].slice(1),
        } as Nachricht,
      };
    });
    const { groups } = await checked(files);
    expect(foundIn(groups[0]!)).toContainEqual(['R24', 'not-appraised', 'error']);
    expect(said(groups[0]!)).toMatch(/ist angeboten \(0501\), aber nicht bewertet \(0502\)/);
  });

  it('compares nothing while a part is missing', async () => {
    const [offer, first] = await split();
    const { groups } = await checked([offer!, first!]);
    expect(foundIn(groups[0]!).filter(([rule]) => rule === 'R24')).toEqual([]);
    expect(groups[0]!.unchecked.map(({ what }) => what)).toContain('eakte.unchecked.incomplete-message');
  });

  it('names the missing part of what is handed over', async () => {
    const [, , , , transfer, receipt] = sampleProcedure({ version });
    const part = partOf(transfer!, 1, 'schriftgutobjekt');
    const { groups } = await checked([await packed(part, version), await packed(receipt!, version)]);
    expect(said(groups[0]!)).toContain('Aussonderung (0503): Es fehlt 1 von 2 Teilen: 2.');
  });
});
