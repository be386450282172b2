import { defineErrors } from '@rathaus/client-core';
import { type ErrorCatalogue, text } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { rathaus } from '../../test/mock-terminal.ts';
import type { Area } from './area.ts';

const meterError = defineErrors({
  'meter.silent': { origin: 'service', message: 'the meter does not answer' },
  'meter.untold': { origin: 'local' },
});

const entry: ErrorCatalogue = {
  errorTable: meterError.table,
  errorTexts: {
    'meter.silent': {
      meaning: text('Der Zähler antwortet nicht.', 'The meter does not answer.'),
      remedy: text('Nachsehen, ob er Strom hat.', 'See whether it has power.'),
    },
  },
};

/** An area that fails, and that counts how often its texts are loaded. */
function failing(error: unknown) {
  let loaded = 0;
  const area: Area = {
    name: 'meter',
    summary: text('Zähler', 'Meters'),
    load: async () => ({
      define: (command) =>
        void command.action(() => {
          throw error;
        }),
    }),
    errors: async () => {
      loaded++;
      return entry;
    },
  };
  return { areas: [area], loaded: () => loaded };
}

describe('failures of the surroundings', () => {
  it('are explained in both languages with what is known of the case', async () => {
    const error = meterError('meter.silent', { message: 'within 5 s' });
    const { areas } = failing(error);
    expect(await rathaus(['meter'], {}, areas)).toEqual({
      code: 3,
      out: '',
      err: [
        'Fehler: Der Zähler antwortet nicht. [meter.silent]',
        '  Einzelheiten: within 5 s',
        '  Zu tun: Nachsehen, ob er Strom hat.',
        '',
      ].join('\n'),
    });
    const english = await rathaus(['meter', '--lang', 'en'], {}, areas);
    expect(english.err).toContain('Error: The meter does not answer. [meter.silent]\n  Details: within 5 s');
    expect(english.err).toContain('  To do: See whether it has power.');
  });

  it('of the SDK itself are explained as well', async () => {
    const core = defineErrors({ 'core.network': { origin: 'service' } });
    const { areas, loaded } = failing(core('core.network'));
    expect((await rathaus(['meter'], {}, areas)).err).toContain('Keine Verbindung, oder sie brach ab.');
    expect(loaded()).toBe(0);
  });

  it('of the operating system name no path that Node names', async () => {
    const error = Object.assign(new Error("ENOSPC: no space left on device, write '/home/mustermann'"), {
      code: 'ENOSPC',
    });
    const { err, code } = await rathaus(['meter'], {}, failing(error).areas);
    expect(err).toContain('Auf dem Datenträger ist kein Platz mehr. [ENOSPC]');
    expect(err).not.toContain('mustermann');
    expect(code).toBe(3);
    const strange = Object.assign(new Error('ESTRANGE /home/mustermann'), { code: 'ESTRANGE' });
    const unknown = await rathaus(['meter'], {}, failing(strange).areas);
    expect(unknown.err).toContain('Damit hat das Programm nicht gerechnet. [ESTRANGE]');
    expect(unknown.err).not.toContain('mustermann');
  });

  it.each([
    ['a code without texts', meterError('meter.untold'), '[meter.untold]'],
    ['an error without a code', new Error('x\u001b[2Jy'), 'Einzelheiten: x\ufffd[2Jy'],
    ['something that is no error', 'kaputt', 'Einzelheiten: kaputt'],
    [
      'a code called like a member of every object',
      Object.assign(new Error(), { code: 'constructor' }),
      '[constructor]',
    ],
  ])('that nobody foresaw are reported: %s', async (_what, error, sentence) => {
    const { err, code } = await rathaus(['meter'], {}, failing(error).areas);
    expect(code).toBe(3);
    expect(err).toContain('Damit hat das Programm nicht gerechnet.');
    expect(err).toContain(sentence);
    expect(err).toContain('an die Entwickler melden');
    expect(err).not.toContain('\u001b');
  });

  it('after a request to stop, or when nobody reads on, are none', async () => {
    for (const [reason, said] of [
      ['SIGTERM', 'Beendet, bevor alles fertig war.\n'],
      ['EPIPE', ''],
    ]) {
      const { areas } = failing(new Error('unterbrochen'));
      const { err, code } = await rathaus(['meter'], { signal: AbortSignal.abort(reason) }, areas);
      expect({ err, code }).toEqual({ err: said, code: 3 });
    }
  });
});
