// One listener on the link itself, and not on the document: it lives as long as the node does.
const listen = () => document.querySelector('#bundid')?.addEventListener('click', count);

function count(event) {
  event.preventDefault();
  const output = document.querySelector('#clicks');
  output.value = Number(output.value) + 1;
}

listen();
// The link is another one where a page was opened, restored, or the whole part was away.
for (const event of ['turbo:load', 'turbo:render']) document.addEventListener(event, listen);
