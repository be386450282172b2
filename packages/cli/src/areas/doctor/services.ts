import type { Clock } from '@rathaus/client-core/observe';
import type { LocalText } from '@rathaus/client-core/texts';
import { type Result, same } from './check.ts';
import { checkClockAgainst } from './machine.ts';

const timeout = 3000;

interface SandboxAnswer {
  emulator?: unknown;
  services?: Record<string, { origin?: unknown }>;
}

/**
 * Looks for the sandbox. Asked for by name (`required`), its absence is a failure; otherwise a note.
 */
export async function checkSandbox(
  origin: string,
  required: boolean,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result[]> {
  const title = same('Sandbox');
  const absent = (why: LocalText): Result[] => [
    {
      id: 'sandbox',
      title,
      status: required ? 'failure' : 'note',
      detail: why,
      repair: required
        ? { de: 'Sandbox starten: rathaus sandbox', en: 'Start the sandbox: rathaus sandbox' }
        : undefined,
    },
  ];
  let response: Response;
  let config: SandboxAnswer;
  try {
    response = await fetch(new URL('/sandbox.json', origin), {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      redirect: 'error',
    });
    config = (await response.json()) as SandboxAnswer;
  } catch (error) {
    if (signal.aborted) throw error;
    return absent({ de: `unter ${origin} antwortet keine`, en: `none answers at ${origin}` });
  }
  if (!response.ok || typeof config.emulator !== 'string') {
    return absent({
      de: `unter ${origin} antwortet etwas anderes`,
      en: `something else answers at ${origin}`,
    });
  }
  const silent: string[] = [];
  for (const [name, service] of Object.entries(config.services ?? {})) {
    const reached = await fetch(String(service.origin), {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      redirect: 'manual',
    }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status < 500;
      },
      () => false,
    );
    if (!reached) silent.push(name);
  }
  const ok = silent.length === 0;
  return [
    {
      id: 'sandbox',
      title,
      status: ok ? 'ok' : 'failure',
      detail: ok
        ? { de: `läuft unter ${origin}`, en: `runs at ${origin}` }
        : { de: `ohne Antwort: ${silent.join(', ')}`, en: `no answer: ${silent.join(', ')}` },
      repair: ok ? undefined : { de: 'Sandbox neu starten.', en: 'Restart the sandbox.' },
    },
    checkClockAgainst(clock(), response.headers.get('date')),
  ];
}
