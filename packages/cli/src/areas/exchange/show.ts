import type { HistoryEntry } from '@rathaus/exchange';
import { directionLabels, errorTextOf, stateLabel } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { type Found, findDelivery } from './find-delivery.ts';
import { localTime } from './local-time.ts';
import { withStore } from './open-exchange.ts';
import { type CommonOptions, settingsToLook, tenantsOf } from './options.ts';
import { causeLines, directionOf } from './words.ts';

/** `rathaus exchange show`: one delivery and what happened to it. */
export async function show(id: string, options: CommonOptions, context: Context): Promise<void> {
  const settings = await settingsToLook(options, context);
  const tenants = tenantsOf(settings, options);
  await withStore(settings, 'existing', async (store) => {
    const found = await findDelivery(id, store, settings, tenants);
    const history = await found.exchange[found.box].history(found.one.id);
    if (options.json) {
      const { proof, ...delivery } = found.one as typeof found.one & { proof?: unknown };
      const hasProof = proof === undefined ? undefined : true;
      context.json({
        type: found.box === 'outbox' ? 'delivery' : 'received',
        tenant: found.tenant,
        ...delivery,
        hasProof,
        history,
      });
    } else print(found, history, context);
  });
}

function print(found: Found, history: readonly HistoryEntry[], { say, text, language }: Context): void {
  const { box, one, tenant } = found;
  const clock = localTime(language).second;
  const label = (de: string, en: string) => text({ de, en }).padEnd(15);
  const { remoteId, error } = one;
  say(
    text(stateLabel(directionOf(box), one.state)),
    one.state === 'stopped' || one.state === 'rejected' ? 'bad' : 'strong',
  );
  say(`  ${label('Kennung', 'Id')} ${one.id}`);
  say(`  ${label('Mandant', 'Tenant')} ${tenant}, ${text(directionLabels[directionOf(box)])}`);
  if (found.box === 'outbox') {
    const { reference, to, service } = found.one;
    if (reference !== one.id) say(`  ${label('Zeichen', 'Reference')} ${reference}`);
    say(`  ${label('An', 'To')} ${'destinationId' in to ? to.destinationId : to.mailbox}`);
    say(`  ${label('Leistung', 'Service')} ${service.name}`);
  } else {
    const { transport, source } = found.one;
    const isMailbox = transport === 'directory' || transport === 'webdav';
    say(`  ${isMailbox ? label('Postfach', 'Mailbox') : label('Zustellpunkt', 'Destination')} ${source}`);
  }
  if (remoteId !== undefined) say(`  ${label('Beim Dienst', 'At the service')} ${remoteId}`);
  if ('nextAttemptAt' in one && one.nextAttemptAt !== undefined)
    say(`  ${label('Nächster Schritt', 'Next step')} ${clock(one.nextAttemptAt)}`);
  if (error) for (const line of causeLines(error, language)) say(`  ${line}`, 'bad');
  for (const { title, detail } of one.problems ?? [])
    say(`  ${text({ de: 'Grund', en: 'Reason' })}: ${title}: ${detail}`);
  say('');
  say(text({ de: 'Verlauf', en: 'History' }), 'strong');
  for (const entry of history) {
    const { at, count, lastAt } = entry;
    const again =
      count > 1
        ? text({
            de: ` (${count} mal, zuletzt ${clock(lastAt)})`,
            en: ` (${count} times, last ${clock(lastAt)})`,
          })
        : '';
    say(`  ${clock(at)}  ${text(happened(entry, box))}${again}`);
  }
}

function happened(entry: HistoryEntry, box: Found['box']) {
  const meaning = 'code' in entry && entry.code !== undefined ? errorTextOf(entry.code)?.meaning : undefined;
  const code = 'code' in entry && entry.code !== undefined ? ` [${entry.code}]` : '';
  const why = {
    de: `${meaning ? `: ${meaning.de}` : ''}${code}`,
    en: `${meaning ? `: ${meaning.en}` : ''}${code}`,
  };
  switch (entry.type) {
    case 'state': {
      const { de, en } = stateLabel(directionOf(box), entry.state);
      return { de: `${de}${why.de}`, en: `${en}${why.en}` };
    }
    case 'failed':
      return { de: `Versuch gescheitert${why.de}`, en: `Attempt failed${why.en}` };
    case 'stopped':
      return { de: `Angehalten${why.de}`, en: `Stopped${why.en}` };
    case 'blocked':
      return { de: `Wartet auf die Anmeldung${why.de}`, en: `Waits for the credentials${why.en}` };
    case 'notice':
      return { de: `Hinweis${why.de}`, en: `Notice${why.en}` };
    case 'retried':
      return entry.by === undefined
        ? { de: 'Von Hand fortgesetzt', en: 'Continued by hand' }
        : { de: `Von Hand fortgesetzt: ${entry.by}`, en: `Continued by hand: ${entry.by}` };
  }
}
