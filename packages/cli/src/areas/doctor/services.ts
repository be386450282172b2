import type { Clock } from '@rathaus/client-core/observe';
import { type Examined, found } from './doctor-report.ts';
import { checkClockAgainst } from './machine.ts';

const timeout = 3000;

interface SandboxAnswer {
  emulator?: unknown;
  services?: Record<string, { origin?: unknown }>;
}

/**
 * Looks for the sandbox and compares the clocks. Asked for by name (`required`), its absence is an error; otherwise
 * only a fact.
 */
export async function checkSandbox(
  origin: string,
  required: boolean,
  clock: Clock,
  signal: AbortSignal,
): Promise<Examined[]> {
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
    if (required) return [found('cli.doctor.sandbox-absent', 'sandbox', { origin })];
    return [{ facts: { sandbox: { state: 'absent', origin } } }];
  }
  if (!response.ok || typeof config.emulator !== 'string') {
    if (required) return [found('cli.doctor.sandbox-other', 'sandbox', { origin })];
    return [{ facts: { sandbox: { state: 'other', origin } } }];
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
  return [
    silent.length === 0
      ? { facts: { sandbox: { state: 'running', origin } } }
      : found('cli.doctor.sandbox-silent', 'sandbox', { services: silent }),
    checkClockAgainst(clock(), response.headers.get('date')),
  ];
}
