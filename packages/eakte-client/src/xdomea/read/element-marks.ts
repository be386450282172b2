import type { ElementReader } from '@rathaus/client-core/xml';
import type { Mark } from '../finding/mark.ts';
import type { Bindings, BoundElement } from '../mapping/binding.ts';
import type { ModelObject } from './events.ts';

/** Kept for the next record; more comes from records with thousands of entries and goes with them. */
const keptRoom = 1 << 12;

/** Room for the depth of an element beside its state; readers go less deep. */
const depthBits = 12;
const depthMask = (1 << depthBits) - 1;

/** What is noted of each element: three numbers while it is in the buffer, two more when it leaves it. */
interface Columns {
  /** State of the automaton, which says the element, and depth; the root has no state. */
  element: Int32Array;
  /** Position among the siblings of its name. */
  position: Int32Array;
  /** Offset in the scanner's buffer, as long as it is not settled. */
  offset: Int32Array;
  line: Int32Array;
  column: Int32Array;
}

const columns = (room: number): Columns => ({
  element: new Int32Array(room),
  position: new Int32Array(room),
  offset: new Int32Array(room),
  line: new Int32Array(room),
  column: new Int32Array(room),
});

/**
 * Where the elements are that the fields of the header and of the open records come from, so that a finding can point at
 * the very element it is about. Memory is that of the open records, as with their data: the elements of a record are
 * forgotten when it ends. Lines and paths are worked out for those only that someone asks for, or that leave the buffer.
 */
export class ElementMarks {
  readonly #reader: ElementReader;
  readonly #bindings: Bindings;
  readonly #bound: readonly (BoundElement | undefined)[];
  /** In document order. */
  #columns = columns(keptRoom);
  /** By slot: the part of the model the fields of an element go to; for a text nothing that is still in use. */
  #objects: (ModelObject | undefined)[] = [];
  #length = 0;
  #settled = 0;
  /** By depth: slot of the open element. */
  readonly #open: number[] = [];

  /** `root` is the message, whose element begins at an offset and is the only one that is open. */
  constructor(
    reader: ElementReader,
    bindings: Bindings,
    bound: readonly (BoundElement | undefined)[],
    root: ModelObject,
    at: number,
  ) {
    this.#reader = reader;
    this.#bindings = bindings;
    this.#bound = bound;
    this.open(0, 0, root, at);
  }

  /** An element begins whose text or fields the model takes. */
  open(depth: number, state: number, object: ModelObject | undefined, at: number): void {
    const slot = this.#length;
    if (slot === this.#columns.element.length) this.#resize(slot * 2);
    const { element, position, offset } = this.#columns;
    element[slot] = (state << depthBits) | depth;
    position[slot] = this.#reader.position(depth);
    offset[slot] = at;
    if (object !== undefined) this.#objects[slot] = object;
    this.#open[depth] = slot;
    this.#length = slot + 1;
  }

  /** An element ends that the model does not keep: it is forgotten with all inside it. */
  forget(depth: number): void {
    const length = this.#open[depth]!;
    this.#length = length;
    if (length < this.#settled) this.#settled = length;
    if (this.#objects.length <= keptRoom) return;
    this.#objects.length = length;
    if (length < keptRoom && this.#columns.element.length > keptRoom) this.#resize(keptRoom);
  }

  /** The scanner is about to read on: offsets become lines and columns. */
  settle(): void {
    const { offset, line, column } = this.#columns;
    for (let slot = this.#settled; slot < this.#length; slot += 1) {
      const place = this.#reader.scanner.locate(offset[slot]!);
      line[slot] = place.line;
      column[slot] = place.column;
    }
    this.#settled = this.#length;
  }

  /**
   * The element a field of a part of the model comes from. `field` is the path of the field below the part, its steps
   * parted by `/` (`aussonderungsmetadaten/aufbewahrungsende`), with the number of an entry of a list at its end where
   * needed, from 0. A field that the message leaves out is looked for where it would have to be: the nearest element around
   * it. Undefined when the part is not open.
   */
  find(part: object, field?: string | undefined): Mark | undefined {
    const base = this.#objects.indexOf(part as ModelObject);
    if (base < 0 || base >= this.#length) return undefined;
    return this.#markOf(field === undefined ? base : this.#slotOf(base, part, field.split('/')));
  }

  #slotOf(base: number, part: object, field: readonly string[]): number {
    const last = field.at(-1)!;
    const steps = /^\d+$/.test(last) ? field.slice(0, -1) : field;
    let toSkip = steps === field ? 0 : Number(last);
    /** By slot: how many steps lead to the element; -1 for one that is elsewhere. */
    const led = new Int32Array(this.#length).fill(-1);
    /** By depth: the element around. */
    const above = [0];
    let best = base;
    let furthest = 0;
    led[base] = 0;
    for (let slot = 1; slot < this.#length; slot += 1) {
      const element = this.#columns.element[slot]!;
      const depth = element & depthMask;
      above[depth] = slot;
      if (slot === base) continue;
      const around = above[depth - 1]!;
      const { path } = this.#bound[element >> depthBits]!.target;
      const before = led[around]!;
      const done = before >= 0 ? follow(steps, before, path, 0) : this.#enter(around, part, path, steps);
      led[slot] = done;
      // An element whose fields take its place is not one of a field: the element around it is meant.
      if (done < 0 || path.length === 0) continue;
      if (done < steps.length) {
        if (done > furthest) best = slot;
        furthest = Math.max(furthest, done);
      } else if (toSkip === 0) return slot;
      else toSkip -= 1;
    }
    return best;
  }

  /** Some fields of the header are elements of the root: their path leads through the part. */
  #enter(around: number, part: object, path: readonly string[], steps: readonly string[]): number {
    let at: unknown = this.#objects[around];
    for (let step = 0; step < path.length - 1; step += 1) {
      at = (at as ModelObject | undefined)?.[path[step]!];
      if (at === part) return follow(steps, 0, path, step + 1);
    }
    return -1;
  }

  #markOf(slot: number): Mark {
    const { element, position, offset, line, column } = this.#columns;
    let path = '';
    let depth = (element[slot]! & depthMask) + 1;
    for (let at = slot; at >= 0 && depth > 0; at -= 1) {
      // The last one before that is less deep is the element around.
      if ((element[at]! & depthMask) >= depth) continue;
      depth = element[at]! & depthMask;
      const name =
        at === 0
          ? this.#reader.scanner.openNames[0]!.local
          : this.#bindings.schema.stateUse[element[at]! >> depthBits]!.name;
      path = `/${name}${position[at]! > 1 ? `[${position[at]}]` : ''}${path}`;
    }
    if (slot < this.#settled) return { line: line[slot]!, column: column[slot]!, path };
    return { ...this.#reader.scanner.locate(offset[slot]!), path };
  }

  #resize(room: number): void {
    const larger = columns(room);
    for (const [name, values] of Object.entries(this.#columns) as [keyof Columns, Int32Array][])
      larger[name].set(values.subarray(0, Math.min(room, this.#length)));
    this.#columns = larger;
  }
}

/** How many steps are done behind a path from some step on; -1 when it leads elsewhere. */
function follow(steps: readonly string[], done: number, path: readonly string[], from: number): number {
  for (let step = from; step < path.length; step += 1) {
    if (steps[done] !== path[step]) return -1;
    done += 1;
  }
  return done;
}
