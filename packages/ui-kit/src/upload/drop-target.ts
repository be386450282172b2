/** Where files may be dropped. */
export interface DropOwner {
  /** Whether no files are taken now. */
  off(): boolean;
  /** Files are held over it, or no longer. */
  over(is: boolean): void;
  /** Files were dropped; folders are among them, which browsers hand over as files that cannot be read. */
  take(files: readonly File[], folders: ReadonlySet<File>): void;
}

/** Lets files be dropped on an element; texts and links that are dragged over it go on as ever. */
export function dropTarget(element: HTMLElement, { off, over, take }: DropOwner): void {
  const drag = (event: DragEvent): void => {
    const { dataTransfer, type } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    // A browser would open the file in place of the page, also where no files are taken.
    event.preventDefault();
    if (off()) dataTransfer.dropEffect = 'none';
    over(type === 'dragover' && !off());
    if (type !== 'drop' || off()) return;
    const files = [...dataTransfer.files];
    const items = [...dataTransfer.items].filter(({ kind }) => kind === 'file');
    take(files, new Set(files.filter((_, index) => items[index]?.webkitGetAsEntry()?.isDirectory)));
  };
  for (const type of ['dragover', 'dragleave', 'drop'] as const) element.addEventListener(type, drag);
}
