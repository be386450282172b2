import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxClock } from '../clock/clock.ts';
import type { InjectedEvent } from '../control/faults.ts';
import type { Ids } from '../seed/ids.ts';
import type { TestKey } from '../seed/test-keys.ts';
import type { StateStore } from '../state/state-store.ts';
import { due } from './deadlines.ts';
import {
  type ApiVersion,
  type Delivery,
  type DeliveryState,
  heldBytes,
  type PublicService,
} from './delivery.ts';
import { DeliveryRegistry } from './delivery-registry.ts';
import {
  type DeliveryKind,
  type EventAuthor,
  type EventName,
  type EventPayload,
  sameTags,
  signEvent,
  signInjected,
} from './events.ts';
import { checkedText, checkPolicy, type JwePolicy } from './jwe-policy.ts';
import type { DeliveryLimits } from './limits.ts';
import { Problem } from './problem.ts';
import type { ReceivedEvent } from './read-event.ts';
import { createUploadGate, full, receiveJwe, type UploadGate } from './uploads.ts';

export interface DeliveriesOptions {
  store: StateStore;
  /** Folder of the contents; exists. */
  directory: string;
  limits: DeliveryLimits;
  clock: SandboxClock;
  ids: Ids;
  issuer: string;
  signingKey: TestKey;
  /** What injected events are signed with that the service must not sign. */
  foreign: { key: TestKey; destinationKey: TestKey; destinationId: string };
  /** An event that shall go into the log of the delivery that was just submitted. */
  nextInjected(): InjectedEvent | undefined;
  /** Something was written into a log. `byService`: the subscriber did not write it. */
  onEvent(delivery: Delivery, name: EventName, byService: boolean): void;
  onReminder(delivery: Delivery): void;
}

export interface NewDelivery {
  readonly kind: DeliveryKind;
  /** A reply belongs to the case of its submission. */
  readonly caseId?: string | undefined;
  readonly destinationId: string;
  readonly senderId: string;
  readonly publicService?: PublicService | undefined;
  readonly version: ApiVersion;
  readonly announced: readonly string[];
}

