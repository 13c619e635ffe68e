/** Pages on which things are dragged, each in its own way; what came of it is the text of `#state`. */

const STATE = `<p id="state" role="status" style="margin: 0; height: 2em">untouched</p>
  <script>function tell(text) { document.getElementById('state').textContent = text; if (parent !== self) parent.document.title = text; }</script>`;

const LIST = `<style>
    ul { list-style: none; margin: 0; padding: 0; width: 240px; user-select: none }
    .item { height: 36px; margin: 4px; padding: 6px; box-sizing: border-box; background: #eee }
  </style>
  <ul id="list" aria-label="Presents">
    <li class="item">Horse</li><li class="item">Kite</li><li class="item">Train</li><li class="item">Drum</li>
  </ul>
  <script>
    const list = document.getElementById('list');
    const order = () => tell([...list.children].map((item) => item.textContent).join(' '));
  </script>`;

export const DRAG_PAGES: Record<string, string> = {
  '/': '<title>Start</title><body><h1>Things to drag</h1>',

  '/board': `<title>Board</title><body>${STATE}
    <style>.column { display: inline-block; vertical-align: top; width: 200px; min-height: 200px; margin: 8px; background: #ddd }
    .card { margin: 8px; padding: 8px; background: #fff } body.busy #bin { display: block }
    #bin { display: none; position: fixed; right: 8px; bottom: 8px; width: 160px; height: 80px; background: #fcc }</style>
    <section class="column" aria-label="To do"><h2>To do</h2><div class="card" draggable="true">Wrap toys</div>
      <div class="card" draggable="true">Feed reindeer</div></section>
    <section class="column" aria-label="Done"><h2>Done</h2></section>
    <div id="bin" role="region" aria-label="Bin"></div>
    <div style="height: 1200px"></div>
    <section class="column" aria-label="Later"><h2>Later</h2></section>
    <script>
      let dragged;
      addEventListener('dragstart', (event) => { dragged = event.target; event.dataTransfer.setData('text/plain', dragged.textContent);
        setTimeout(() => document.body.classList.add('busy')); });
      addEventListener('dragend', () => document.body.classList.remove('busy'));
      for (const place of document.querySelectorAll('.column, #bin')) {
        place.addEventListener('dragover', (event) => { if (dragged || event.dataTransfer.types.includes('text/plain')) event.preventDefault(); });
        place.addEventListener('drop', (event) => {
          event.preventDefault();
          tell(event.dataTransfer.getData('text/plain') + ' in ' + place.getAttribute('aria-label'));
          if (dragged) place.append(dragged);
        });
      }
    </script>`,

  '/sorted-by-pointer': `<title>Sorting</title><body>${STATE}${LIST}<script>
      // The item leaves its place and follows the pointer; the others make room, and the order changes at the end.
      let held;
      const height = 40;
      list.addEventListener('pointerdown', (event) => {
        const item = event.target.closest('.item');
        held = { item, from: [...list.children].indexOf(item), y: event.clientY, to: [...list.children].indexOf(item) };
        list.setPointerCapture(event.pointerId);
      });
      list.addEventListener('pointermove', (event) => {
        if (!held) return;
        const by = event.clientY - held.y;
        held.item.style.transform = 'translateY(' + by + 'px)';
        held.to = Math.max(0, Math.min(3, held.from + Math.round(by / height)));
        [...list.children].forEach((other, at) => {
          if (other === held.item) return;
          const shift = at > held.from && at <= held.to ? -1 : at < held.from && at >= held.to ? 1 : 0;
          other.style.transform = shift ? 'translateY(' + shift * height + 'px)' : '';
        });
      });
      const end = (isDrop) => {
        if (!held) return;
        for (const item of list.children) item.style.transform = '';
        const { item, from, to } = held;
        held = undefined;
        if (isDrop && to !== from) { (to > from ? list.children[to].after(item) : list.children[to].before(item)); order(); }
      };
      list.addEventListener('pointerup', () => end(true));
      addEventListener('keydown', (event) => event.key === 'Escape' && end(false));
    </script>`,

  '/sorted-by-browser': `<title>Sorting</title><body>${STATE}${LIST}<script>
      // The item takes its new place while it is dragged, so it is dropped on itself.
      let dragged;
      for (const item of list.children) item.draggable = true;
      list.addEventListener('dragstart', (event) => { dragged = event.target; });
      list.addEventListener('dragover', (event) => {
        event.preventDefault();
        const over = event.target.closest('.item');
        if (!over || over === dragged) return;
        const box = over.getBoundingClientRect();
        over[event.clientY > box.top + box.height / 2 ? 'after' : 'before'](dragged);
      });
      list.addEventListener('drop', (event) => { event.preventDefault(); order(); });
    </script>`,

  '/sorted-by-library': `<title>Sorting</title><body>${STATE}${LIST}<script src="/sortable.js"></script><script>
      new Sortable(list, { animation: 100, onEnd: order });
    </script>`,

  '/moved': `<title>Moving</title><body>${STATE}
    <style>body { margin: 0 } #track { position: relative; width: 300px; height: 20px; margin: 20px; background: #ccc }
    #fill { position: absolute; height: 20px; width: 0; background: #8c8 } #thumb { position: absolute; width: 20px; height: 20px; background: #484; touch-action: none }
    #panes { display: flex; width: 400px; height: 120px } #left { width: 150px; background: #eef } #right { flex: 1; background: #fee } #bar { width: 6px; background: #888 }</style>
    <div id="track"><div id="fill"></div><div id="thumb"></div></div>
    <div id="panes"><div id="left">Left</div><div id="bar"></div><div id="right">Right</div></div>
    <canvas id="paper" width="300" height="200" style="border: 1px solid; margin: 20px"></canvas>
    <p id="prose">Some words that a person may select, or not, as they like.</p>
    <button style="width: 120px; user-select: none">Done</button>
    <script>
      const at = (id) => document.getElementById(id);
      function drags(id, move, end) {
        let last;
        at(id).addEventListener('pointerdown', (event) => { last = event; at(id).setPointerCapture(event.pointerId); event.preventDefault(); move(event, event); });
        // Looks once for each painted frame, as many pages do.
        let frame;
        at(id).addEventListener('pointermove', (event) => { if (!last) return; cancelAnimationFrame(frame); frame = requestAnimationFrame(() => { if (last) move(event, last); last = last && event; }); });
        at(id).addEventListener('pointerup', () => { last = undefined; end(); });
      }
      let value = 0;
      drags('thumb', (event) => {
        value = Math.round(Math.max(0, Math.min(280, event.clientX - at('track').getBoundingClientRect().left - 10)) / 2.8);
        at('thumb').style.left = value * 2.8 + 'px'; at('fill').style.width = value * 2.8 + 10 + 'px';
      }, () => tell('slider ' + value));
      drags('bar', (event) => { at('left').style.width = Math.max(60, Math.min(320, event.clientX)) + 'px'; },
        () => tell('panes ' + at('left').offsetWidth));
      const pen = at('paper').getContext('2d');
      const drawn = [];
      drags('paper', (event, last) => {
        pen.beginPath(); pen.moveTo(last.offsetX, last.offsetY); pen.lineTo(event.offsetX, event.offsetY); pen.lineWidth = 8; pen.stroke();
        drawn.push([event.offsetX, event.offsetY]);
      }, () => {
        const cells = [];
        for (let y = 0; y < 4; y++) for (let x = 0; x < 6; x++) {
          if (pen.getImageData(x * 50, y * 50, 50, 50).data.some((part) => part > 0)) cells.push(x + '' + y);
        }
        tell('drawn in ' + cells.join(' '));
      });
    </script>`,

  '/framed': `<title>Framed</title><body style="margin: 30px"><iframe title="Sorter" src="/sorted-by-pointer" style="width: 320px; height: 300px; border: 5px solid"></iframe>`,
};
