/** What the documentation does beyond being read: a button to copy code, and light or dark that stays chosen. */
const { copy, copied } = document.body.dataset;

for (const figure of document.querySelectorAll('figure.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(figure.querySelector('pre').textContent);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  figure.append(button);
}

const choices = document.querySelectorAll('input[name=theme]');
const show = (theme) => {
  document.documentElement.style.colorScheme = { light: 'light', dark: 'dark' }[theme] ?? '';
};
/** Pages opened from a folder may have no storage of their own. */
const stored = () => {
  try {
    return localStorage.getItem('theme');
  } catch {
    return null;
  }
};
for (const choice of choices) {
  choice.checked = choice.value === (stored() ?? 'device');
  choice.addEventListener('change', () => {
    show(choice.value);
    try {
      localStorage.setItem('theme', choice.value);
    } catch (error) {
      console.info('docs: the choice is not kept', error);
    }
  });
}
show(stored() ?? 'device');
