type Named = HTMLInputElement & HTMLOptionElement;

/**
 * What is asked, as a text to compare: names of the fields, and the answers that can be chosen in their order, with the
 * words that people chose them by. An answer belongs to one question: where `0` was "Mo 10:00" and becomes "Fr 10:00",
 * nobody has chosen it. So a page that gives its options in another language, or corrects a word in them, has to give
 * the answer as `value` too; else it is asked again. What stays when the language of the page changes are the answers
 * to options that the page leaves as they are: "Bitte auswählen" is a word of the kit and no answer.
 */
export const question = (box: ParentNode): string =>
  Array.from(
    box.querySelectorAll<Named>('[name], option'),
    ({ type, name, value, label, nextElementSibling }) =>
      JSON.stringify(
        /^(radio|checkbox)$/.test(type)
          ? [type, name, value, nextElementSibling?.textContent]
          : type
            ? [type, name]
            : [value, value && label],
      ),
  ).join();
