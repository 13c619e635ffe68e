/** One room of a virtual tour: a rectangle on the floor, in metres around the middle of the building. */
export interface Room {
  name: string;
  left: number;
  right: number;
  back: number;
  front: number;
  colour: string;
}

/** An office building that can be rented. */
export interface Office {
  slug: string;
  name: string;
  city: string;
  street: string;
  desks: number;
  /** Square metres. */
  area: number;
  /** Euros for one desk and month. */
  price: number;
  built: number;
  summary: string;
  story: string;
  /** Empty where there is no virtual tour. */
  rooms: readonly Room[];
  extras: readonly string[];
}

const workshopRooms: readonly Room[] = [
  { name: 'Entrance', left: -1, right: 2, back: 1, front: 4, colour: '#c9b79c' },
  { name: 'Toy hall', left: -6, right: 0, back: -4, front: 1, colour: '#c8705c' },
  { name: 'Letter office', left: 0, right: 6, back: -4, front: -0.5, colour: '#5b8fa8' },
  { name: 'Wrapping room', left: -6, right: -1, back: 1, front: 4, colour: '#d9a65a' },
  { name: 'Sleigh garage', left: 2, right: 6, back: -0.5, front: 4, colour: '#6d9277' },
];

const commonRooms: readonly Room[] = [
  { name: 'Reception', left: -5, right: -1, back: 0, front: 3.5, colour: '#c9b79c' },
  { name: 'Studio', left: -5, right: 1, back: -3.5, front: 0, colour: '#6d9277' },
  { name: 'Meeting room', left: 1, right: 5, back: -3.5, front: 0, colour: '#5b8fa8' },
  { name: 'Kitchen', left: -1, right: 5, back: 0, front: 3.5, colour: '#d9a65a' },
];

/** The buildings on offer. All of them are invented. */
export const OFFICES: readonly Office[] = [
  {
    slug: 'father-christmas-workshop',
    name: 'Father Christmas Workshop',
    city: 'Rovaniemi',
    street: 'Tähtikuja 1',
    desks: 24,
    area: 640,
    price: 290,
    built: 1897,
    summary: 'A timber workshop on the Arctic Circle with a toy hall, warm light and room for a sleigh.',
    story:
      'Eleven months of the year this is the quietest workshop in the north. The toy hall takes sixteen desks under a timber roof, the letter office is made for calls, and the sleigh garage doubles as the widest loading bay in Lapland.',
    rooms: workshopRooms,
    extras: ['Tiled stove in every room', 'Sleigh parking', 'Post office next door', 'Step-free entrance'],
  },
  {
    slug: 'harbour-house',
    name: 'Harbour House',
    city: 'Hamburg',
    street: 'Speicherweg 14',
    desks: 48,
    area: 1120,
    price: 410,
    built: 1911,
    summary: 'Three brick floors above the water, with a crane that still works.',
    story:
      'A coffee warehouse for most of its life, now three open floors with a view of the ferries. The ground floor is shared; the crane is for the piano.',
    rooms: commonRooms,
    extras: ['Roof terrace', 'Bicycle cellar', 'Showers', 'Meeting rooms for 4 and 12'],
  },
  {
    slug: 'old-observatory',
    name: 'The Old Observatory',
    city: 'Lisbon',
    street: 'Rua da Estrela Alta 7',
    desks: 16,
    area: 380,
    price: 350,
    built: 1878,
    summary: 'A round reading room under a copper dome, for small teams that like quiet.',
    story:
      'The telescope has moved to a museum; the dome stays. One round room, two side rooms and a garden with lemon trees.',
    rooms: [],
    extras: ['Garden', 'Library', 'Phone booths'],
  },
  {
    slug: 'linden-court',
    name: 'Linden Court',
    city: 'Berlin',
    street: 'Lindenhof 3',
    desks: 60,
    area: 1480,
    price: 380,
    built: 1906,
    summary: 'A second courtyard, five floors, one very old lime tree.',
    story:
      'Quiet because it is a courtyard away from the street. Floors of twelve desks each, which can be joined.',
    rooms: commonRooms,
    extras: ['Lift', 'Courtyard café', 'Storage', 'Fibre from two carriers'],
  },
  {
    slug: 'glass-bakery',
    name: 'The Glass Bakery',
    city: 'Copenhagen',
    street: 'Bagergangen 22',
    desks: 12,
    area: 260,
    price: 440,
    built: 1934,
    summary: 'One bright room behind a shop window; the ovens are now phone booths.',
    story: 'Ground floor, corner, morning sun. The bread shelves hold plants and the ovens hold phone calls.',
    rooms: [],
    extras: ['Shop window', 'Two phone booths', 'Cargo bicycle'],
  },
  {
    slug: 'canal-yard',
    name: 'Canal Yard',
    city: 'Ghent',
    street: 'Vlasmarkt 40',
    desks: 36,
    area: 900,
    price: 320,
    built: 1922,
    summary: 'A flax store on the canal with tall doors, good for teams that build things.',
    story:
      'Concrete floors, tall doors, three-phase power. Half workshop, half studio, with a jetty for lunch.',
    rooms: commonRooms,
    extras: ['Workbenches', 'Loading bay', 'Jetty'],
  },
  {
    slug: 'lantern-works',
    name: 'Lantern Works',
    city: 'Berlin',
    street: 'Laternenstraße 9',
    desks: 20,
    area: 510,
    price: 360,
    built: 1929,
    summary: 'Two floors of a lamp factory, lit better than any office you know.',
    story: 'They tested street lamps here, which is why the ceilings are high and the switches are many.',
    rooms: [],
    extras: ['Photo studio', 'Bicycle parking', 'Kitchen for 20'],
  },
  {
    slug: 'tidewater-studio',
    name: 'Tidewater Studio',
    city: 'Copenhagen',
    street: 'Tidevandskaj 5',
    desks: 30,
    area: 720,
    price: 430,
    built: 2009,
    summary: 'A timber pavilion on the quay; winter bathing included.',
    story: 'One long room facing the water, with sliding walls that make it three. The sauna seats eight.',
    rooms: commonRooms,
    extras: ['Sauna', 'Sliding walls', 'Harbour bath'],
  },
];

/** The office with that slug. */
export function officeBySlug(slug: string): Office | undefined {
  return OFFICES.find((office) => office.slug === slug);
}

/** The cities there are offices in, in the order of the alphabet. */
export function cities(): string[] {
  return [...new Set(OFFICES.map((office) => office.city))].toSorted();
}

/** What a visitor looks for; an empty part excludes nothing. */
export interface Search {
  text: string;
  city: string;
  minDesks: number;
  tourOnly: boolean;
}

/** The offices that fit a search, in the order of the list. */
export function searchOffices({ text, city, minDesks, tourOnly }: Search): Office[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return OFFICES.filter((office) => {
    const about = `${office.name} ${office.city} ${office.summary}`.toLowerCase();
    return (
      words.every((word) => about.includes(word)) &&
      (city === '' || office.city === city) &&
      office.desks >= minDesks &&
      (!tourOnly || office.rooms.length > 0)
    );
  });
}
