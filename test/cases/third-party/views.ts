import type { Case } from '../case.ts';

/** Maps, 3D views, tables, and things that open under the pointer. */

export const VIEWS: readonly Case[] = [
  {
    name: 'leaflet-map',
    component: 'leaflet',
    kinds: ['drag', 'click'],
    html: `<title>Map</title><div id="map" style="width: 600px; height: 400px"></div><script type="module">
      import L from 'leaflet'; import 'leaflet/dist/leaflet.css';
      const map = L.map('map', { zoomAnimation: false, fadeAnimation: false, inertia: false }).setView([60, 10], 5); const marks = [];
      const Tiles = L.GridLayer.extend({ createTile: ({ x, y, z }) => Object.assign(document.createElement('div'), { textContent: [z, x, y].join('/'), style: 'border: 1px solid #ccc; background: #eef' }) }); new Tiles().addTo(map);
      map.on('click', ({ latlng }) => marks.push([Math.round(latlng.lat), Math.round(latlng.lng)]));
      globalThis.state = () => ({ zoom: map.getZoom(), lat: Math.round(map.getCenter().lat), lng: Math.round(map.getCenter().lng), marks });</script>`,
    async act(hand) {
      await hand.drag(['#map', 0.7, 0.6], ['#map', 0.3, 0.4]);
      await hand.click('.leaflet-control-zoom-in');
      await hand.click(['#map', 0.65, 0.35]);
    },
  },
  {
    name: 'leaflet-marker',
    component: 'leaflet',
    kinds: ['click'],
    html: `<title>Marker</title><div id="map" style="width: 600px; height: 400px"></div><script type="module">
      import L from 'leaflet'; import 'leaflet/dist/leaflet.css'; let booked = false;
      const icon = (name) => L.divIcon({ className: 'pin', html: name, iconSize: [80, 24] });
      const map = L.map('map', { zoomAnimation: false, fadeAnimation: false }).setView([60, 10], 5);
      for (const [name, at] of [['Oslo', [60, 11]], ['Bergen', [60.4, 5.3]]]) L.marker(at, { icon: icon(name), title: name, alt: name }).addTo(map).bindPopup('<button class="book">Book ' + name + '</button>', { autoPan: false });
      document.addEventListener('click', ({ target }) => { if (target.className === 'book') booked = target.textContent; }); globalThis.state = () => booked;</script><style>.pin { background: gold; text-align: center }</style>`,
    async act(hand) {
      await hand.click('.pin[title=Bergen]');
      await hand.click('.book');
    },
  },
  {
    name: 'three-orbit',
    component: 'three',
    kinds: ['drag', 'click'],
    html: `<title>Tour</title><script type="module">
      import * as THREE from 'three'; import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
      const renderer = new THREE.WebGLRenderer(); renderer.setSize(500, 400); document.body.append(renderer.domElement); const scene = new THREE.Scene(); const camera = new THREE.PerspectiveCamera(60, 1.25, 0.1, 100); camera.position.set(0, 0, 5);
      const cube = new THREE.Mesh(new THREE.BoxGeometry(), new THREE.MeshNormalMaterial()); scene.add(cube); const controls = new OrbitControls(camera, renderer.domElement); const draw = () => renderer.render(scene, camera); controls.addEventListener('change', draw); draw();
      const hits = []; const ray = new THREE.Raycaster(); renderer.domElement.addEventListener('click', ({ offsetX, offsetY }) => { ray.setFromCamera(new THREE.Vector2(offsetX / 250 - 1, 1 - offsetY / 200), camera); hits.push(ray.intersectObject(cube).length > 0); });
      globalThis.state = () => ({ angle: Math.round(controls.getAzimuthalAngle() * 10), tilt: Math.round(controls.getPolarAngle() * 10), hits: hits.slice(0, 1) });</script>`,
    async act(hand) {
      await hand.click(['canvas', 0.5, 0.5]);
      await hand.drag(['canvas', 0.3, 0.4], ['canvas', 0.75, 0.55]);
    },
  },
  {
    name: 'tabulator-cells',
    component: 'tabulator-tables',
    kinds: ['click', 'fill', 'press'],
    html: `<title>Table</title><div id="table" style="width: 600px"></div><script type="module">
      import { TabulatorFull } from 'tabulator-tables'; import 'tabulator-tables/dist/css/tabulator.css';
      const table = new TabulatorFull('#table', { layout: 'fitColumns', data: [{ id: 1, toy: 'Horse', left: 4 }, { id: 2, toy: 'Kite', left: 9 }, { id: 3, toy: 'Ball', left: 1 }], columns: [{ title: 'Toy', field: 'toy', editor: 'input' }, { title: 'Left', field: 'left', editor: 'number' }] });
      await new Promise((resolve) => table.on('tableBuilt', resolve)); globalThis.state = () => table.getRows('active').map((row) => [row.getData().toy, row.getData().left]);</script>`,
    async act(hand) {
      await hand.click('.tabulator-row:nth-child(2) .tabulator-cell[tabulator-field=toy]');
      await hand.press('Control+A');
      await hand.write('Dragon');
      await hand.press('Enter');
      await hand.click('.tabulator-col[tabulator-field=toy]');
    },
  },
  {
    name: 'jspreadsheet-cells',
    component: 'jspreadsheet-ce',
    kinds: ['press'],
    html: `<title>Sheet</title><div id="sheet"></div><script type="module">
      import jspreadsheet from 'jspreadsheet-ce'; import 'jspreadsheet-ce/dist/jspreadsheet.css'; import 'jsuites/dist/jsuites.css';
      const sheet = jspreadsheet(document.getElementById('sheet'), { data: [['Horse', '4'], ['Kite', '9']], columns: [{ title: 'Toy', width: 120 }, { title: 'Left', width: 80 }] });
      globalThis.state = () => sheet.getData();</script>`,
    async act(hand) {
      await hand.click('td[data-x="0"][data-y="1"]', { count: 2 });
      await hand.write('Dragon');
      await hand.press('Enter');
    },
  },
  {
    name: 'signature-pad',
    component: 'signature_pad',
    kinds: ['drag', 'click'],
    html: `<title>Sign</title><canvas width="400" height="200" style="border: 1px solid" aria-label="Signature"></canvas><button id="done">Sign</button><script type="module">
      import SignaturePad from 'signature_pad'; const canvas = document.querySelector('canvas'); const pad = new SignaturePad(canvas, { minWidth: 4, maxWidth: 8 }); let signed; document.getElementById('done').onclick = () => { signed = pad.toData().length; };
      globalThis.state = () => { const pen = canvas.getContext('2d'); const cells = []; for (let y = 0; y < 4; y++) for (let x = 0; x < 8; x++) if (pen.getImageData(x * 50 + 12, y * 50 + 12, 26, 26).data.some((part) => part > 0)) cells.push(x + '' + y); return { cells, signed }; };</script>`,
    async act(hand) {
      await hand.drag(['canvas', 0.06, 0.37], ['canvas', 0.56, 0.37], ['canvas', 0.56, 0.87]);
      await hand.drag(['canvas', 0.7, 0.12], ['canvas', 0.94, 0.88]);
      await hand.click('#done');
    },
  },
  {
    name: 'tippy-menu',
    component: 'tippy.js',
    kinds: ['hover', 'click'],
    html: `<title>Tips</title><button id="more">More</button><p></p><script type="module">
      import tippy from 'tippy.js'; import 'tippy.js/dist/tippy.css'; tippy('#more', { content: '<button class="item">Share</button> <button class="item">Print</button>', allowHTML: true, interactive: true, placement: 'bottom', delay: [50, 50], duration: [80, 0], appendTo: () => document.body });
      const log = []; document.addEventListener('click', ({ target }) => { if (target.className === 'item') log.push(target.textContent); }); globalThis.state = () => log;</script>`,
    async act(hand) {
      await hand.hover('#more');
      await hand.rest();
      await hand.click('.item:nth-of-type(2)');
    },
  },
];
