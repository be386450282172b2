import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@rathaus/client-core/text';

/** Longer than any session: a form may lie open over lunch. */
const lifetime = 12 * 3600_000;

export interface Formularmarken {
  /** Says who was given this form, and for which application. */
  make(form: { owner: string; id: string }): string;
  /** Owner and application of a mark that is genuine and not too old. */
  read(mark: string | undefined): { owner: string; id: string } | undefined;
}

/**
 * Marks in the address of a form. A session that ends while somebody types takes the name with it; the mark still says
 * whose form it is, so that what was typed is kept for that person. It opens nothing: who has it can hand in that one
 * draft, and sees it only with a login of their own. A mark of one `formular` is none of another.
 */
export function createFormularmarken(
  keys: readonly string[],
  clock: () => Date,
  formular = '',
): Formularmarken {
  const sign = (key: string, text: string) =>
    createHmac('sha256', `formularmarke${formular} ${key}`).update(text).digest();
  return {
    make({ owner, id }) {
      const text = `${owner}.${id}.${clock().getTime() + lifetime}`;
      return `${text}.${sign(keys[0]!, text).toString('base64url')}`;
    },
    read(mark = '') {
      const [owner = '', id = '', until = '', signature = ''] = mark.split('.');
      const given = Buffer.from(signature, 'base64url');
      const genuine = keys.some((key) => {
        const own = sign(key, `${owner}.${id}.${until}`);
        return own.length === given.length && timingSafeEqual(own, given);
      });
      return genuine && isUuid(id) && clock().getTime() < Number(until) ? { owner, id } : undefined;
    },
  };
}
