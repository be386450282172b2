import { escapeHtml as e } from '@rathaus/client-core/text';
import type { Language } from '@rathaus/client-core/texts';
import { failureClassTexts, workKindLabels } from '../../texts/work.ts';
import { needsAsking } from '../../work/asking.ts';
import type { ExchangeStatus, FailureCount } from '../../work/status.ts';
import { actionForm, link, type PageContext } from './layout.ts';
import { goesOn, type Need, namesText, note, prose, remedy } from './note.ts';
import { countText, shortInstant } from './times.ts';
import { codeText, words } from './words.ts';

/** Milliseconds from which a fault that goes on by itself is worth a line. */
const worthALine = 15 * 60_000;

interface Group extends Pick<FailureCount, 'kind' | 'class' | 'code'> {
  count: number;
  longest: number;
  tenants: string[];
}

/** The same cause of many tenants is one thing. */
function groupsOf(found: readonly ExchangeStatus[], state: FailureCount['state']): Group[] {
  const groups = new Map<string, Group>();
  for (const { tenant, failures } of found)
    for (const one of failures) {
      if (one.state !== state) continue;
      const name = `${one.kind} ${one.class} ${one.code}`;
      const { kind, class: failureClass, code } = one;
      const group = groups.get(name) ?? {
        kind,
        class: failureClass,
        code,
        count: 0,
        longest: 0,
        tenants: [],
      };
      group.count += one.count;
      group.longest = Math.max(group.longest, one.longest);
      if (!group.tenants.includes(tenant)) group.tenants.push(tenant);
      groups.set(name, group);
    }
  return [...groups.values()].sort((a, b) => b.longest - a.longest);
}

/** What has stopped, or fails and is tried again: one note for each cause. */
export function failureNeeds(
  context: PageContext,
  found: readonly ExchangeStatus[],
  state: FailureCount['state'],
): Need[] {
  const { language, now, nameOf } = context;
  return groupsOf(found, state).flatMap((group) => {
    const needsPerson = state === 'stopped' || group.class === 'local' || group.class === 'handler';
    if (!needsPerson && group.longest < worthALine) return [];
    const { meaning, remedy: what } = codeText(group.code);
    const names = namesText(group.tenants.map(nameOf), language);
    const since = shortInstant(now - group.longest, now, language);
    const html = note({
      tone: state === 'stopped' ? 'bad' : needsPerson ? 'warn' : 'info',
      mark: state === 'stopped' ? 'pause' : needsPerson ? 'warn' : 'info',
      heading: `${names}: ${failureHeading(group, state, language)}, ${sinceText(group, since, language)}`,
      paragraphs: [
        `${prose(meaning[language])} <code>${e(group.code)}</code>`,
        ...(state === 'ready' ? [goesOn(failureClassTexts[group.class].follows, language)] : []),
        ...(needsPerson ? [remedy(what, language)] : []),
      ],
      actions: failureActions(context, group, state),
    });
    return [{ needsPerson, html }];
  });
}

function sinceText({ count }: Group, since: string, language: Language): string {
  const first = count === 1 ? '' : language === 'de' ? 'die erste ' : 'the first ';
  return `${first}${words.since[language]} ${since}`;
}

function failureHeading({ kind, count }: Group, state: FailureCount['state'], language: Language): string {
  const counted = countText(count, language);
  if (kind === 'listing' || kind === 'sweep') {
    const what = workKindLabels[kind][language];
    return language === 'de' ? `${what} scheitert` : `${what} fails`;
  }
  const received = kind === 'received';
  if (language === 'de') {
    const noun = received
      ? count === 1
        ? '1 eingehende Sendung'
        : `${counted} eingehende Sendungen`
      : count === 1
        ? '1 Sendung'
        : `${counted} Sendungen`;
    const verb =
      state === 'stopped'
        ? count === 1
          ? 'ist angehalten'
          : 'sind angehalten'
        : count === 1
          ? 'wird wiederholt'
          : 'werden wiederholt';
    return `${noun} ${verb}`;
  }
  const noun = `${count === 1 ? '1' : counted} ${received ? 'incoming ' : ''}${count === 1 ? 'delivery' : 'deliveries'}`;
  if (state === 'stopped') return `${noun} stopped`;
  return `${noun} ${count === 1 ? 'is' : 'are'} being retried`;
}

function showText(count: number, language: Language): string {
  if (count === 1) return language === 'de' ? 'Sendung ansehen' : 'Show the delivery';
  const counted = countText(count, language);
  return language === 'de' ? `${counted} ansehen` : `Show ${counted}`;
}

function failureActions(context: PageContext, group: Group, state: FailureCount['state']): string[] {
  const { language } = context;
  if (group.kind !== 'delivery' && group.kind !== 'received') return [];
  const show = `<a href="${link(context, '/items', { direction: group.kind, code: group.code, state: state === 'stopped' ? 'stopped' : undefined })}">${e(showText(group.count, language))}</a>`;
  if (state !== 'stopped' || needsAsking(group.code)) return [show];
  const label =
    language === 'de'
      ? group.count === 1
        ? 'Wieder aufnehmen'
        : `Alle ${countText(group.count, language)} wieder aufnehmen`
      : group.count === 1
        ? 'Go on with it'
        : `Go on with all ${countText(group.count, language)}`;
  const only = group.tenants.length === 1 ? group.tenants[0] : undefined;
  const fields = { code: group.code, direction: group.kind, tenant: only };
  return [actionForm(context, { action: 'retry-all', label, fields }), show];
}
