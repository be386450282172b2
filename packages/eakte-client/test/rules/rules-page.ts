import { explain, type LocalText, whoTexts } from '@rathaus/client-core/texts';
import { catalogue } from '../../src/texts/index.ts';
import { profileTexts, ruleTexts, type XdomeaExample } from '../../src/texts/rules/index.ts';
import { profileChanges } from '../../src/texts/rules/profile-changes.ts';
import {
  messageRules,
  type ProfileName,
  profiles,
  type Rule,
  type XdomeaValues,
} from '../../src/xdomea/index.ts';
import { sentences } from './sentences.ts';

const severities = { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' } as const;
/** Text inside a table cell or a line of Markdown: nothing of it is markup. */
const plain = (text: string) => text.replace(/[\\|<>*_[\]`]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
const code = (text: string) => `\`\` ${text.replace(/\s+/g, ' ')} \`\``;

function scope(rule: Rule): string {
  const versions = rule.versions ? `xdomea ${rule.versions.join(', ')}` : 'alle Versionen';
  const count = rule.messages?.length ?? 0;
  const messages =
    rule.messages === undefined
      ? 'alle Nachrichten'
      : count > 12
        ? `${count} Nachrichten von ${rule.messages[0]} bis ${rule.messages.at(-1)}`
        : rule.messages.join(', ');
  return `${versions}; ${messages}`;
}

/** Why and how, in all forms the faults of the rule give them. */
function formsOf(rule: Rule, part: 'reason' | 'repair'): LocalText {
  const forms = sentences
    .filter(([id]) => id === rule.id)
    .map(([id, , values]) => {
      const { severity, who } = rule;
      const place = { kind: 'entry' } as const;
      return explain({ rule: id, severity, who, place, count: 1, values }, catalogue, { mask: true })[part];
    });
  const join = (language: keyof LocalText) => [...new Set(forms.map((form) => form[language]))].join(' / ');
  return { de: join('de'), en: join('en') };
}

const inGerman = (example: XdomeaExample) => (typeof example === 'string' ? example : example.de);

function section(rule: Rule): string {
  const { title, source, example } = ruleTexts[rule.id as keyof XdomeaValues];
  const why = formsOf(rule, 'reason');
  const how = formsOf(rule, 'repair');
  return `### ${rule.id}: ${plain(title.de)}

${severities[rule.severity]} (${rule.severity}) · ${scope(rule)}

${plain(why.de)}

- **Zuständig:** ${whoTexts[rule.who].de}
- **Wie:** ${plain(how.de)}
- **Falsch:** ${code(inGerman(example.wrong))}
- **Richtig:** ${code(inGerman(example.right))}
- **Quelle:** ${plain(source.de)}

*${plain(title.en)}.* ${plain(why.en)} *Repair:* ${plain(how.en)}
`;
}

/** The page about all rules, made from the rules and their texts. */
export function rulesPage(): string {
  const rows = messageRules.map(
    (rule) =>
      `| [${rule.id}](#${rule.id.toLowerCase()}) | ${plain(ruleTexts[rule.id as keyof XdomeaValues].title.de)} | ${severities[rule.severity]} | ${whoTexts[rule.who].de} |`,
  );
  const profileRows = Object.entries(profiles).map(([name, profile]) => {
    const changes = profileChanges(profile).map(({ rule, change }) => `${rule}: ${change.de}`);
    const { title, reason, source } = profileTexts[name as ProfileName];
    return `| \`${name}\` | ${plain(title.de)}, Fassung ${profile.edition}: ${plain(reason.de)} Quelle: ${plain(source.de)} | ${plain(changes.join('; ')) || '–'} |`;
  });
  return `<!-- Generated from packages/eakte-client/src/xdomea/rules and src/texts/rules by \`npm run generate\`. Do not edit. -->

# Regeln für xdomea-Nachrichten

Was \`checkMessage\` und \`rathaus eakte check\` über das Schema hinaus prüfen. Die Kennungen sind stabil und Teil der
öffentlichen Schnittstelle. Ein *Fehler* verhindert die Abgabe, *Warnung* und *Hinweis* nicht; einzelne Befunde einer
Regel können milder oder strenger sein als hier angegeben. Ein Profil ändert Gewichte und schaltet Regeln ab.

*What the check says beyond the schema, in German first and English below each rule. Ids are stable. An error stops the
hand-over; a profile changes severities (\`off\` silences a rule) and parameters. R07, R08, R09, R23, R24 and R33 judge
the relation to other messages only with the facts of the process (\`procedureProfile\`).*

| Regel | Was nicht stimmt | Gewicht | Zuständig |
| --- | --- | --- | --- |
${rows.join('\n')}

## Profile

\`checkMessage(source, { profile: profiles['landesarchiv-nrw'] })\`

| Profil | Wofür | Änderungen |
| --- | --- | --- |
${profileRows.join('\n')}

## Die Regeln

${messageRules.map((rule) => `<a id="${rule.id.toLowerCase()}"></a>\n\n${section(rule)}`).join('\n')}`;
}
