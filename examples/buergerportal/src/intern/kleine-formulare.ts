import { bodyLimit } from 'hono/body-limit';

/** For forms without a file, which are read into memory: some hundred bytes are usual, strangers may send gigabytes. */
export const kleineFormulare = bodyLimit({
  maxSize: 16_384,
  onError: (c) => c.text('Das Formular ist zu groß.', 413),
});