/**
 * Submissions and replies, their contents and their state machine: incomplete → submitted → (forwarded) → accepted |
 * rejected → deleted. An event is signed before the state changes, so that nobody sees a state without its event, and
 * everything is stored before the call is answered.
 */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #registry: DeliveryRegistry;
  readonly #gate: UploadGate;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
    this.#registry = new DeliveryRegistry(options.store);
    this.#gate = createUploadGate(options.limits);
  }

  /** Deletes contents of an earlier process that belong to nobody. */
  async restore(): Promise<void> {
    const { directory } = this.#options;
    const known = new Set(this.#registry.files());
    for (const name of await readdir(directory)) {
      if (!known.has(name)) await rm(join(directory, name), { force: true });
    }
  }

  all(kind: DeliveryKind): Delivery[] {
    return this.#registry.ofKind(kind);
  }

  find(kind: DeliveryKind, id: string): Delivery | undefined {
    return this.#registry.find(kind, id);
  }

  /** The submission that opened a case. */
  findCase(caseId: string): Delivery | undefined {
    return this.#registry.findCase(caseId);
  }

  /** Log of a case: of its submission and of all replies, in the order of writing. */
  caseLog(caseId: string): string[] {
    return this.#registry.caseLog(caseId);
  }

  pathOf(file: string): string {
    return join(this.#options.directory, file);
  }

  async create(fresh: NewDelivery): Promise<Delivery> {
    const { ids, clock } = this.#options;
    const id = ids.uuid();
    const delivery: Delivery = {
      kind: fresh.kind,
      id,
      caseId: fresh.caseId ?? ids.uuid(),
      destinationId: fresh.destinationId,
      senderId: fresh.senderId,
      publicService: fresh.publicService,
      version: fresh.version,
      announced: fresh.announced,
      attachments: new Map(),
      createdAt: clock.now(),
      eventLog: [],
      jtis: new Set(),
      state: 'incomplete',
    };
    await this.#write(delivery, 'create', undefined, () => this.#registry.add(delivery));
    return delivery;
  }

  async putAttachment(
    delivery: Delivery,
    attachmentId: string,
    content: AsyncIterable<Uint8Array>,
    policy: JwePolicy,
    upload: { declaredBytes: number; begun(): void },
  ): Promise<void> {
    const { limits, store } = this.#options;
    expectState(delivery, ['incomplete']);
    if (!delivery.announced.includes(attachmentId)) {
      throw new Problem(
        422,
        'attachment-not-announced',
        'Attachment not announced',
        'announce it with the submission',
      );
    }
    const leave = this.#gate.enter(upload.declaredBytes);
    const temporary = this.pathOf(`${randomUUID()}.part`);
    try {
      const previous = delivery.attachments.get(attachmentId);
      const facts = await receiveJwe({
        content,
        file: temporary,
        limits,
        others: heldBytes(delivery) - (previous?.facts.size ?? 0),
        room: this.#room(),
        durable: store.durable,
        begun: upload.begun,
      });
      checkPolicy(facts, 'attachment', policy);
      const file = `${randomUUID()}.jwe`;
      await rename(temporary, this.pathOf(file));
      try {
        expectState(delivery, ['incomplete']);
      } catch (error) {
        await this.#deleteFiles([file]);
        throw error;
      }
      const replaced = delivery.attachments.get(attachmentId);
      delivery.attachments.set(attachmentId, { file, facts });
      this.#registry.save(delivery);
      if (replaced) await this.#deleteFiles([replaced.file]);
    } finally {
      leave();
      await rm(temporary, { force: true });
    }
  }

  async submit(delivery: Delivery, metadata: string, data: string, policy: JwePolicy): Promise<void> {
    const { clock } = this.#options;
    expectState(delivery, ['incomplete']);
    const metadataFacts = checkedText(metadata, 'metadata', policy);
    const dataFacts = checkedText(data, 'data', policy);
    const missing = delivery.announced.filter((id) => !delivery.attachments.has(id));
    if (missing.length > 0) {
      throw new Problem(
        422,
        'attachments-missing',
        'Attachments missing',
        `${missing.length} announced attachments were not uploaded`,
      );
    }
    if (metadata.length + data.length > this.#room()) throw full();
    const attachments = [...delivery.attachments].map(([id, { facts }]) => [id, facts.tag]);
    const tags = {
      metadata: metadataFacts.tag,
      data: dataFacts.tag,
      attachments: Object.fromEntries(attachments) as Record<string, string>,
    };
    await this.#write(delivery, 'submit', { authenticationTags: tags }, () => {
      expectState(delivery, ['incomplete']);
      Object.assign(delivery, { metadata, data, tags, state: 'submitted', submittedAt: clock.now() });
    });
    const injected = this.#options.nextInjected();
    if (injected) await this.inject(delivery, injected);
  }

  /** Takes a checked event of the subscriber into the log and changes the state. */
  async apply(delivery: Delivery, event: ReceivedEvent, token: string): Promise<void> {
    expectState(delivery, ['submitted', 'forwarded']);
    if (delivery.jtis.has(event.jti)) {
      throw new Problem(422, 'invalid-set', 'Invalid security event token', "claim 'jti' was used before");
    }
    if (event.name === 'accept-submission' && !(delivery.tags && sameTags(delivery.tags, event.tags))) {
      throw new Problem(
        422,
        'authentication-tags-mismatch',
        'Authentication tags differ',
        'the event does not name the tags of the submission',
      );
    }
    delivery.jtis.add(event.jti);
    this.#registry.log(delivery, token);
    if (event.name === 'forward-submission') delivery.state = 'forwarded';
    else await this.#finish(delivery, event.name === 'accept-submission' ? 'accepted' : 'rejected');
    this.#registry.save(delivery);
    this.#options.onEvent(delivery, event.name, false);
  }

  /** A reply is answered by a call of its receiver, who has no key at the service: the service signs. */
  async answerReply(delivery: Delivery, verb: 'accept' | 'reject', payload: EventPayload): Promise<void> {
    expectState(delivery, ['submitted', 'forwarded']);
    await this.#write(delivery, verb, payload, () => {
      expectState(delivery, ['submitted', 'forwarded']);
      delivery.state = verb === 'accept' ? 'accepted' : 'rejected';
    });
    await this.#finish(delivery, delivery.state);
    this.#registry.save(delivery);
  }

  /** Puts an event into the log that tests whoever reads it. Changes no state. */
  async inject(delivery: Delivery, kind: InjectedEvent): Promise<void> {
    const token = await signInjected(kind, this.#author(), delivery, this.#options.foreign);
    this.#registry.log(delivery, token);
    this.#registry.save(delivery);
    if (kind === 'notify' || kind === 'forward')
      this.#options.onEvent(delivery, `${kind}-${delivery.kind}`, true);
  }

  /** Applies the deadlines. */
  async sweep(): Promise<void> {
    const { clock, limits } = this.#options;
    for (const delivery of this.#registry.values()) {
      for (let step = due(delivery, clock.now()); step; step = due(delivery, clock.now())) {
        if (step.verb === 'remind') {
          delivery.remindedAt = clock.now();
          this.#registry.save(delivery);
          this.#options.onReminder(delivery);
          continue;
        }
        await this.#timeOut(delivery, step.verb, step.payload);
      }
    }
    this.#registry.forgetBeyond(limits.finishedDeliveries);
  }

  async clear(): Promise<void> {
    const files = this.#registry.files();
    this.#registry.clear();
    await this.#deleteFiles(files);
  }

  async #timeOut(delivery: Delivery, verb: 'reject' | 'delete', payload?: EventPayload): Promise<void> {
    const { state } = delivery;
    const next = verb === 'reject' ? 'rejected' : 'deleted';
    // Another sweep at the same time, or an answer, may have been faster.
    let late = false;
    await this.#write(delivery, verb, payload, () => {
      late = delivery.state !== state;
      if (!late) delivery.state = next;
      return !late;
    });
    if (!late) await this.#finish(delivery, next);
  }

  #room(): number {
    return this.#options.limits.storedBytes - this.#registry.held();
  }

  /** The content goes with the answer; the log stays. */
  async #finish(delivery: Delivery, state: DeliveryState): Promise<void> {
    const files = [...delivery.attachments.values()].map(({ file }) => file);
    delivery.state = state;
    delivery.answeredAt ??= this.#options.clock.now();
    delivery.attachments.clear();
    delivery.metadata = undefined;
    delivery.data = undefined;
    this.#registry.save(delivery);
    await this.#deleteFiles(files);
  }

  async #deleteFiles(files: readonly string[]): Promise<void> {
    await Promise.all(files.map((file) => rm(this.pathOf(file), { force: true })));
  }

  #author(): EventAuthor {
    const { signingKey, issuer, clock, ids } = this.#options;
    return { key: signingKey, issuer, at: clock.stamp(), jti: ids.uuid() };
  }

  /** Signs an event of the service; then the change and the event become visible and durable together. */
  async #write(
    delivery: Delivery,
    verb: 'create' | 'submit' | 'accept' | 'reject' | 'delete',
    payload?: EventPayload,
    /** False: somebody else was faster, and there is no event. */
    change: () => unknown = () => undefined,
  ): Promise<void> {
    const name: EventName = `${verb}-${delivery.kind}`;
    const token = await signEvent(this.#author(), delivery, name, payload);
    if (change() === false) return;
    this.#registry.log(delivery, token);
    this.#registry.save(delivery);
    this.#options.onEvent(delivery, name, true);
  }
}

function expectState(delivery: Delivery, states: readonly DeliveryState[]): void {
  if (states.includes(delivery.state)) return;
  throw new Problem(
    409,
    'submission-state-conflict',
    'Conflict',
    `the ${delivery.kind} is ${delivery.state}`,
  );
}
