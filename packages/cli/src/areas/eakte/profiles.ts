import type { LocalText } from '@rathaus/client-core/texts';
import { type ProfileChange, profileChanges, profileTexts } from '@rathaus/eakte-client/texts';
import { isProfileName, type ProfileName, profiles } from '@rathaus/eakte-client/xdomea';
import type { Context } from '../../program/area.ts';
import { reported } from '../../program/failures.ts';
import { unknownProfile } from './read-profile.ts';

export interface ProfilesOptions {
  json?: boolean;
}

/** `rathaus eakte profiles [NAME]`: what receivers expect otherwise than the rules, and by which source. */
export function showProfiles(
  name: string | undefined,
  options: ProfilesOptions,
  context: Context,
): Promise<void> {
  const work = async () => {
    if (name !== undefined && !isProfileName(name)) throw unknownProfile(name);
    const shown = name === undefined ? (Object.keys(profiles) as ProfileName[]) : [name];
    if (options.json) for (const one of shown) context.json(profileJson(one));
    else if (name === undefined) printList(shown, context);
    else printProfile(name, context);
  };
  return reported(context, work);
}

/** Everything about a profile. `profile` is what a file for `--profile` looks like. */
function profileJson(name: ProfileName) {
  const { title, reason, source } = profileTexts[name];
  const profile = profiles[name];
  return { name, edition: profile.edition, title, reason, source, changes: profileChanges(profile), profile };
}

function printList(names: readonly ProfileName[], { say, text }: Context): void {
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) {
    say(`${name.padEnd(width)}  ${text(profileTexts[name].title)} (${editionText(name, text)})`);
  }
  say('');
  say(
    text({
      de: 'Näheres: rathaus eakte profiles NAME · Prüfen: rathaus eakte check DATEI --profile NAME',
      en: 'More: rathaus eakte profiles NAME · Check: rathaus eakte check FILE --profile NAME',
    }),
  );
}

function printProfile(name: ProfileName, { say, text }: Context): void {
  const { title, reason, source } = profileTexts[name];
  say(`${name}: ${text(title)}`, 'strong');
  say(editionText(name, text));
  say('');
  say(text(reason));
  say('');
  say(text({ de: 'Was anders ist:', en: 'What is different:' }));
  for (const change of profileChanges(profiles[name])) say(`  ${changeLine(change, text)}`);
  say('');
  say(`${text({ de: 'Quelle', en: 'Source' })}: ${text(source)}`);
}

const editionText = (name: ProfileName, text: (texts: LocalText) => string) =>
  `${text({ de: 'Fassung', en: 'edition' })} ${profiles[name].edition ?? '–'}`;

function changeLine({ rule, title, change }: ProfileChange, text: (texts: LocalText) => string): string {
  const about = title ? ` (${text(title)})` : '';
  return `${rule}${about}: ${text(change)}`;
}
