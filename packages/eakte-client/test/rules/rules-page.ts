import { type LocalText, type TextOf, whoTexts } from '@rathaus/client-core/texts';
import { profileTexts, ruleTexts } from '../../src/texts/rules/index.ts';
import {
  messageRules,
  type ProfileName,
  profiles,
  type Rule,
  type XdomeaValues,
} from '../../src/xdomea/index.ts';

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

/** A text that is the same for all findings of a rule; the page has no values for others. */
function fixed(text: TextOf<never>): LocalText {
  if (typeof text === 'function') throw new TypeError('a text of the page needs values');
  return text;
}

function section(rule: Rule): string {
  const { title, reason, repair, source, example } = ruleTexts[rule.id as keyof XdomeaValues];
  const why = fixed(reason);
  const how = fixed(repair);
  return `### ${rule.id}: ${plain(title.de)}

${severities[rule.severity]} (${rule.severity}) · ${scope(rule)}

${plain(why.de)}

- **Wer behebt es:** ${whoTexts[rule.who].de}
- **Wie:** ${plain(how.de)}
- **Falsch:** ${code(example.wrong)}
- **Richtig:** ${code(example.right)}
- **Quelle:** ${plain(source)}

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
    const changes = [
      ...Object.entries(profile.severities ?? {}).map(([id, severity]) => `${id}: ${severity}`),
      ...Object.entries(profile.parameters ?? {}).map(([id, value]) => `${id}: ${JSON.stringify(value)}`),
    ];
    const { title, reason } = profileTexts[name as ProfileName];
    return `| \`${name}\` | ${plain(title.de)}: ${plain(reason.de)} | ${plain(changes.join(', ')) || '–'} |`;
  });
  return `<!-- Generated from packages/eakte-client/src/xdomea/rules and src/texts/rules by \`npm run generate\`. Do not edit. -->

# Regeln für xdomea-Nachrichten

Was \`checkMessage\` und \`rathaus eakte check\` über das Schema hinaus prüfen. Die Kennungen sind stabil und Teil der
öffentlichen Schnittstelle. Ein *Fehler* verhindert die Abgabe, *Warnung* und *Hinweis* nicht; einzelne Befunde einer
Regel können milder oder strenger sein als hier angegeben. Ein Profil ändert Gewichte und schaltet Regeln ab.

*What the check says beyond the schema, in German first and English below each rule. Ids are stable. An error stops the
hand-over; a profile changes severities (\`off\` silences a rule) and parameters. R07, R08, R09, R23, R24 and R33 judge
the relation to other messages only with the facts of the process (\`procedureProfile\`).*

| Regel | Was nicht stimmt | Gewicht | Wer behebt es |
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
