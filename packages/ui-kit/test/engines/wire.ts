/** Commands of W3C WebDriver that the contract needs, whatever carries them: HTTP (WebKit) or Marionette (Firefox). */
export interface Wire {
  navigate(url: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** Runs the body of a function and gives what it returns, promises awaited. */
  execute(body: string): Promise<unknown>;
  /** Goes into the frame that an element reference stands for. */
  enterFrame(element: unknown): Promise<void>;
  role(id: string): Promise<string>;
  label(id: string): Promise<string>;
  type(id: string, text: string): Promise<void>;
  actions(actions: readonly object[]): Promise<void>;
  print(): Promise<string>;
  screenshot(): Promise<string>;
  quit(): Promise<void>;
}

/** The key under which WebDriver passes elements (W3C WebDriver, 12 Elements). */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
