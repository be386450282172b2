/** Piece of a report, whatever it is written as. Text is plain: the writers escape it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'notice'; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly Row[];
    };

/** Cells of a table. `tone` marks the row; it repeats what a cell says in words. */
export interface Row {
  readonly cells: readonly string[];
  readonly tone?: 'good' | 'bad' | 'open' | undefined;
}
