import type { Context } from '../../program/area.ts';

/** `rathaus exchange mailbox new`: prepares a folder once. What is prepared already stays as it is. */
export async function mailboxNew(
  folder: string,
  options: { json?: boolean },
  { terminal, say, json, text }: Context,
): Promise<void> {
  const { prepareDirectoryMailbox } = await import('@rathaus/exchange/node');
  await prepareDirectoryMailbox({ folder }, { signal: terminal.signal });
  if (options.json) return json({ type: 'mailbox', folder });
  say(text({ de: `Postfach eingerichtet: ${folder}`, en: `Mailbox prepared: ${folder}` }), 'good');
  say(
    text({
      de: `Weiter: in der Konfiguration beider Seiten nennen: "mailboxes": { "NAME": { "folder": … } }; wer abholt, dazu "receiveAs". Dann: rathaus exchange check`,
      en: `Next: name it in the configuration of both sides: "mailboxes": { "NAME": { "folder": … } }; who fetches also "receiveAs". Then: rathaus exchange check`,
    }),
  );
}
