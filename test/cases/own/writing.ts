import type { Case } from '../case.ts';

/** Pages where what is written has looks, or is taken by the page itself. */

export const WRITING: readonly Case[] = [
  {
    name: 'write-with-looks',
    kinds: ['fill', 'caret', 'click', 'type'],
    html: `<title>Letter</title><button id="bold">Bold</button><div contenteditable role="textbox" aria-label="Letter" style="min-height: 60px"></div><script>
      const letter = document.querySelector('[role=textbox]');
      function state() { return { text: letter.innerText, bold: [...letter.querySelectorAll('b')].map((part) => part.textContent) }; }
      bold.onmousedown = (event) => event.preventDefault(); bold.onclick = () => document.execCommand('bold');</script>`,
    async act(hand) {
      await hand.type('[role=textbox]', 'Dear elf');
      await hand.press('Shift+Home');
      await hand.click('#bold');
      await hand.press('End');
      await hand.write('!');
    },
  },
  {
    name: 'paste-cells',
    kinds: ['fill', 'paste'],
    html: `<title>Cells</title><label>List <input id="list"></label><div tabindex="0" role="grid" aria-label="Toys" style="height: 80px">Paste here</div><script>
      let cells = []; function state() { return cells; }
      document.querySelector('[role=grid]').addEventListener('paste', (event) => { event.preventDefault(); cells = event.clipboardData.getData('text/plain').split(','); });</script>`,
    async act(hand) {
      await hand.type('#list', 'horse,kite');
      await hand.press('Control+A', 'Control+C');
      await hand.click('[role=grid]');
      await hand.press('Control+V');
    },
  },
];
