import { catalogue, profiles, type Rule } from '../../src/xdomea/index.ts';

const severities = { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' } as const;
const repairers = {
  authority: 'abgebende Behörde',
  vendor: 'Hersteller der Software',
  archive: 'Archiv oder empfangende Stelle',
} as const;

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

function section(rule: Rule): string {
  return `### ${rule.id}: ${plain(rule.title.de)}

${severities[rule.severity]} (${rule.severity}) · ${scope(rule)}

${plain(rule.reason.de)}

- **Wer behebt es:** ${repairers[rule.repair.who]}
- **Wie:** ${plain(rule.repair.how.de)}
- **Falsch:** ${code(rule.example.wrong)}
- **Richtig:** ${code(rule.example.right)}
- **Quelle:** ${plain(rule.source)}

*${plain(rule.title.en)}.* ${plain(rule.reason.en)} *Repair:* ${plain(rule.repair.how.en)}
`;
}

/** The page about all rules, made from the rules themselves. */
export function rulesPage(): string {
  const rows = catalogue.map(
    (rule) =>
      `| [${rule.id}](#${rule.id.toLowerCase()}) | ${plain(rule.title.de)} | ${severities[rule.severity]} | ${repairers[rule.repair.who]} |`,
  );
  const profileRows = Object.entries(profiles).map(([name, profile]) => {
    const changes = [
      ...Object.entries(profile.severities ?? {}).map(([id, severity]) => `${id}: ${severity}`),
      ...Object.entries(profile.parameters ?? {}).map(([id, value]) => `${id}: ${JSON.stringify(value)}`),
    ];
    return `| \`${name}\` | ${plain(profile.title.de)}: ${plain(profile.reason.de)} | ${plain(changes.join(', ')) || '–'} |`;
  });
  return `<!-- Generated from packages/eakte-client/src/xdomea/rules by \`npm run generate\`. Do not edit. -->

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

${catalogue.map((rule) => `<a id="${rule.id.toLowerCase()}"></a>\n\n${section(rule)}`).join('\n')}`;
}
