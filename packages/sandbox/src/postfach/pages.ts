import { escapeHtml, page } from '../page/page.ts';
import type { Mailbox, Mailboxes, StoredMessage, StoredState } from './mailboxes.ts';
import { levelName, levels, readableSize, readableTime, stateNames } from './words.ts';

const html = escapeHtml;
const count = (number: number): string =>
  number === 0 ? 'keine Nachricht' : number === 1 ? '1 Nachricht' : `${number} Nachrichten`;

/** Address of a mailbox, seen after a login of this level. */
const mailboxPath = (handle: string, level: number): string =>
  `/postfach/${encodeURIComponent(handle)}?niveau=${level}`;
const messagePath = (message: StoredMessage, level: number): string =>
  `/postfach/${encodeURIComponent(message.content.mailboxUuid)}/${message.id}?niveau=${level}`;

/** All mailboxes: what no real service shows, but whoever tests needs. */
export function overviewPage(mailboxes: Mailboxes): string {
  const items = mailboxes.all().map(({ handle, name }) => {
    const number = mailboxes.messagesOf(handle).length;
    return `<li><a href="${html(mailboxPath(handle, 4))}">${html(name)}</a>, ${count(number)}<br><code>${html(handle)}</code></li>`;
  });
  const applications = [...new Set(mailboxes.states().map(({ content }) => content.applicationId))];
  const monitor = applications.map(
    (id) => `<li><a href="/statusmonitor/${encodeURIComponent(id)}"><code>${html(id)}</code></a></li>`,
  );
  return page(
    'Bürgerpostfach',
    `<p>Die Postfächer der erfundenen Personen. In Wirklichkeit sieht jede Person nur ihr eigenes, nach der Anmeldung.</p>
<ul>${items.join('')}</ul>
<h2>Statusmonitor</h2>
${monitor.length === 0 ? '<p>Noch kein Antrag hat einen Status.</p>' : `<p>Anträge mit einem Status:</p><ul>${monitor.join('')}</ul>`}`,
  );
}

/** The choice of the level of the login, as a form without script. */
function levelForm(action: string, chosen: number): string {
  const options = levels.map(
    ({ stork, name, means }) =>
      `<label class="choice"><input type="radio" name="niveau" value="${stork}"${stork === chosen ? ' checked' : ''}><span><strong>${html(name)}</strong><br>${html(means)}</span></label>`,
  );
  return `<form method="get" action="${html(action)}"><fieldset><legend>Angemeldet mit dem Vertrauensniveau</legend>${options.join('')}</fieldset>
<p class="actions"><button type="submit" class="plain">Niveau wechseln</button></p></form>`;
}

/** A mailbox as its owner sees it after a login of this level. */
export function mailboxPage(mailboxes: Mailboxes, { handle, name }: Mailbox, level: number): string {
  const messages = mailboxes.messagesOf(handle);
  const rows = messages.map((message) => messageItem(message, level));
  const applications = [...new Set(messages.flatMap(({ content }) => content.applicationId ?? []))].filter(
    (id) => mailboxes.statesOf(id).length > 0,
  );
  const list = rows.length === 0 ? '<p>Sie haben keine Nachrichten.</p>' : `<ul>${rows.join('')}</ul>`;
  const monitor = applications.map((id) => {
    const states = mailboxes.statesOf(id);
    return `<h3>${html(states.at(-1)?.content.publicServiceName.de ?? 'Antrag')}</h3>${timeline(states)}`;
  });
  return page(
    `Postfach von ${name}`,
    `<p><a href="/">Alle Postfächer</a></p>
<h2>Nachrichten</h2>
${list}
${monitor.length === 0 ? '' : `<h2>Ihre Anträge</h2>${monitor.join('')}`}
<h2>Anmeldung</h2>
${levelForm(`/postfach/${encodeURIComponent(handle)}`, level)}`,
  );
}

/** A message in the list. Before the login that it asks for it shows nothing of what it says. */
function messageItem(message: StoredMessage, level: number): string {
  const { content, files, receivedAt, openedAt } = message;
  const needed = content.stork_qaa_level;
  const from = `von ${html(content.sender)}, <time datetime="${html(receivedAt)}">${html(readableTime(receivedAt))}</time>`;
  if (needed > level)
    return `<li><p><strong>Geschützte Nachricht</strong><br>${from}<br>lesbar nach einer Anmeldung mit dem Niveau „${html(levelName(needed))}“</p></li>`;
  const attached = files.length === 0 ? '' : `, ${files.length} ${files.length === 1 ? 'Anlage' : 'Anlagen'}`;
  return `<li><p><strong><a href="${html(messagePath(message, level))}">${html(content.title)}</a></strong><br>${from}<br>${openedAt === undefined ? 'ungelesen' : 'gelesen'}${attached}</p></li>`;
}

