import { describe, expect, it } from 'vitest';
import { checkMessage } from '../xdomea/check/check-message.ts';
import { type ProcedureFacts, procedureProfile, readMessage, writeMessageText } from '../xdomea/index.ts';
import type { Akte, Nachricht, Vorgang } from '../xdomea/model/index.ts';
import { type XdomeaVersion, xdomeaVersions } from '../xdomea/version.ts';
import { type SampleProcedureOptions, sampleContradictions, sampleProcedure } from './index.ts';

/** The messages as a receiver reads them, by type. */
async function read(
  options: SampleProcedureOptions,
): Promise<Map<string, { message: Nachricht; xml: string }>> {
  const list = new Map<string, { message: Nachricht; xml: string }>();
  for (const { message } of sampleProcedure(options)) {
    const xml = await writeMessageText(message, { version: options.version });
    list.set(message.messageType, { message: (await readMessage(xml)).message!, xml });
  }
  return list;
}

/** Ids of Akten and Vorgänge in a message that carries them. */
function carried(message: Nachricht | undefined): string[] {
  if (message?.messageType !== '0501' && message?.messageType !== '0503') throw new Error('no records');
  return [...(message.schriftgutobjekt as Akte[])].flatMap((akte) => [
    akte.identifikation.id,
    ...(akte.vorgang as Vorgang[]).map((vorgang) => vorgang.identifikation.id),
  ]);
}

const decisions = (message: Nachricht | undefined) => {
  if (message?.messageType !== '0502') throw new Error('no appraisal');
  return [...(message.bewertetesSgo as { id: string; aussonderungsart: { code: string } }[])].map(
    ({ id, aussonderungsart }) => ({ id, aussonderungsart: aussonderungsart.code }),
  );
};

const results = (message: Nachricht | undefined): string[] => {
  if (message?.messageType !== '0506') throw new Error('no confirmation');
  const single = message.ausgesondertesSgo as { id: string }[] | undefined;
  return (single ?? message.erfolgOderMisserfolg?.rueckgabeparameter ?? []).map(({ id }) => id);
};

/** What a registry would know of the procedure while it checks one of its messages. */
async function findingsWithFacts(list: Awaited<ReturnType<typeof read>>, type: string) {
  const offer = list.get('0501')?.message;
  const facts: ProcedureFacts = {
    messages: [...list.values()]
      .filter(({ message }) => message.messageType !== type)
      .map(({ message: { messageType, kopf } }) => ({
        messageType,
        nachrichtenUuid: kopf.nachrichtenUuid,
        lfdNr: kopf.lfdNrNachrichtProTyp,
        gesamtanzahl: kopf.gesamtanzahlNachrichtenProTyp,
      })),
    offered: offer && carried(offer).map((id) => ({ id })),
    appraised: list.has('0502') ? decisions(list.get('0502')!.message) : undefined,
    transferred: carried(list.get('0503')!.message).map((id) => ({ id })),
    rueckmeldungArchivkennung: list.get('0503')!.message.kopf.rueckmeldungArchivkennung,
  };
  const report = await checkMessage(list.get(type)!.xml, { profile: procedureProfile(facts) });
  return report.findings.map(({ rule, values }) => ({ rule, values })) as unknown as {
    rule: string;
    values: { fault?: { term: string } };
  }[];
}

const cases = xdomeaVersions.flatMap((version) => ([4, 2] as const).map((steps) => ({ version, steps })));

