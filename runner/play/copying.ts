/**
 * A function that puts a text and its HTML on the clipboard, in a world that the page does not see and within a gesture of
 * the user: the page hears of no copying.
 */
export const COPY = `function (text, html) {
  const give = (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (html !== '') event.clipboardData.setData('text/html', html);
  };
  addEventListener('copy', give, { capture: true });
  try {
    if (!document.execCommand('copy')) throw new Error('The browser did not let the clipboard be written.');
  } finally {
    removeEventListener('copy', give, { capture: true });
  }
}`;
