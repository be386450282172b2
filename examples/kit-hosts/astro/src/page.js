// What a page of your own does with the elements: they are plain HTML, and stay what the page has written.
const find = (selector) => document.querySelector(selector);
const part = find('#elements');
const place = part.parentNode;
const after = part.nextSibling;
const dataset = find('#dataset');

const second = document.createElement('a');
second.id = 'muk';
second.dataset.provider = 'unternehmenskonto';
second.href = '/login/muk';
second.textContent = 'Mit Mein Unternehmenskonto anmelden';

// A property works before the element is defined as well.
dataset.data = JSON.parse(dataset.getAttribute('data'));

find('#rename').addEventListener('click', () => {
  find('#bundid span').textContent = 'Weiter mit BundID';
  find('label[for=nachweis]').textContent = 'Nachweis der Meldebehörde';
  find('#level').setAttribute('have', 'hoch');
  dataset.data = { ...dataset.data, title: 'Baumkataster 2026' };
});
find('#toggle').addEventListener('click', () => {
  if (second.isConnected) second.remove();
  else find('#login').append(second);
});
find('#remove').addEventListener('click', () => {
  if (part.isConnected) part.remove();
  else place.insertBefore(part, after);
});
find('#bundid').addEventListener('click', (event) => {
  event.preventDefault();
  const output = find('#clicks');
  output.value = Number(output.value) + 1;
});
