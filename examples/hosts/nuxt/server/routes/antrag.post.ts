import { h } from 'vue';
import { page } from '../site/page';

export default defineEventHandler(async (event) => {
  const form = await readBody<Record<string, unknown>>(event);
  const { session, visit } = event.context;
  if (!session)
    return page(
      'Ihre Anmeldung ist beendet',
      [
        h('p', 'Ihr Antrag ist nicht gestellt. Bitte melden Sie sich noch einmal an.'),
        h('p', [h('a', { id: 'login', href: visit?.loginHref }, 'Anmelden')]),
      ],
      403,
    );
  if (!session.verifyCsrf(form?.csrf))
    return page('Nicht angenommen', [h('p', 'Bitte öffnen Sie das Formular noch einmal.')], 403);
  return page('Antrag gestellt', [h('p', ['Hund: ', h('output', { id: 'hund' }, String(form?.hund ?? ''))])]);
});
