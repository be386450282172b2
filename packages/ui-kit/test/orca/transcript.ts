import type { Reading } from './read-aloud.ts';

/** The reading as a document for people who want to know how the kit sounds. */
export function transcript({ orca, firefox, scenes }: Reading, date: string): string {
  const lines = [
    '# The ui-kit read aloud by Orca',
    '',
    `Generated on ${date} by \`node --conditions=@rathaus/source packages/ui-kit/test/orca/run.ts\`; do not edit.`,
    '',
    `Orca ${orca} with German texts, Firefox ${firefox}, under Xvfb. What stands here is what Orca hands to the voice, in its order; a line is one utterance. When a page is loaded Orca reads it from the start by itself. The command ends with an error when the words in \`packages/ui-kit/test/orca/scenes.ts\` are not among those spoken.`,
    '',
    'No person listened, and no voice was heard: speed, pauses and pronunciation were not judged. **NVDA, JAWS, VoiceOver, TalkBack and Narrator: not tested (nicht geprüft).** They run on systems that are not available here.',
    '',
  ];
  for (const { title, note, steps } of scenes) {
    lines.push(`## ${title}`, '');
    if (note) lines.push(note, '');
    for (const { does, spoken, missed, repeated } of steps) {
      lines.push(`**${does}**`, '');
      lines.push(...(spoken.length ? spoken : ['(nothing)']).map((text) => `- ${escaped(text)}`), '');
      if (missed.length) lines.push(`Missing: ${missed.map((one) => `\`${one.source}\``).join(', ')}`, '');
      if (repeated.length)
        lines.push(`Said more than once: ${repeated.map((one) => `\`${one.source}\``).join(', ')}`, '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const escaped = (text: string): string => text.replace(/[\\`*_<>[\]#|]/g, '\\$&');