describe('sampleProcedure', () => {
  it.each(cases)(
    'has messages that fit one another, $version in $steps steps',
    async ({ version, steps }) => {
      const list = await read({ version, steps });
      const receipt = version.startsWith('2.') ? [] : ['0507'];
      const offer = steps === 4 ? ['0501', '0504', '0502', '0505'] : [];
      expect([...list.keys()]).toEqual([...offer, '0503', ...receipt, '0506']);
      expect(new Set([...list.values()].map(({ message }) => message.kopf.prozessId)).size).toBe(1);
      const times = [...list.values()].map(({ message }) => Date.parse(message.kopf.erstellungszeitpunkt));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const transferred = carried(list.get('0503')?.message);
      if (steps === 4) {
        const offered = carried(list.get('0501')?.message);
        const appraised = decisions(list.get('0502')?.message);
        expect(appraised.map(({ id }) => id)).toEqual(offered);
        const kept = appraised.filter(({ aussonderungsart }) => aussonderungsart === 'A').map(({ id }) => id);
        expect(kept.length).toBeLessThan(offered.length);
        expect(transferred).toEqual(kept);
      }
      expect(results(list.get('0506')?.message)).toEqual(transferred);
      for (const type of list.keys()) expect(await findingsWithFacts(list, type)).toEqual([]);
    },
  );

  it('names its messages as the messages they answer in 4.0', async () => {
    const list = await read({ version: '4.0.0' });
    const id = (type: string) => list.get(type)?.message.kopf.nachrichtenUuid;
    const original = (type: string) => list.get(type)?.message.kopf.uuidUrsprungsnachricht;
    expect(new Set([...list.keys()].map(id)).size).toBe(7);
    expect(['0502', '0504'].map(original)).toEqual([id('0501'), id('0501')]);
    expect(original('0505')).toBe(id('0502'));
    expect(['0506', '0507'].map(original)).toEqual([id('0503'), id('0503')]);
  });

  it('packs the files of the transfer and of nothing else', () => {
    const files = sampleProcedure({ version: '4.0.0' }).map(({ message, files }) => [
      message.messageType,
      [...files].length,
    ]);
    // Three Akten of four documents were offered, two are handed over.
    expect(Object.fromEntries(files)).toEqual({
      '0501': 0,
      '0502': 0,
      '0503': 8,
      '0504': 0,
      '0505': 0,
      '0506': 0,
      '0507': 0,
    });
  });

  it('can be read as often as wanted', async () => {
    const { message } = sampleProcedure({ version: '3.1.0' })[0]!;
    const once = await writeMessageText(message, { version: '3.1.0' });
    expect(await writeMessageText(message, { version: '3.1.0' })).toBe(once);
  });
});

describe('planted contradictions', () => {
  const four = async (
    contradiction: SampleProcedureOptions['contradiction'],
    version: XdomeaVersion = '4.0.0',
  ) => read({ version, contradiction });

  /** What the rules that know the procedure say. */
  it.each([
    ['destroyed-transferred', '0503', 'R24', 'transferred-against'],
    ['unoffered-transferred', '0503', 'R24', 'transferred-unappraised'],
    ['kept-not-transferred', '0503', 'R24', 'not-transferred'],
    ['offered-not-appraised', '0502', 'R24', 'not-appraised'],
    ['unoffered-appraised', '0502', 'R24', 'not-offered'],
    ['result-missing', '0506', 'R33', 'no-result'],
    ['unwanted-reference', '0506', 'R33', 'archive-id-unwanted'],
    ['unknown-original', '0506', 'R08', 'unknown'],
    ['other-original', '0506', 'R08', 'type'],
    ['other-part', '0506', 'R08', 'part'],
    ['unknown-confirmed', '0506', 'R33', 'not-transferred'],
  ] as const)('%s is found in the %s', async (contradiction, type, rule, fault) => {
    const list = await four(contradiction);
    const found = await findingsWithFacts(list, type);
    expect(found.map((finding) => [finding.rule, finding.values.fault?.term])).toContainEqual([rule, fault]);
  });

  it('unknown-confirmed confirms one record more than was handed over', async () => {
    for (const version of xdomeaVersions) {
      const list = await four('unknown-confirmed', version);
      const transferred = carried(list.get('0503')?.message);
      const confirmed = results(list.get('0506')?.message);
      expect(confirmed.slice(0, -1)).toEqual(transferred);
      expect(transferred).not.toContain(confirmed.at(-1));
    }
  });

  it.each(cases)('are valid messages each, $version in $steps steps', async ({ version, steps }) => {
    for (const { contradiction } of sampleContradictions(version, steps)) {
      for (const { xml } of (await read({ version, steps, contradiction })).values()) {
        const { findings } = await checkMessage(xml, { rules: [] });
        expect(findings, contradiction).toEqual([]);
      }
    }
  });

  it('are refused where the version or the procedure cannot have them', () => {
    const impossible = expect.objectContaining({ code: 'eakte.sample.impossible' });
    expect(() => sampleProcedure({ version: '3.1.0', contradiction: 'other-part' })).toThrow(impossible);
    expect(() => sampleProcedure({ version: '2.4.0', contradiction: 'result-missing' })).toThrow(impossible);
    expect(() =>
      sampleProcedure({ version: '4.0.0', steps: 2, contradiction: 'destroyed-transferred' }),
    ).toThrow(impossible);
  });
});
