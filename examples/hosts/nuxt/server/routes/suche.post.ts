import { h } from 'vue';
import { page } from '../site/page';

export default defineEventHandler(async (event) => {
  const form = await readBody<Record<string, unknown>>(event);
  return page('Suche', [h('p', ['Gesucht: ', h('output', { id: 'wort' }, String(form?.wort ?? ''))])]);
});
