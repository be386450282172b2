import { showDate } from '../element/dates.ts';
import { filled } from '../element/fill.ts';
import type { TemplateContext } from '../element/template.ts';
import type { Tree } from '../tree/tree.ts';
import type { Phase } from './session.ts';

/** What is to be said of the session. */
export interface Notice {
  readonly phase: Phase;
  /** Milliseconds until the end. */
  readonly left: number;
  /** The end, in milliseconds since the epoch. */
  readonly ends: number;
  /** Whether the end can be put off, and whether there is a form to log out. */
  readonly canExtend: boolean;
  readonly canLogout: boolean;
  readonly login: string | undefined;
  /** The person has tried to put the end off, in vain. */
  readonly isFailed: boolean;
  /** The person has closed the dialog: it stays as a line at the lower edge. */
  readonly isQuiet: boolean;
}

/** The dialog before and after the end of a session, or the line that is left of it. What its buttons do stands in their `value`. */
export function noticeTree(notice: Notice, { h, texts, lang }: TemplateContext<'account'>): Tree {
  const { phase, left, ends, canExtend, canLogout, login, isFailed, isQuiet } = notice;
  const isWarning = phase === 'warning';
  const button = (value: string, label: string, part: string): Tree =>
    h('button', { part, type: 'button', value }, label);
  const [first, second] = ['button', 'button secondary'];
  const title = { '': texts.extend, warning: texts.title, end: texts.endedTitle, reload: texts.reloadTitle };
  const minutes = Math.ceil(left / 60_000);
  const span = minutes.toLocaleString(lang, { style: 'unit', unit: 'minute', unitDisplay: 'long' });
  const time = showDate(new Date(ends || 0).toISOString(), lang, undefined, 'short');
  const message = {
    '': texts.failed,
    warning: [
      filled(h, minutes > 1 ? texts.soon : texts.soonOne, {
        left: h('strong', {}, span),
        time: h('span', { part: 'time' }, time),
      }),
      canExtend ? '' : ` ${texts.last}`,
    ],
    end: texts.ended,
    reload: texts.reloadNow,
  };
  // In the middle of a word somebody may press a key: of the buttons only that which stays may be first.
  const staysFirst = isWarning && canExtend;
  // Without its mark, or nothing would be loaded; whole, since a path may begin like an address of another site (`//…`).
  const again = phase === 'reload' ? (login ?? location.href.replace(/#.*/, '')) : login;
  const names = { 'aria-labelledby': 'title', 'aria-describedby': 'message' };
  return h(
    isQuiet ? 'div' : 'dialog',
    isQuiet
      ? { ...names, part: 'line', role: 'region', popover: 'manual' }
      : { ...names, part: 'dialog', role: 'alertdialog', tabindex: '-1' },
    h('h2', { part: 'title', id: 'title' }, title[phase]),
    // Each minute it changes, which is said when there is a pause.
    h('p', { part: 'message', id: 'message', 'aria-live': 'polite', 'aria-atomic': 'true' }, message[phase]),
    phase && !isWarning && !isQuiet && h('p', { part: 'hint' }, texts.copy),
    isWarning && isFailed && h('p', { part: 'error', role: 'alert' }, texts.failed),
    h(
      'div',
      { part: 'actions' },
      staysFirst && button('extend', texts.extend, first),
      !isWarning &&
        again &&
        h('a', { part: first, href: again }, phase === 'reload' ? texts.reload : texts.login),
      isQuiet
        ? !phase && button('close', texts.close, second)
        : // Not every device has an Escape: who is warned early, or stays in vain, has to get back to the page.
          (!staysFirst || isFailed || minutes > 5) &&
            button('close', texts.close, staysFirst || (!isWarning && again) ? second : first),
      isWarning && canLogout && !isQuiet && button('logout', texts.logoutNow, second),
    ),
  );
}
