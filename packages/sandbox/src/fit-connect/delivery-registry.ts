import type { StateStore } from '../state/state-store.ts';
import { type Delivery, freeze, heldBytes, isFinished, thaw } from './delivery.ts';
import type { DeliveryKind } from './events.ts';

const stored = 'delivery';

/** All deliveries, by id and by case, as they are in memory and in the store. */
export class DeliveryRegistry {
  readonly #store: StateStore;
  readonly #byId = new Map<string, Delivery>();
  /** The first of a case is its submission. */
  readonly #byCase = new Map<string, Delivery[]>();
  #events = 0;

  constructor(store: StateStore) {
    this.#store = store;
    const kept = store.all(stored).map(thaw);
    for (const delivery of kept.sort((a, b) => a.createdAt - b.createdAt)) {
      this.#index(delivery);
      for (const { n } of delivery.eventLog) this.#events = Math.max(this.#events, n);
    }
  }

  values(): Iterable<Delivery> {
    return this.#byId.values();
  }

  ofKind(kind: DeliveryKind): Delivery[] {
    return [...this.#byId.values()].filter((one) => one.kind === kind);
  }

  find(kind: DeliveryKind, id: string): Delivery | undefined {
    const found = this.#byId.get(id);
    return found?.kind === kind ? found : undefined;
  }

  findCase(caseId: string): Delivery | undefined {
    return this.#byCase.get(caseId)?.find(({ kind }) => kind === 'submission');
  }

  /** Log of a case: of its submission and of all replies, in the order of writing. */
  caseLog(caseId: string): string[] {
    return (this.#byCase.get(caseId) ?? [])
      .flatMap(({ eventLog }) => eventLog)
      .sort((a, b) => a.n - b.n)
      .map(({ token }) => token);
  }

  /** Bytes of content that all hold. */
  held(): number {
    let sum = 0;
    for (const delivery of this.#byId.values()) sum += heldBytes(delivery);
    return sum;
  }

  /** Names of all content files. */
  files(): string[] {
    return [...this.#byId.values()].flatMap(({ attachments }) =>
      [...attachments.values()].map(({ file }) => file),
    );
  }

  add(delivery: Delivery): void {
    this.#index(delivery);
  }

  /** Appends an event; `save` makes it durable together with what else changed. */
  log(delivery: Delivery, token: string): void {
    this.#events += 1;
    delivery.eventLog.push({ n: this.#events, token });
  }

  save(delivery: Delivery): void {
    this.#store.set(stored, delivery.id, freeze(delivery));
  }

  /** Forgets the oldest finished deliveries beyond this number. */
  forgetBeyond(number: number): void {
    const finished = [...this.#byId.values()].filter(isFinished);
    if (finished.length <= number) return;
    finished.sort((a, b) => a.createdAt - b.createdAt);
    for (const delivery of finished.slice(0, finished.length - number)) {
      const rest = (this.#byCase.get(delivery.caseId) ?? []).filter((one) => one !== delivery);
      if (rest.length > 0) this.#byCase.set(delivery.caseId, rest);
      else this.#byCase.delete(delivery.caseId);
      this.#byId.delete(delivery.id);
      this.#store.remove(stored, delivery.id);
    }
  }

  clear(): void {
    this.#byId.clear();
    this.#byCase.clear();
    this.#store.clear([stored]);
  }

  #index(delivery: Delivery): void {
    this.#byId.set(delivery.id, delivery);
    this.#byCase.set(delivery.caseId, [...(this.#byCase.get(delivery.caseId) ?? []), delivery]);
  }
}
