import { escapeHtml as e } from '@rathaus/client-core/text';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { workKindLabels } from '../../texts/work.ts';
import { needsAsking } from '../../work/asking.ts';
import type { ExchangeStatus, FailureCount } from '../../work/status.ts';
import { actionForm, link, type PageContext } from './layout.ts';
import { cause, goesOn, type Need, type Note, namesText, remedy } from './note.ts';
import { countText, shortInstant } from './times.ts';
import { classText, codeText, isKnownClass, words } from './words.ts';

/** Milliseconds from which a fault that goes on by itself is worth a line. */
const worthALine = 15 * 60_000;

interface Group extends Pick<FailureCount, 'kind' | 'class' | 'code'> {
  count: number;
  longest: number;
  /** Milliseconds since the first of them stopped. */
  stopped: number;
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
        stopped: 0,
        tenants: [],
      };
      group.count += one.count;
      group.longest = Math.max(group.longest, one.longest);
      group.stopped = Math.max(group.stopped, one.stopped ?? 0);
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
  const { language, now, nameOf, say } = context;
  return groupsOf(found, state).flatMap((group) => {
    const goesOnAlone = isKnownClass(group.class) && group.class !== 'local' && group.class !== 'handler';
    const needsPerson = state === 'stopped' || !goesOnAlone;
    if (!needsPerson && group.longest < worthALine) return [];
    const { meaning, remedy: what } = codeText(group.code);
    const names = namesText(context, group.tenants.map(nameOf));
    const first = group.count === 1 ? '' : say(text('die erste ', 'the first '));
    const instant = (age: number) => shortInstant(now - age, now, language);
    const since = `${first}${say(words.since)} ${instant(state === 'stopped' ? group.stopped : group.longest)}`;
    const note: Note = {
      tone: state === 'stopped' ? 'bad' : needsPerson ? 'warn' : 'info',
      mark: state === 'stopped' ? 'pause' : needsPerson ? 'warn' : 'info',
      heading: `${names}: ${say(failureHeading(group, state, countText(group.count, language)))}, ${since}`,
      paragraphs: [
        cause(context, meaning, group.code),
        ...(state === 'stopped' && instant(group.longest) !== instant(group.stopped)
          ? [`${e(say(words.failsSince))} ${e(instant(group.longest))}`]
          : []),
        ...(state === 'ready' ? [goesOn(context, classText(group.class).follows)] : []),
        ...(needsPerson ? [remedy(context, what)] : []),
      ],
      actions: failureActions(context, group, state),
    };
    return [{ needsPerson, note }];
  });
}

function failureHeading({ kind, count }: Group, state: FailureCount['state'], counted: string): LocalText {
  if (kind === 'listing' || kind === 'sweep') {
    const { de, en } = workKindLabels[kind];
    return text(`${de} scheitert`, `${en} fails`);
  }
  const [incoming, incomingOnes] = kind === 'received' ? ['eingehende ', 'incoming '] : ['', ''];
  const stopped = state === 'stopped';
  return count === 1
    ? text(
        `1 ${incoming}Sendung ${stopped ? 'ist angehalten' : 'wird wiederholt'}`,
        `1 ${incomingOnes}delivery ${stopped ? 'stopped' : 'is being retried'}`,
      )
    : text(
        `${counted} ${incoming}Sendungen ${stopped ? 'sind angehalten' : 'werden wiederholt'}`,
        `${counted} ${incomingOnes}deliveries ${stopped ? 'stopped' : 'are being retried'}`,
      );
}

function failureActions(
  context: PageContext,
  { kind, code, count, tenants }: Group,
  state: FailureCount['state'],
): string[] {
  if (kind !== 'delivery' && kind !== 'received') return [];
  const { language, say } = context;
  const counted = countText(count, language);
  const [showText, reviveText] =
    count === 1
      ? [text('Sendung ansehen', 'Show the delivery'), words.revive]
      : [
          text(`${counted} ansehen`, `Show ${counted}`),
          text(`Alle ${counted} wieder aufnehmen`, `Go on with all ${counted}`),
        ];
  const query = { direction: kind, code, state: state === 'stopped' ? 'stopped' : undefined };
  const show = `<a href="${link(context, '/items', query)}">${e(say(showText))}</a>`;
  if (state !== 'stopped' || needsAsking(code)) return [show];
  const fields = { code, direction: kind, tenant: tenants.length === 1 ? tenants[0] : undefined };
  return [actionForm(context, { action: 'retry-all', label: say(reviveText), fields }), show];
}
