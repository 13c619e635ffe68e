import * as three from 'three';
import type { Room } from '../shared/offices.ts';
import { buildHouse } from './tour-house.ts';
import type { TourView } from './tour-view.ts';

/** A press that moves further than this, in pixels, turns the view and chooses nothing. */
const DRAG_SLACK = 5;

/** Draws the rooms as a model that can be turned; undefined where there is no WebGL. */
export function drawSolid(
  canvas: HTMLCanvasElement,
  rooms: Room[],
  choose: (room: Room) => void,
): TourView | undefined {
  const context = canvas.getContext('webgl2', { antialias: true });
  if (!context) return undefined;
  const renderer = new three.WebGLRenderer({ canvas, context });
  const scene = new three.Scene();
  scene.background = new three.Color('#dfe7e4');
  const sun = new three.DirectionalLight('#fff4e0', 2.2);
  sun.position.set(5, 12, 7);
  scene.add(new three.HemisphereLight('#ffffff', '#b7ac98', 1.6), sun);
  const camera = new three.PerspectiveCamera(42, 1, 0.1, 100);
  const house = buildHouse(rooms);
  scene.add(house.group);

  const orbit = { turn: 0.45, tilt: 0.9, distance: 16.5, around: new three.Vector3() };
  let pending = false;
  const draw = () => {
    // One frame is drawn for each change, and none while nothing changes.
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      const flat = Math.cos(orbit.tilt) * orbit.distance;
      camera.position.set(
        orbit.around.x + Math.sin(orbit.turn) * flat,
        Math.sin(orbit.tilt) * orbit.distance,
        orbit.around.z + Math.cos(orbit.turn) * flat,
      );
      camera.lookAt(orbit.around);
      renderer.render(scene, camera);
    });
  };
  const turn = (by: number, tiltBy: number) => {
    orbit.turn += by;
    orbit.tilt = Math.min(1.4, Math.max(0.3, orbit.tilt + tiltBy));
    draw();
  };

  new ResizeObserver(() => {
    renderer.setPixelRatio(devicePixelRatio);
    renderer.setSize(canvas.clientWidth, canvas.clientHeight, false);
    camera.aspect = canvas.clientWidth / canvas.clientHeight;
    camera.updateProjectionMatrix();
    draw();
  }).observe(canvas);

  listenToPointer(canvas, turn, (x, y) => {
    const ray = new three.Raycaster();
    ray.setFromCamera(new three.Vector2(x, y), camera);
    const room = house.roomOf(ray.intersectObject(house.group).map((hit) => hit.object));
    if (room) choose(room);
  });
  canvas.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
    const step = Object.entries(by).find(([key]) => key === event.key)?.[1];
    if (!step) return;
    event.preventDefault();
    turn(step[0] ?? 0, step[1] ?? 0);
  });

  return {
    show(room) {
      house.mark(room);
      // The whole house stays in sight, so that every marker can be reached from every room.
      orbit.around.set((room.left + room.right) / 8, 0, (room.back + room.front) / 8);
      draw();
    },
  };
}

/** Tells a drag, which turns, from a click, which chooses; coordinates of a click run from -1 to 1. */
function listenToPointer(
  canvas: HTMLCanvasElement,
  turn: (by: number, tiltBy: number) => void,
  click: (x: number, y: number) => void,
): void {
  let last: { x: number; y: number } | undefined;
  let travelled = 0;
  canvas.addEventListener('pointerdown', (event) => {
    last = { x: event.clientX, y: event.clientY };
    travelled = 0;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!last) return;
    const x = event.clientX - last.x;
    const y = event.clientY - last.y;
    travelled += Math.hypot(x, y);
    last = { x: event.clientX, y: event.clientY };
    if (travelled > DRAG_SLACK) turn(-x * 0.008, y * 0.006);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(end, () => {
      last = undefined;
    });
  }
  canvas.addEventListener('click', (event) => {
    if (travelled > DRAG_SLACK) return;
    click((event.offsetX / canvas.clientWidth) * 2 - 1, 1 - (event.offsetY / canvas.clientHeight) * 2);
  });
}
