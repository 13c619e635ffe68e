import type { Case } from '../case.ts';

/** Lists, boards and sliders that people take from elsewhere. */

const LIST = `<style>ul { list-style: none; padding: 8px; margin: 8px; width: 220px; min-height: 60px; background: #ddd; display: inline-block; vertical-align: top; user-select: none } li { height: 32px; margin: 4px; padding: 4px; background: #fff; box-sizing: border-box }</style>`;

export const DRAGS: readonly Case[] = [
  {
    name: 'sortablejs-list',
    component: 'sortablejs',
    kinds: ['drag'],
    html: `<title>Sortable</title>${LIST}<ul id="list"><li>Horse</li><li>Kite</li><li>Train</li><li>Drum</li><li>Ball</li></ul><script type="module">
      import Sortable from 'sortablejs'; const list = document.getElementById('list'); new Sortable(list, { animation: 100 });
      globalThis.state = () => [...list.children].map((item) => item.textContent);</script>`,
    async act(hand) {
      await hand.drag('li:nth-child(1)', ['li:nth-child(3)', 0.5, 0.8]);
      await hand.drag('li:nth-child(5)', ['li:nth-child(2)', 0.5, 0.2]);
    },
  },
  {
    name: 'sortablejs-board',
    component: 'sortablejs',
    kinds: ['drag'],
    html: `<title>Handles</title>${LIST}<ul aria-label="Todo"><li><i class="handle">::</i> Wrap</li><li><i class="handle">::</i> Label</li></ul><ul aria-label="Done"><li><i class="handle">::</i> Feed</li></ul><script type="module">
      import Sortable from 'sortablejs'; for (const list of document.querySelectorAll('ul')) new Sortable(list, { group: 'board', handle: '.handle', forceFallback: true, animation: 80 });
      globalThis.state = () => [...document.querySelectorAll('ul')].map((list) => [...list.children].map((item) => item.textContent.trim()));</script>`,
    async act(hand) {
      await hand.drag('[aria-label=Todo] li:nth-child(2) .handle', ['[aria-label=Done] li', 0.3, 0.8]);
    },
  },
  {
    name: 'draggable-board',
    component: '@shopify/draggable',
    kinds: ['drag'],
    html: `<title>Draggable</title>${LIST}<ul id="a"><li>Horse</li><li>Kite</li></ul><ul id="b"><li>Train</li></ul><script type="module">
      import { Sortable } from '@shopify/draggable'; const lists = [...document.querySelectorAll('ul')]; new Sortable(lists, { draggable: 'li', delay: 0, distance: 0 });
      globalThis.state = () => lists.map((list) => [...list.children].map((item) => item.textContent));</script>`,
    async act(hand) {
      await hand.drag('#a li:nth-child(1)', ['#b li', 0.5, 0.6]);
      await hand.rest();
    },
  },
  {
    name: 'dragula-board',
    component: 'dragula',
    kinds: ['drag'],
    html: `<title>Dragula</title>${LIST}<ul id="a"><li>Horse</li><li>Kite</li></ul><ul id="b"><li>Train</li></ul><script type="module">
      globalThis.global ??= globalThis; const { default: dragula } = await import('dragula'); const lists = [...document.querySelectorAll('ul')]; dragula(lists);
      globalThis.state = () => lists.map((list) => [...list.children].map((item) => item.textContent));</script><style>.gu-mirror { position: fixed !important; margin: 0 !important; z-index: 9999; opacity: .8; pointer-events: none } .gu-hide { display: none !important }</style>`,
    async act(hand) {
      await hand.drag('#a li:nth-child(2)', ['#b li', 0.5, 0.2]);
    },
  },
  {
    name: 'gridstack-widgets',
    component: 'gridstack',
    kinds: ['drag'],
    html: `<title>Widgets</title><div class="grid-stack" style="width: 720px; background: #eee"></div><script type="module">
      import { GridStack } from 'gridstack'; import 'gridstack/dist/gridstack.min.css';
      const grid = GridStack.init({ column: 6, cellHeight: 80, animate: false, float: true }); grid.load([{ id: 'toys', x: 0, y: 0, w: 2, content: 'Toys' }, { id: 'elves', x: 2, y: 0, w: 2, content: 'Elves' }]);
      globalThis.state = () => grid.save(false).map(({ id, x, y, w, h }) => [id, x ?? 0, y ?? 0, w ?? 1, h ?? 1]);</script><style>.grid-stack-item-content { background: #cde }</style>`,
    async act(hand) {
      await hand.drag('[gs-id=toys] .grid-stack-item-content', ['.grid-stack', 0.85, 0.5]);
    },
  },
  {
    name: 'nouislider-range',
    component: 'nouislider',
    kinds: ['drag'],
    html: `<title>Slider</title><div id="price" style="width: 400px; margin: 60px"></div><script type="module">
      import noUiSlider from 'nouislider'; import 'nouislider/dist/nouislider.css';
      const price = document.getElementById('price'); noUiSlider.create(price, { start: [20, 80], connect: true, step: 5, range: { min: 0, max: 100 }, handleAttributes: [{ 'aria-label': 'Least' }, { 'aria-label': 'Most' }] });
      globalThis.state = () => price.noUiSlider.get();</script>`,
    async act(hand) {
      await hand.drag('[aria-label=Least]', ['#price', 0.45, 0.5]);
      await hand.click(['#price', 0.9, 0.5]);
    },
  },
  {
    name: 'swiper-slides',
    component: 'swiper',
    kinds: ['drag', 'click'],
    html: `<title>Slides</title><div class="swiper" style="width: 500px; height: 200px"><div class="swiper-wrapper"><div class="swiper-slide">One</div><div class="swiper-slide">Two</div><div class="swiper-slide">Three</div><div class="swiper-slide">Four</div></div><button class="swiper-button-next" aria-label="Next"></button></div><script type="module">
      import Swiper from 'swiper'; import { Navigation } from 'swiper/modules'; import 'swiper/css'; import 'swiper/css/navigation';
      const swiper = new Swiper('.swiper', { modules: [Navigation], speed: 100, navigation: { nextEl: '.swiper-button-next' } });
      globalThis.state = () => swiper.activeIndex;</script>`,
    async act(hand) {
      await hand.click('.swiper-button-next');
      await hand.rest();
      await hand.drag(['.swiper', 0.8, 0.5], ['.swiper', 0.15, 0.5]);
    },
  },
];
