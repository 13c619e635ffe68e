import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Pages that act on the mouse wheel or show more as they are scrolled; what came of it is the text of `#state`. */

const require = createRequire(import.meta.url);
const read = (path: string): string => readFileSync(require.resolve(path), 'utf8');
const module = (code: string): string =>
  `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;

const THREE = readFileSync(join(dirname(require.resolve('three')), 'three.core.js'), 'utf8');

const STATE = `<p id="state" role="status" style="position: fixed; right: 0; top: 0; margin: 0">untouched</p>
  <script>function tell(text) { document.getElementById('state').textContent = text; }</script>`;

const ROWS = `<style>.row { height: 100px } body { margin: 0 }</style><script>
    let rows = 0;
    function more(list, count) {
      for (let each = 0; each < count; each += 1) {
        const row = document.createElement('div');
        row.className = 'row';
        row.innerHTML = '<button>Present ' + String.fromCharCode(65 + (rows % 26)) + '</button>';
        rows += 1;
        list.append(row);
      }
      tell(rows + ' rows');
    }
  </script>`;

/** Loads ten more rows, a moment after less than `near` pixels are left. */
const loading = (scroller: string, near: number, wait: number): string => `<script>
    let isLoading = false;
    const look = () => {
      const at = ${scroller};
      if (isLoading || rows >= 60 || at.scrollHeight - at.clientHeight - at.scrollTop > ${near}) return;
      isLoading = true;
      setTimeout(() => { isLoading = false; more(list, 10); }, ${wait});
    };
  </script>`;

export const SCROLL_PAGES: Record<string, string> = {
  '/': '<title>Start</title><body><h1>Things to scroll</h1>',

  '/map': `<title>Map</title><style>${read('leaflet/dist/leaflet.css')} body { margin: 0 }</style><body>${STATE}
    <div id="map" style="width: 500px; height: 400px"></div><script>${read('leaflet/dist/leaflet.js')}</script><script>
      const map = L.map('map').setView([60, 10], 5);
      L.tileLayer('data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7').addTo(map);
      map.on('zoomend', () => tell('zoom ' + map.getZoom()));
    </script>`,

  '/space': `<title>Space</title><script type="importmap">
      { "imports": { "three": "${module(THREE)}",
        "controls": "${module(read('three/examples/jsm/controls/OrbitControls.js'))}" } }</script><body>${STATE}
    <canvas aria-label="Space" width="500" height="400"></canvas><script type="module">
      import { PerspectiveCamera } from 'three';
      import { OrbitControls } from 'controls';
      const camera = new PerspectiveCamera();
      camera.position.set(0, 0, 10);
      const controls = new OrbitControls(camera, document.querySelector('canvas'));
      controls.addEventListener('change', () => tell(camera.position.z.toFixed(6)));
      controls.update();
      globalThis.isReady = true;
    </script>`,

  '/zoom': `<title>Zoom</title><body style="height: 3000px">${STATE}
    <div id="zoom" style="height: 300px; width: 300px; background: #ddd">Hold Control and turn</div><script>
      const turns = [];
      document.getElementById('zoom').addEventListener('wheel', (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        turns.push(event.deltaX + ',' + event.deltaY + '@' + event.offsetX);
        tell(turns.join(' '));
      }, { passive: false });
    </script>`,

  '/endless': `<title>Endless</title><body>${STATE}${ROWS}<div id="list"></div>
    ${loading('document.scrollingElement', 2, 200)}<script>
      const list = document.getElementById('list');
      more(list, 10);
      addEventListener('scroll', look);
      addEventListener('click', (event) => tell(event.target.textContent));
    </script>`,

  '/eager': `<title>Eager</title><body>${STATE}${ROWS}
    <div id="list" role="feed" aria-label="Presents" style="height: 300px; width: 400px; overflow: auto"></div>
    <div style="height: 2000px">Below</div>${loading("document.getElementById('list')", 400, 0)}<script>
      const list = document.getElementById('list');
      more(list, 10);
      list.addEventListener('scroll', look);
    </script>`,

  '/virtual': `<title>Virtual</title><body>${STATE}<gift-list style="display: block; width: 300px"></gift-list><script>
      customElements.define('gift-list', class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: 'open' });
          root.innerHTML = '<div id="box" style="height: 400px; width: 300px; overflow: auto"><div style="height: 100000px; position: relative"></div></div>';
          const box = root.firstChild;
          const show = () => {
            const first = Math.floor(box.scrollTop / 50);
            box.firstChild.replaceChildren(...Array.from({ length: 9 }, (_, at) => {
              const row = document.createElement('button');
              row.textContent = 'Gift ' + (first + at);
              row.style = 'position: absolute; height: 50px; top: ' + (first + at) * 50 + 'px';
              row.onclick = () => tell('took ' + row.textContent);
              return row;
            }));
          };
          box.addEventListener('scroll', show);
          show();
        }
      });
    </script>`,

  '/chat': `<title>Chat</title><body>${STATE}${ROWS}
    <div id="list" role="log" aria-label="Chat" style="height: 300px; width: 400px; overflow: auto"></div><script>
      const list = document.getElementById('list');
      more(list, 10);
      list.scrollTop = 700;
      let older = 0;
      list.addEventListener('scroll', () => setTimeout(() => {
        if (list.scrollTop > 0 || older === 3) return;
        older += 1;
        const row = document.createElement('div');
        row.style.height = '900px';
        row.textContent = 'Older ' + older;
        list.prepend(row);
        list.scrollTop = 900;
        tell('older ' + older);
      }, 100));
    </script>`,

  '/plain': `<title>Plain</title><body>${STATE}
    <p id="clock" style="position: sticky; top: 0">0</p>
    <div style="height: 4000px">Long</div><button>Done</button>
    <dialog>Really?</dialog><script>
      let shown = 0;
      setInterval(() => {
        const now = document.createElement('b');
        now.textContent = String((shown += 1));
        document.getElementById('clock').replaceChildren(now);
      }, 50);
      addEventListener('click', () => {
        const note = document.createElement('p');
        note.textContent = 'Done so';
        document.querySelector('button').before(note);
      });
    </script>`,

  '/scripted': `<title>Scripted</title><body>${STATE}${ROWS}<button id="down">Down</button><div id="list"></div>
    ${loading('document.scrollingElement', 2, 200)}<script>
      const list = document.getElementById('list');
      more(list, 10);
      addEventListener('scroll', look);
      document.getElementById('down').onclick = () => scrollTo({ top: 9000, behavior: 'smooth' });
    </script>`,
};
