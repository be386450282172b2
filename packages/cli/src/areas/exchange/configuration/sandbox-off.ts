import type { LocalText } from '@rathaus/client-core/texts';
import { UsageFault } from '../../../program/usage-fault.ts';

/** No sandbox answers: the surroundings, and no wrong use. */
export class SandboxOff extends UsageFault {
  /** `more`: what helps this command without a sandbox. */
  constructor(origin: string, more: LocalText = { de: '', en: '' }) {
    super(
      `Unter ${origin} antwortet keine Sandbox. Starten Sie sie in einem zweiten Fenster: rathaus sandbox${more.de}`,
      `No sandbox answers at ${origin}. Start it in a second window: rathaus sandbox${more.en}`,
    );
  }
}
