import * as three from 'three';
import type { Room } from '../shared/offices.ts';

const WALL = 0.9;
const IDLE = '#ffffff';
const HERE = '#e8862e';

/** A model of a building, and what is needed to find one's way in it. */
export interface House {
  group: three.Group;
  /** The room that the first of some objects belongs to. */
  roomOf(objects: three.Object3D[]): Room | undefined;
  /** Lights up the marker of one room. */
  mark(room: Room): void;
}

/** Builds floor, low walls, desks and a marker for each room. */
export function buildHouse(rooms: Room[]): House {
  const group = new three.Group();
  const owners = new Map<three.Object3D, Room>();
  const markers = new Map<Room, three.MeshStandardMaterial>();
  group.add(slab(rooms));
  for (const room of rooms) {
    const glow = new three.MeshStandardMaterial({ color: IDLE });
    markers.set(room, glow);
    for (const part of [...shell(room), ...desks(room), marker(room, glow), sign(room)]) {
      owners.set(part, room);
      group.add(part);
    }
  }
  return {
    group,
    roomOf: (objects) => objects.map((object) => owners.get(object)).find((room) => room !== undefined),
    mark(room) {
      for (const [owner, material] of markers) material.color.set(owner === room ? HERE : IDLE);
    },
  };
}

function box(size: [number, number, number], at: [number, number, number], colour: string): three.Mesh {
  const material = new three.MeshStandardMaterial({ color: colour, roughness: 0.9 });
  const mesh = new three.Mesh(new three.BoxGeometry(...size), material);
  mesh.position.set(...at);
  return mesh;
}

function slab(rooms: Room[]): three.Mesh {
  const width = 2 * Math.max(...rooms.map((room) => Math.max(-room.left, room.right)));
  const depth = 2 * Math.max(...rooms.map((room) => Math.max(-room.back, room.front)));
  return box([width + 1, 0.3, depth + 1], [0, -0.2, 0], '#efe6d6');
}

function shell(room: Room): three.Mesh[] {
  const x = (room.left + room.right) / 2;
  const z = (room.back + room.front) / 2;
  const width = room.right - room.left;
  const depth = room.front - room.back;
  const wall = '#faf6ee';
  return [
    box([width - 0.1, 0.12, depth - 0.1], [x, 0, z], room.colour),
    box([width, WALL, 0.12], [x, WALL / 2, room.back + 0.06], wall),
    box([0.12, WALL, depth], [room.left + 0.06, WALL / 2, z], wall),
    // The front and right walls have a gap for a door.
    box([width * 0.55, WALL, 0.12], [room.left + width * 0.275, WALL / 2, room.front - 0.06], wall),
    box([0.12, WALL, depth * 0.55], [room.right - 0.06, WALL / 2, room.back + depth * 0.275], wall),
  ];
}

function desks(room: Room): three.Mesh[] {
  const columns = Math.floor((room.right - room.left - 1) / 1.5);
  return Array.from({ length: columns }, (_, i) =>
    box([0.9, 0.42, 0.6], [room.left + 0.95 + i * 1.5, 0.27, room.back + 0.75], '#b98d5c'),
  );
}

function marker(room: Room, material: three.Material): three.Mesh {
  const mesh = new three.Mesh(new three.SphereGeometry(0.32, 24, 16), material);
  mesh.position.set((room.left + room.right) / 2, 0.75, (room.back + room.front) / 2 + 0.3);
  return mesh;
}

/** The name of the room, above its marker, always facing the visitor. */
function sign(room: Room): three.Sprite {
  const canvas = document.createElement('canvas');
  canvas.width = 512;
  canvas.height = 96;
  const context = canvas.getContext('2d');
  if (context) {
    context.font = '600 46px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const width = context.measureText(room.name).width + 56;
    context.fillStyle = '#1d2521dd';
    context.beginPath();
    context.roundRect(256 - width / 2, 8, width, 80, 40);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillText(room.name, 256, 50);
  }
  const texture = new three.CanvasTexture(canvas);
  texture.colorSpace = three.SRGBColorSpace;
  const sprite = new three.Sprite(new three.SpriteMaterial({ map: texture, depthTest: false }));
  sprite.scale.set(3.2, 0.6, 1);
  sprite.position.set((room.left + room.right) / 2, 1.75, (room.back + room.front) / 2 + 0.3);
  return sprite;
}
