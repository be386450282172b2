import { describe, expect, it } from 'vitest';
import { createMockTerminal } from '../../test/mock-terminal.ts';
import type { Area } from './area.ts';
import { run } from './run.ts';

const probe = (action: () => void | Promise<void>, loaded: string[] = []): Area[] => [
  {
    name: 'eins',
    summary: { de: 'die Eins', en: 'the one' },
    async load() {
      loaded.push('eins');
      return {
        define(command) {
          command.command('tun <datei>').option('--zahl <n>').action(action);
        },
      };
    },
  },
  {
    name: 'zwei',
    summary: { de: 'die Zwei', en: 'the two' },
    async load() {
      loaded.push('zwei');
      return { define: (command, context) => void command.action(() => context.exit(1)) };
    },
  },
];

describe('command line', () => {
  it('speaks German unless another language is asked for, wherever --lang is', async () => {
    const german = createMockTerminal();
    expect(
      await run(
        ['--help'],
        german.terminal,
        probe(() => {}),
      ),
    ).toBe(0);
    expect(german.out()).toContain('Aufruf: rathaus [Optionen] [Befehl]');
    expect(german.out()).toContain('die Eins');
    const english = createMockTerminal();
    expect(
      await run(
        ['help', '--lang=en'],
        english.terminal,
        probe(() => {}),
      ),
    ).toBe(0);
    expect(english.out()).toContain('Usage: rathaus [options] [command]');
    expect(english.out()).toContain('the one');
    const wrong = createMockTerminal();
    expect(
      await run(
        ['--lang', 'fr', 'zwei'],
        wrong.terminal,
        probe(() => {}),
      ),
    ).toBe(2);
    expect(wrong.err()).toContain('die Sprache "fr" gibt es nicht');
  });

  it('names arguments in the language that is asked for', async () => {
    const areas = probe(() => {});
    const english = createMockTerminal();
    await run(['eins', 'tun', '--help', '--lang', 'en'], english.terminal, areas);
    expect(english.out()).toContain('Usage: rathaus eins tun [options] <file>');
    const missing = createMockTerminal();
    await run(['eins', 'tun', '--lang', 'en'], missing.terminal, areas);
    expect(missing.err()).toContain('the argument file is missing');
    const german = createMockTerminal();
    await run(['eins', 'tun', '--help'], german.terminal, areas);
    expect(german.out()).toContain('Aufruf: rathaus eins tun [Optionen] <datei>');
  });

  it('loads only the area that is called', async () => {
    const loaded: string[] = [];
    await run(
      ['--help'],
      createMockTerminal().terminal,
      probe(() => {}, loaded),
    );
    expect(loaded).toEqual([]);
    expect(
      await run(
        ['zwei'],
        createMockTerminal().terminal,
        probe(() => {}, loaded),
      ),
    ).toBe(1);
    expect(loaded).toEqual(['zwei']);
  });

  it.each([
    [[], 'Aufruf'],
    [['nix'], 'den Befehl nix gibt es nicht'],
    [['zwei', '--falsch'], 'die Option --falsch gibt es nicht'],
    [['eins', 'tun'], 'das Argument datei fehlt'],
    [['eins', 'tun', 'a', '--zahl'], 'der Option --zahl <n> fehlt ihr Wert'],
    [['eins', 'tun', 'a', 'b'], 'zu viele Argumente'],
    [['eins', 'falsch'], 'den Befehl falsch gibt es nicht'],
  ])('ends %j with 2 and one German sentence', async (argv, sentence) => {
    const { terminal, out, err } = createMockTerminal();
    expect(
      await run(
        argv,
        terminal,
        probe(() => {}),
      ),
    ).toBe(2);
    expect(out() + err()).toContain(sentence);
    expect(err()).not.toContain('error:');
  });

  it('ends with 130 after Ctrl-C, also when the command returns in good order', async () => {
    const controller = new AbortController();
    const { terminal, err } = createMockTerminal({ signal: controller.signal });
    const tidy = probe(() => controller.abort('SIGINT'));
    expect(await run(['eins', 'tun', 'x'], terminal, tidy)).toBe(130);
    const abrupt = probe(() => controller.signal.throwIfAborted());
    expect(await run(['eins', 'tun', 'x'], terminal, abrupt)).toBe(130);
    expect(err()).toBe('');
  });
});
