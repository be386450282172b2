import { writeFileAtomically } from '@rathaus/client-core/node';
import type { Delivery } from '@rathaus/exchange';
import { describeDelivery } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { findDelivery } from './find-delivery.ts';
import { isMailboxReceipt, receiptMeaning } from './mailbox-receipt.ts';
import { withStore } from './open-exchange.ts';
import {
  type CommandText,
  type CommonOptions,
  commandFor,
  commandOn,
  settingsToLook,
  tenantsOf,
} from './options.ts';

export interface ProofOptions extends CommonOptions {
  output: string;
  force?: boolean;
}

/** `rathaus exchange proof`: the proof of an accepted delivery as one file. */
export async function proof(id: string, options: ProofOptions, context: Context): Promise<void> {
  const { text, terminal } = context;
  const settings = await settingsToLook(options, context);
  const tenants = tenantsOf(settings, options);
  const target = openTarget(
    { output: options.output, option: '-o', force: options.force, json: options.json },
    context,
  );
  try {
    const found = await withStore(settings, 'existing', (store) =>
      findDelivery(id, store, settings, tenants),
    );
    const { one } = found;
    if (found.box === 'inbox')
      throw new UsageFault(
        'Den Nachweis hat der Absender; das ist eine empfangene Zustellung.',
        'The sender has the proof; this is a received delivery.',
      );
    if (found.one.proof === undefined) throw noProof(found.one, commandOn(options));
    const isReceipt = isMailboxReceipt(found.one.proof);
    const path = await target.file(`${isReceipt ? 'quittung' : 'nachweis'}-${one.id}.json`);
    await writeFileAtomically(path, [Buffer.from(`${JSON.stringify(found.one.proof, null, 1)}\n`)], {
      signal: terminal.signal,
    });
    await target.deliver(path);
    if (options.json)
      return context.json({ type: isReceipt ? 'mailbox-receipt' : 'proof', id: one.id, path });
    if (target.isStandard) return;
    if (isReceipt) {
      target.say(`${text({ de: 'Quittung', en: 'Receipt' })}: ${path}`);
      target.say(text(receiptMeaning));
      return;
    }
    target.say(`${text({ de: 'Nachweis', en: 'Proof' })}: ${path}`);
    const trust = settings.isSandbox ? '' : ` --trust ${text({ de: 'DATEI', en: 'FILE' })}`;
    const { config: _, ...sandbox } = options;
    target.say(
      `${text({ de: 'Weiter', en: 'Next' })}: ${commandFor(`verify ${path}${trust} --page .`, sandbox)}`,
    );
  } finally {
    await target.close();
  }
}

/** Why there is none, and what brings it. */
function noProof({ id, state }: Delivery, command: CommandText): UsageFault {
  const said = (de: string, en: string) =>
    new UsageFault(
      `Für ${id} gibt es ${state === 'accepted' || state === 'rejected' ? 'keinen' : 'noch keinen'} Nachweis. Stand: ${describeDelivery(state, 'de')}. ${de}`,
      `There is no proof for ${id}${state === 'accepted' || state === 'rejected' ? '' : ' yet'}. State: ${describeDelivery(state, 'en')}. ${en}`,
    );
  switch (state) {
    case 'accepted':
      return said(
        `Warum keiner gespeichert ist, steht im Verlauf: ${command(`show ${id}`)}`,
        `Why none is stored is in the history: ${command(`show ${id}`)}`,
      );
    case 'rejected':
      return said(
        'Belegt wird nur eine Annahme; die Gründe der Zurückweisung nennt show.',
        'Only an acceptance is proven; show names the reasons of the rejection.',
      );
    case 'stopped':
      return said(
        `Sie ist angehalten; was zu tun ist, sagt: ${command(`show ${id}`)}`,
        `It has stopped; what to do is said by: ${command(`show ${id}`)}`,
      );
    default:
      return said(
        'Er entsteht mit der Annahme: Der Empfänger muss abholen, und ein Worker (oder derselbe Befehl send mit --wait) fragt danach.',
        'It is made with the acceptance: the recipient has to fetch the delivery, and a worker (or the same command send with --wait) asks for it.',
      );
  }
}