/** A message, or what stands in its place before a login of its level. */
export function messagePage(mailbox: Mailbox, message: StoredMessage, level: number): string {
  const { content, receivedAt } = message;
  const back = `<p><a href="${html(mailboxPath(mailbox.handle, level))}">Zurück zum Postfach</a></p>`;
  if (content.stork_qaa_level > level)
    return page(
      'Geschützte Nachricht',
      `${back}<p class="error">Diese Nachricht können Sie erst lesen, wenn Sie sich mit dem Vertrauensniveau „${html(levelName(content.stork_qaa_level))}“ anmelden.</p>
${levelForm(`/postfach/${encodeURIComponent(mailbox.handle)}/${message.id}`, level)}`,
    );
  const facts: [string, string | null | undefined][] = [
    ['Von', content.sender],
    ['Leistung', content.service],
    ['Eingegangen', readableTime(receivedAt)],
    ['Aktenzeichen', content.reference],
    ['Antwort an', content.replyAddress],
    ['Vertrauensniveau', levelName(content.stork_qaa_level)],
  ];
  const rows = facts
    .filter(([, value]) => value)
    .map(([name, value]) => `<tr><th scope="row">${html(name)}</th><td>${html(value ?? '')}</td></tr>`);
  const url = content.senderUrl && URL.parse(content.senderUrl);
  const link =
    url && url.protocol === 'https:'
      ? `<tr><th scope="row">Internet</th><td><a href="${html(url.href)}" rel="noreferrer">${html(url.host)}</a></td></tr>`
      : '';
  const attachments = (content.attachments ?? []).map(({ filename, contentLength }, index) => {
    const address = `/postfach/${encodeURIComponent(mailbox.handle)}/${message.id}/anlagen/${index}?niveau=${level}`;
    return `<li><a href="${html(address)}" download>${html(filename)}</a> (${html(readableSize(contentLength))})</li>`;
  });
  const paragraphs = content.content
    .split(/\r?\n\s*\r?\n/)
    .map((one) => `<p>${html(one).replaceAll(/\r?\n/g, '<br>')}</p>`);
  return page(
    content.title,
    `${back}
<div class="scroll" tabindex="0" role="region" aria-label="Angaben zur Nachricht"><table><tbody>${rows.join('')}${link}</tbody></table></div>
<h2>Nachricht</h2>
${paragraphs.join('\n')}
<h2>Anlagen</h2>
${attachments.length === 0 ? '<p>Keine.</p>' : `<ul>${attachments.join('')}</ul>`}
<p>Auf diese Nachricht können Sie im Postfach nicht antworten.</p>`,
  );
}

/** The states of an application, oldest first. */
function timeline(states: readonly StoredState[]): string {
  const items = states.map(({ content }) => {
    const details = [content.statusDetails?.de, content.additionalInformation?.de].filter(Boolean);
    const reference = content.reference ? ` Aktenzeichen ${html(content.reference)}.` : '';
    return `<li><strong>${html(stateNames[content.status])}</strong>, <time datetime="${html(content.createdDate)}">${html(readableTime(content.createdDate))}</time>, ${html(content.senderName)}.${reference}${details.map((one) => `<br>${html(String(one))}`).join('')}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

/** The status monitor of one application. */
export function statusPage(applicationId: string, states: readonly StoredState[]): string {
  const title = states.at(-1)?.content.publicServiceName.de ?? 'Antrag';
  return page(
    `Statusmonitor: ${title}`,
    `<p><a href="/">Alle Postfächer</a></p><p>Antrag <code>${html(applicationId)}</code></p>
${states.length === 0 ? '<p>Zu diesem Antrag wurde noch kein Status gemeldet.</p>' : timeline(states)}`,
  );
}

export function notFoundPage(): string {
  return page('Nicht gefunden', '<p>Diese Seite gibt es hier nicht. <a href="/">Alle Postfächer</a></p>');
}
