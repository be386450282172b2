/** German texts of `<rathaus-mailbox>`. */
export const mailboxDe = {
  label: 'Nachrichten',
  none: 'Sie haben keine Nachrichten.',
  unread: 'Ungelesen',
  from: 'Von {sender}',
  count: 'Anlagen: {count}',
  attachments: 'Anlagen',
  links: 'Links',
  due: 'Frist: {date}',
  opening: 'Wenn Sie diese Nachricht öffnen, gilt das als Zustellung.',
  delivered: 'Zugestellt am {date}',
  read: 'Gelesen am {date}',
  reply: 'Antworten',
};
