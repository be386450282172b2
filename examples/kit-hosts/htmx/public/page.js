// One listener on the link itself, and not on the document: it lives as long as the node does.
const listen = () => document.querySelector('#bundid')?.addEventListener('click', count);

function count(event) {
  event.preventDefault();
  const output = document.querySelector('#clicks');
  output.value = Number(output.value) + 1;
}

listen();
// Where the whole part was away and is back, the link is another one.
document.addEventListener('htmx:load', listen);
