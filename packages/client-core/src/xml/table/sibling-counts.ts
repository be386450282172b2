/** Names up to here are looked through one by one: an element rarely has children of more. */
const few = 32;
/** More names below one element come from hostile files; of the further ones each counts as the first. */
const most = 4096;

/** Counts the children of an element by local name, for their positions in a path. Used again for the next element. */
export class SiblingCounts {
  readonly #names: string[] = [];
  readonly #counts: number[] = [];
  #length = 0;
  /** Positions in `#names`, once there are many. */
  #index: Map<string, number> | undefined;

  /** The first child: those of another element are forgotten. */
  begin(name: string): void {
    this.#names[0] = name;
    this.#counts[0] = 1;
    this.#length = 1;
    this.#index = undefined;
  }

  /** Counts a child and gives its position among those of its name, from 1. */
  add(name: string): number {
    const at = this.#index === undefined ? this.#lookThrough(name) : (this.#index.get(name) ?? -1);
    if (at < 0) return this.addFirst(name);
    const count = this.#counts[at]! + 1;
    this.#counts[at] = count;
    return count;
  }

  /** Counts a child that is known to be the first of its name. */
  addFirst(name: string): 1 {
    const length = this.#length;
    if (length === most) return 1;
    this.#names[length] = name;
    this.#counts[length] = 1;
    this.#length = length + 1;
    if (this.#index !== undefined) this.#index.set(name, length);
    else if (length >= few) {
      this.#index = new Map();
      for (let known = 0; known <= length; known += 1) this.#index.set(this.#names[known]!, known);
    }
    return 1;
  }

  /** From the last one back, because most repeat it. */
  #lookThrough(name: string): number {
    for (let at = this.#length - 1; at >= 0; at -= 1) if (this.#names[at] === name) return at;
    return -1;
  }
}
