import type { Room } from '../shared/offices.ts';
import type { TourView } from './tour-view.ts';

/** Draws the rooms as a plan seen from above; a click in a room chooses it. */
export function drawFlat(canvas: HTMLCanvasElement, rooms: Room[], choose: (room: Room) => void): TourView {
  const context = canvas.getContext('2d');
  const scale = 49;
  let current: Room | undefined;

  const draw = () => {
    if (!context) return;
    const ratio = devicePixelRatio;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    context.setTransform(ratio, 0, 0, ratio, canvas.width / 2, canvas.height / 2);
    context.textAlign = 'center';
    context.font = '600 14px system-ui, sans-serif';
    for (const room of rooms) drawRoom(context, room, scale, room === current);
  };
  canvas.addEventListener('click', (event) => {
    const x = (event.offsetX - canvas.clientWidth / 2) / scale;
    const y = (event.offsetY - canvas.clientHeight / 2) / scale;
    const hit = rooms.find((room) => x > room.left && x < room.right && y > room.back && y < room.front);
    if (hit) choose(hit);
  });
  new ResizeObserver(draw).observe(canvas);

  return {
    show(room) {
      current = room;
      draw();
    },
  };
}

function drawRoom(context: CanvasRenderingContext2D, room: Room, scale: number, current: boolean): void {
  const x = room.left * scale;
  const y = room.back * scale;
  const width = (room.right - room.left) * scale;
  const height = (room.front - room.back) * scale;
  context.globalAlpha = current ? 1 : 0.55;
  context.fillStyle = room.colour;
  context.fillRect(x + 3, y + 3, width - 6, height - 6);
  context.globalAlpha = 1;
  context.fillStyle = '#fff';
  context.beginPath();
  context.arc(x + width / 2, y + height / 2 - 12, 9, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#1d2521';
  context.fillText(room.name, x + width / 2, y + height / 2 + 18);
}
