import { beforeAll, describe, expect, it } from 'vitest';
import { type Compiler, messagesOf } from './compile.ts';
import { mistakes } from './mistakes.ts';

const compilers = { 'TypeScript 7': 'tsc', 'TypeScript 6': 'tsc6' } as const satisfies Record<
  string,
  Compiler
>;

// `messages.md` is for reading: whoever changes the types sees there what a caller gets to see.
describe('what the compiler says of typical mistakes', () => {
  const messages: Record<string, string[]> = {};
  beforeAll(async () => {
    for (const [name, compiler] of Object.entries(compilers))
      messages[name] = await messagesOf(mistakes, compiler);
  }, 120_000);

  describe.each(Object.keys(compilers))('%s', (compiler) => {
    it.each(mistakes.map((mistake, index) => ({ ...mistake, index })))('$title', ({ names, index }) => {
      const message = messages[compiler]![index]!;
      expect(message).toContain(names);
      expect(message.split('\n').length).toBeLessThanOrEqual(7);
    });
  });

  it('the messages are those that were last looked at', async () => {
    const sections = mistakes.map(({ title, code }, index) => {
      const said = Object.keys(compilers).map((name) => messages[name]![index]!);
      const same = said.every((one) => one === said[0]);
      const answers = same
        ? [`\`\`\`text\n${said[0]}\n\`\`\``]
        : said.map((one, at) => `${Object.keys(compilers)[at]}:\n\n\`\`\`text\n${one}\n\`\`\``);
      return [`## ${title}`, `\`\`\`ts\n${code}\n\`\`\``, ...answers].join('\n\n');
    });
    const page = ['# What the compiler says', ...sections].join('\n\n');
    await expect(`${page}\n`).toMatchFileSnapshot('messages.md');
  });
});
