import { writeFileAtomically } from '@rathaus/client-core/node';
import { stateLabel } from '@rathaus/exchange/texts';
import type { Context } from '../../program/area.ts';
import { openTarget } from '../../program/target.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { findDelivery } from './find-delivery.ts';
import { withStore } from './open-exchange.ts';
import { type CommonOptions, commandFor, settingsToLook, tenantsOf } from './options.ts';
import { directionOf } from './words.ts';

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
    const { box, one } = found;
    if (found.box === 'inbox')
      throw new UsageFault(
        'Den Nachweis hat der Absender; das ist eine empfangene Zustellung.',
        'The sender has the proof; this is a received delivery.',
      );
    if (found.one.proof === undefined) {
      const { de, en } = stateLabel(directionOf(box), one.state);
      throw new UsageFault(
        `Für ${one.id} gibt es noch keinen Nachweis. Stand: ${de}.`,
        `There is no proof for ${one.id} yet. State: ${en}.`,
      );
    }
    const path = await target.file(`nachweis-${one.id}.json`);
    await writeFileAtomically(path, [Buffer.from(`${JSON.stringify(found.one.proof, null, 1)}\n`)], {
      signal: terminal.signal,
    });
    await target.deliver(path);
    if (options.json) return context.json({ type: 'proof', id: one.id, path });
    if (target.isStandard) return;
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
