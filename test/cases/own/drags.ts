import type { Case } from '../case.ts';

/** Pages on which things are dragged. */

export const DRAGS: readonly Case[] = [
  {
    name: 'drag-by-browser',
    kinds: ['drag'],
    html: `<title>Board</title><style>section { display: inline-block; vertical-align: top; width: 180px; min-height: 180px; background: #ddd } .card { margin: 8px; padding: 8px; background: #fff }</style>
      <section aria-label="To do"><div class="card" draggable="true">Wrap toys</div><div class="card" draggable="true">Feed reindeer</div></section><section aria-label="Doing"></section><section aria-label="Done"></section><script>
      let held; function state() { return [...document.querySelectorAll('section')].map((column) => [...column.children].map((card) => card.textContent)); }
      addEventListener('dragstart', (event) => { held = event.target; event.dataTransfer.setData('text/plain', held.textContent); });
      for (const column of document.querySelectorAll('section')) {
        column.addEventListener('dragover', (event) => event.preventDefault());
        column.addEventListener('drop', (event) => { event.preventDefault(); column.append(held); });
      }</script>`,
    async act(hand) {
      await hand.drag('.card:nth-child(2)', '[aria-label=Done]');
      await hand.drag('.card', ['[aria-label=Doing]', 0.5, 0.8]);
    },
  },
  {
    name: 'drag-to-sort',
    kinds: ['drag'],
    html: `<title>Sort</title><style>ul { list-style: none; padding: 0; width: 240px; user-select: none } li { height: 32px; margin: 4px; padding: 4px; background: #eee; touch-action: none }</style>
      <ul><li>Horse</li><li>Kite</li><li>Train</li><li>Drum</li></ul><script>
      const list = document.querySelector('ul'); let held; function state() { return [...list.children].map((item) => item.textContent); }
      list.addEventListener('pointerdown', (event) => { held = event.target.closest('li'); list.setPointerCapture(event.pointerId); });
      list.addEventListener('pointermove', (event) => { if (!held) return; const over = [...list.children].find((item) => { const box = item.getBoundingClientRect(); return event.clientY > box.top && event.clientY < box.bottom; });
        if (over && over !== held) { const box = over.getBoundingClientRect(); if (held.compareDocumentPosition(over) & 4 ? event.clientY > box.top + box.height / 2 : event.clientY < box.top + box.height / 2) over[held.compareDocumentPosition(over) & 4 ? 'after' : 'before'](held); } });
      list.addEventListener('pointerup', () => { held = undefined; });</script>`,
    async act(hand) {
      await hand.drag('li:nth-child(1)', ['li:nth-child(3)', 0.5, 0.8]);
      await hand.drag('li:nth-child(4)', ['li:nth-child(1)', 0.5, 0.2]);
    },
  },
  {
    name: 'drag-slider',
    kinds: ['drag'],
    html: `<title>Slider</title><style>#track { position: relative; width: 300px; height: 20px; margin: 30px; background: #ccc } #thumb { position: absolute; width: 20px; height: 20px; background: #484; touch-action: none }</style>
      <div id="track"><div id="thumb"></div></div><script>
      let value = 0; let held; function state() { return value; }
      thumb.addEventListener('pointerdown', (event) => { held = true; thumb.setPointerCapture(event.pointerId); event.preventDefault(); });
      thumb.addEventListener('pointermove', (event) => { if (!held) return; value = Math.round(Math.max(0, Math.min(280, event.clientX - track.getBoundingClientRect().left - 10)) / 28); thumb.style.left = value * 28 + 'px'; });
      thumb.addEventListener('pointerup', () => { held = false; });</script>`,
    async act(hand) {
      await hand.drag('#thumb', ['#track', 0.72, 0.5]);
    },
  },
  {
    name: 'drag-to-draw',
    kinds: ['drag'],
    html: `<title>Draw</title><canvas width="400" height="300" style="border: 1px solid; touch-action: none"></canvas><script>
      const paper = document.querySelector('canvas'); const pen = paper.getContext('2d'); pen.lineWidth = 10; let last;
      function state() { const cells = []; for (let y = 0; y < 6; y++) for (let x = 0; x < 8; x++) if (pen.getImageData(x * 50 + 10, y * 50 + 10, 30, 30).data.some((part) => part > 0)) cells.push(x + '' + y); return cells; }
      paper.addEventListener('pointerdown', (event) => { last = event; paper.setPointerCapture(event.pointerId); });
      paper.addEventListener('pointermove', (event) => { if (!last) return; pen.beginPath(); pen.moveTo(last.offsetX, last.offsetY); pen.lineTo(event.offsetX, event.offsetY); pen.stroke(); last = event; });
      paper.addEventListener('pointerup', () => { last = undefined; });</script>`,
    async act(hand) {
      await hand.drag(
        ['canvas', 0.06, 0.08],
        ['canvas', 0.94, 0.08],
        ['canvas', 0.94, 0.92],
        ['canvas', 0.44, 0.58],
      );
    },
  },
];
