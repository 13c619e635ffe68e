import type { Case } from '../case.ts';

/** Pages that take the mouse wheel for themselves. */

export const WHEEL: readonly Case[] = [
  {
    name: 'wheel-zoom',
    kinds: ['scroll'],
    html: `<title>Map</title><div id="map" role="img" aria-label="Map" style="width: 400px; height: 300px; background: #dfd"></div><script>
      let turned = 0; function state() { return turned; }
      document.getElementById('map').addEventListener('wheel', (event) => { event.preventDefault(); turned += Math.round(event.deltaY); });</script>`,
    async act(hand) {
      await hand.turnWheel('#map', -120);
      await hand.turnWheel('#map', -120);
    },
  },
];
