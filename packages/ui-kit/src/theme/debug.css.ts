/** For development only: shows in the page what the developer should repair. */
export default `
[data-warning]::after { content: "rathaus: " attr(data-warning); display: block; margin: .5rem 0; padding: .5rem; border: 3px dashed #c00; background: #fff; color: #900; font: 1rem monospace }
`;
