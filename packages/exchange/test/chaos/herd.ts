import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Seeded } from '../simulation/seeded.ts';
import { type CallMoment, drawPlan, type KillPlan, nameOf } from './kill-plan.ts';
import { type FromWorker, startVariable, type ToWorker, type WorkerStart } from './messages.ts';
import type { Shared } from './town-config.ts';
import type { ClockState } from './world-clock.ts';

/**
 * A worker that does not come to the place of its plan dies all the same: when it has lived and worked for a while, so that
 * a busy machine does not only see workers that start; and after the longest life in any case.
 */
const life = { shortest: 2500, calls: 25, longest: 9000 };
const twoHours = 7_200_000;

interface Member {
  readonly child: ChildProcess;
  readonly plan: KillPlan | undefined;
  /** Resolves when it works. */
  readonly ready: Promise<void>;
  /** Calls of this process that reached the line. */
  calls: number;
  /** When it was ready, in milliseconds since 1970. */
  since: number | undefined;
  killed: string | undefined;
  timer: NodeJS.Timeout | undefined;
}

export interface HerdOptions {
  /** The program of a worker. */
  readonly program: string;
  readonly size: number;
  readonly shared: Shared;
  readonly effects: string;
  readonly random: Seeded;
  clock(): ClockState;
  onKill(name: string): void;
  onTold(message: Extract<FromWorker, { type: 'told' }>): void;
}

/** Worker processes that are killed and started again at once. */
export function createHerd(options: HerdOptions) {
  const { program, size, shared, effects, random, clock, onKill, onTold } = options;
  const members = new Map<number, Member>();
  /** What workers were asked to enqueue and have not confirmed. */
  const open = new Map<number, number>();
  const crashes: string[] = [];
  let mode: 'killing' | 'calm' | 'ended' = 'calm';

  function start(worker: number): void {
    const isHunted = mode === 'killing';
    const plan = isHunted ? drawPlan(random) : undefined;
    // In calm everybody's clock is right again.
    const skew = isHunted ? random.below(2 * twoHours) - twoHours : 0;
    const settings: WorkerStart = { shared, effects, worker, plan, clock: clock(), skew };
    const child = fork(program, [], {
      execArgv: ['--conditions=@rathaus/source'],
      env: { ...process.env, NODE_NO_WARNINGS: '1', [startVariable]: JSON.stringify(settings) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
    const member: Member = {
      child,
      plan,
      ready,
      calls: 0,
      since: undefined,
      killed: undefined,
      timer: undefined,
    };
    members.set(worker, member);
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(-2000);
    });
    child.on('error', () => undefined);
    child.on('message', (message: FromWorker) => {
      if (message.type === 'ready') {
        isReady();
        onReady(worker, member);
      } else if (message.type === 'enqueued') open.delete(message.number);
      else onTold(message);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(member.timer);
      if (signal === 'SIGKILL') onKill(member.killed ?? (plan ? nameOf(plan) : 'by hand'));
      else if (mode === 'killing' || (code !== 0 && signal !== 'SIGTERM'))
        crashes.push(`worker ${worker}: ${code ?? signal} ${complaint}`);
      if (mode !== 'ended' && members.get(worker) === member) start(worker);
    });
    if (plan?.at === 'start') member.timer = setTimeout(() => kill(member, 'start'), plan.after);
  }

  function onReady(worker: number, member: Member): void {
    const { plan } = member;
    member.since = Date.now();
    for (const [number, owner] of open) if (owner === worker) send(member, { type: 'enqueue', number });
    if (!plan || plan.at === 'start') return;
    const after = plan.at === 'time' ? plan.after : life.longest;
    member.timer = setTimeout(() => kill(member, 'time'), after);
  }

  function kill(member: Member, name: string): void {
    if (mode !== 'killing' || member.child.exitCode !== null || member.child.signalCode !== null) return;
    member.killed ??= name;
    member.child.kill('SIGKILL');
  }

  function send({ child }: Member, message: ToWorker): void {
    if (child.connected) child.send(message, () => undefined);
  }

  return {
    size,
    crashes,
    /** Numbers that no worker has confirmed. */
    get unconfirmed(): number {
      return open.size;
    },
    begin(): void {
      mode = 'killing';
      for (let worker = 0; worker < size; worker += 1) start(worker);
    },
    /** Workers without a plan, as in any ordinary week. */
    beginCalm(): void {
      mode = 'calm';
      for (let worker = 0; worker < size; worker += 1) start(worker);
    },
    /** From now on nobody is killed; everybody is replaced by a worker without a plan and with a right clock. */
    async calm(): Promise<void> {
      mode = 'calm';
      const old = [...members.values()];
      for (const { child } of old) child.kill('SIGTERM');
      await Promise.all(old.map(({ child }) => ended(child)));
    },
    /** Ends one worker as an operator does, and waits until the next one works. */
    async replace(worker: number): Promise<void> {
      const old = members.get(worker);
      if (!old) return;
      await old.ready;
      old.child.kill('SIGTERM');
      await ended(old.child);
      await members.get(worker)?.ready;
    },
    enqueue(number: number): void {
      const worker = random.below(size);
      open.set(number, worker);
      const member = members.get(worker);
      if (member) send(member, { type: 'enqueue', number });
    },
    /** The line says where a call of a worker is. */
    atCall(worker: number, operation: string, moment: CallMoment): void {
      const member = members.get(worker);
      if (!member?.plan) return;
      const { plan, since = Date.now() } = member;
      const isPlace = plan.at === 'call' && plan.operation === operation && plan.moment === moment;
      if (isPlace) kill(member, nameOf(plan));
      if (moment === 'arrived') member.calls += 1;
      const isOld = member.calls >= life.calls && Date.now() - since >= life.shortest;
      if (isOld && plan.at !== 'time') kill(member, `call ${operation} ${moment}`);
    },
    clockChanged(): void {
      for (const member of members.values()) send(member, { type: 'clock', clock: clock() });
    },
    async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
      mode = 'ended';
      for (const { child } of members.values()) child.kill(signal);
      await Promise.all([...members.values()].map(({ child }) => ended(child)));
    },
  };
}

export type Herd = ReturnType<typeof createHerd>;

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
};
