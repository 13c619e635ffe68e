import { OFFICES, type Office } from '../shared/offices.ts';

/** The site's icon. */
export const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1f4d3f"/>' +
  '<path d="M8 24V13a8 8 0 0 1 16 0v11h-5v-9a3 3 0 0 0-6 0v9z" fill="#f6efe2"/></svg>';

/** The drawings there are of a building, each with its caption. */
export function drawingsOf(office: Office): { view: string; caption: string }[] {
  const rooms = office.rooms.length > 0 ? office.rooms.map((room) => room.name) : ['Main room', 'Side room'];
  return [
    { view: 'street', caption: `${office.name} from the street` },
    { view: 'hall', caption: rooms[1] ?? 'Main room' },
    { view: 'corner', caption: rooms[2] ?? 'Side room' },
  ];
}

/** Draws a building as an SVG picture of 640 by 400; undefined for a view there is none of. */
export function drawOffice(office: Office, view: string): string | undefined {
  if (view === 'street') return picture(street(office));
  if (view === 'hall') return picture(interior(office, 0));
  if (view === 'corner') return picture(interior(office, 1));
  return undefined;
}

interface Palette {
  sky: string;
  glow: string;
  ground: string;
  wall: string;
  roof: string;
  light: string;
}

const PALETTES: readonly Palette[] = [
  { sky: '#22344f', glow: '#5d7f94', ground: '#e9eef2', wall: '#8a4a3a', roof: '#f4f7f9', light: '#ffd98a' },
  { sky: '#cfe0e3', glow: '#f1ead9', ground: '#7f9b96', wall: '#a55a45', roof: '#5b3a33', light: '#f8ecd0' },
  { sky: '#f3d9b8', glow: '#fbf0dc', ground: '#a9a178', wall: '#efe3cb', roof: '#5f8f86', light: '#8fa9a6' },
  { sky: '#d8e4d2', glow: '#f4f1e2', ground: '#7d9470', wall: '#d9bf94', roof: '#7c5a4a', light: '#5e7480' },
  { sky: '#dbe6ee', glow: '#f7f2ea', ground: '#b2b8ae', wall: '#5f7f86', roof: '#3c5257', light: '#fbe6b6' },
];

function picture(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" preserveAspectRatio="xMidYMid slice">${content}</svg>`;
}

function paletteOf(office: Office): Palette {
  const winter = office.city === 'Rovaniemi';
  const chosen = winter ? 0 : 1 + (OFFICES.indexOf(office) % (PALETTES.length - 1));
  const [first] = PALETTES;
  if (first === undefined) throw new Error('There are no palettes to draw with');
  return PALETTES[chosen] ?? first;
}

function street(office: Office): string {
  const { sky, glow, ground, wall, roof, light } = paletteOf(office);
  const winter = office.city === 'Rovaniemi';
  const floors = office.desks > 40 ? 4 : office.desks > 18 ? 3 : 2;
  const columns = 4 + (office.area % 3);
  const width = columns * 62 + 40;
  const storey = floors > 3 ? 48 : 58;
  const height = floors * storey + 30;
  const left = 320 - width / 2;
  const top = 330 - height;
  const windows = Array.from({ length: floors * columns }, (_, i) => {
    const x = left + 31 + (i % columns) * 62;
    const y = top + 22 + Math.floor(i / columns) * storey;
    const lit = (i * 7 + office.built) % 3 !== 0 ? light : `${light}88`;
    return `<rect x="${x}" y="${y}" width="38" height="${storey - 20}" rx="3" fill="${lit}"/>`;
  });
  const door = `<rect x="300" y="288" width="40" height="42" rx="4" fill="${roof}"/><rect x="304" y="292" width="32" height="38" fill="${sky}" opacity=".7"/>`;
  const stars = winter
    ? Array.from({ length: 26 }, (_, i) => {
        const x = (i * 149) % 640;
        const y = (i * 67) % 190;
        return `<circle cx="${x}" cy="${y}" r="${1 + (i % 3) * 0.5}" fill="#fff" opacity=".8"/>`;
      }).join('')
    : `<circle cx="${120 + (office.area % 380)}" cy="86" r="34" fill="${glow}"/>`;
  const trees = [70, 128, 540, 596].map((x, i) =>
    winter
      ? `<path d="M${x} ${200 + i * 8}l34 ${130 - i * 8}h-68z" fill="#2f5a4c"/><path d="M${x} ${200 + i * 8}l12 46q-12 8-24 0z" fill="#f4f7f9"/>`
      : `<rect x="${x - 4}" y="270" width="8" height="62" fill="#6b5646"/><circle cx="${x}" cy="${252 + (i % 2) * 10}" r="36" fill="#5f8a6a" opacity=".85"/>`,
  );
  const gable = `<path d="M${left - 16} ${top + 4}L320 ${top - 60}L${left + width + 16} ${top + 4}z" fill="${roof}"/>`;
  return `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${glow}"/></linearGradient></defs>
<rect width="640" height="400" fill="url(#s)"/>${stars}
<path d="M0 300Q160 236 330 284T640 268V400H0z" fill="${ground}" opacity=".6"/>${trees.join('')}
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${wall}"/>${gable}${windows.join('')}
<path d="M0 328h640v72H0z" fill="${ground}"/>${door}`;
}

function interior(office: Office, corner: 0 | 1): string {
  const { sky, glow, wall, roof, light } = paletteOf(office);
  const room = office.rooms[corner + 1];
  const colour = room?.colour ?? wall;
  const desks = Array.from({ length: 3 + corner }, (_, i) => {
    const x = 70 + i * (corner === 0 ? 180 : 138);
    return `<rect x="${x}" y="276" width="112" height="9" rx="3" fill="#f6efe2"/><path d="M${x + 8} 285v52M${x + 104} 285v52" stroke="#4b3f35" stroke-width="5"/><rect x="${x + 34}" y="238" width="44" height="30" rx="3" fill="#33413c"/><path d="M${x + 56} 268v8" stroke="#33413c" stroke-width="5"/>`;
  });
  const lamps = [150, 320, 490].map(
    (x) =>
      `<path d="M${x} 0v62" stroke="#4b3f35" stroke-width="2"/><path d="M${x - 24} 86q24-48 48 0z" fill="${light}"/>`,
  );
  const windowLeft = corner === 0 ? 210 : 380;
  return `<rect width="640" height="320" fill="${colour}" opacity=".55"/><rect width="640" height="320" fill="#f6efe2" opacity=".45"/>
<rect y="312" width="640" height="88" fill="#b99b74"/><path d="M0 312h640" stroke="#8f7454" stroke-width="4"/>
<rect x="${windowLeft}" y="104" width="210" height="120" rx="6" fill="${sky}"/><path d="M${windowLeft} 190q60-40 120-12t90-14v60h-210z" fill="${glow}"/>
<path d="M${windowLeft + 105} 104v120M${windowLeft} 164h210" stroke="#f6efe2" stroke-width="6"/>
<rect x="${corner === 0 ? 40 : 60}" y="120" width="96" height="104" rx="4" fill="${roof}" opacity=".5"/>${lamps.join('')}${desks.join('')}`;
}
