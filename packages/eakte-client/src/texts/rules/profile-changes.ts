import type { RuleText } from '@rathaus/client-core/texts';
import { type LocalText, text } from '@rathaus/client-core/texts';
import type { ProfileFault, ProfileFaultKind } from '../../xdomea/rules/parse-profile.ts';
import type { CheckProfile, ProfileSeverity } from '../../xdomea/rules/profile.ts';
import { dateiformate, pdfaCode } from '../../xdomea/tables/dateiformat.ts';
import { containerTexts } from '../container.ts';
import { ruleTexts } from './index.ts';

/** One thing a profile changes, in words. */
export interface ProfileChange {
  /** Rule id. */
  readonly rule: string;
  /** What the rule is about; undefined where the change says it all. */
  readonly title: LocalText | undefined;
  readonly change: LocalText;
}

const severityTexts: Readonly<Record<ProfileSeverity, LocalText>> = {
  error: text('gilt als Fehler', 'counts as an error'),
  warning: text('gilt als Warnung', 'counts as a warning'),
  info: text('gilt als Hinweis', 'counts as a hint'),
  off: text('wird nicht gemeldet', 'is not reported'),
};

const parameterTexts: Readonly<Record<string, (value: unknown) => LocalText>> = {
  'A02 counting': (value) =>
    value === 'exact-day'
      ? text('die Frist endet tagesgenau', 'the period ends to the day')
      : text('die Frist endet mit dem Jahr', 'the period ends with the year'),
  'A10 closed': () => text('abgeschlossenes Schriftgut ist verlangt', 'closed records are asked for'),
  'A14 retention': () =>
    text('eine fehlende Aufbewahrungsfrist ist ein Hinweis', 'a missing retention period is a hint'),
  'R11 metadataInTransfer': (value) =>
    value === 'required'
      ? text(
          'Aussonderungsmetadaten sind auch in der 0503 Pflicht',
          'disposal metadata are needed in a 0503, too',
        )
      : text(
          'Aussonderungsmetadaten dürfen in der 0503 fehlen',
          'disposal metadata may be missing in a 0503',
        ),
  'R29 maxLevel': (value) => text(`höchstens ${value} Stufen`, `${value} levels at most`),
};

const titles: Readonly<Record<string, RuleText<never>>> = { ...ruleTexts, ...containerTexts };

function titleOf(rule: string): LocalText | undefined {
  const title = titles[rule]?.title;
  return typeof title === 'function' ? undefined : title;
}

/** `023 (tif)`, so that the code need not be looked up. */
function formatName(code: string): string {
  const name = code === pdfaCode ? 'PDF/A' : dateiformate[code];
  return name === undefined ? code : `${code} (${name})`;
}

/** What a profile changes, rule by rule and in words, in the order of the profile. */
export function profileChanges(profile: CheckProfile): ProfileChange[] {
  const { severities = {}, parameters = {}, versions, messages, formats } = profile;
  const changes: ProfileChange[] = [];
  const add = (rule: string, change: LocalText) => changes.push({ rule, title: titleOf(rule), change });
  const accepts = (rule: string, change: LocalText) => changes.push({ rule, title: undefined, change });
  for (const [rule, severity] of Object.entries(severities)) add(rule, severityTexts[severity]);
  for (const [rule, values] of Object.entries(parameters)) {
    for (const [name, value] of Object.entries(values)) {
      const say = parameterTexts[`${rule} ${name}`];
      if (say) add(rule, say(value));
    }
  }
  if (versions) {
    const list = versions.join(', ');
    accepts(
      'A11',
      text(`der Empfänger nimmt die Versionen ${list} an`, `the receiver takes the versions ${list}`),
    );
  }
  if (messages) {
    const list = messages.join(', ');
    accepts(
      'A11',
      text(
        `der Empfänger tauscht die Nachrichten ${list} aus`,
        `the receiver exchanges the messages ${list}`,
      ),
    );
  }
  if (formats) {
    const list = formats.codes.map(formatName).join(', ');
    accepts(
      'A08',
      formats.confirmed
        ? text(`der Empfänger nimmt die Formate ${list} an`, `the receiver takes the formats ${list}`)
        : text(
            `Hinweis bei anderen Formaten als ${list} (Liste nicht bestätigt)`,
            `a hint about other formats than ${list} (list not confirmed)`,
          ),
    );
  }
  return changes;
}

const faultTexts: Readonly<Record<ProfileFaultKind, LocalText>> = {
  'not-json': text('ist kein JSON', 'is not JSON'),
  'not-an-object': text('muss ein Objekt sein', 'must be an object'),
  missing: text('fehlt', 'is missing'),
  'unknown-member': text('gibt es in einem Profil nicht', 'is no member of a profile'),
  'unknown-rule': text('ist keine Regel', 'is no rule'),
  'unknown-parameter': text('ist kein Parameter einer Regel', 'is no parameter of a rule'),
  'not-allowed': text('hat einen Wert, den es nicht gibt', 'has a value that does not exist'),
};

/** One fault of a profile as a sentence: "severities.R99 ist keine Regel." */
export function profileFaultText({ member, fault, allowed }: ProfileFault): LocalText {
  const { de, en } = faultTexts[fault];
  const few = allowed.slice(0, 12).join(', ');
  const name = member === '' ? text('Das Profil', 'The profile') : text(member, member);
  return text(
    `${name.de} ${de}${few === '' ? '.' : `; möglich: ${few}.`}`,
    `${name.en} ${en}${few === '' ? '.' : `; possible: ${few}.`}`,
  );
}
