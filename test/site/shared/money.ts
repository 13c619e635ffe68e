/** Writes a whole amount of euros, such as `€1,240`. */
export function euros(amount: number): string {
  return `€${Math.round(amount).toLocaleString('en-GB')}`;
}

/** What is rented: desks for a monthly price each, for some months, with or without a parking space. */
export interface Rental {
  desks: number;
  pricePerDesk: number;
  months: number;
  parking: boolean;
}

/** The terms a tenant can choose from, in months, with the part of the rent taken off. */
export const TERMS = [
  { months: 1, discount: 0 },
  { months: 6, discount: 0.05 },
  { months: 12, discount: 0.1 },
  { months: 24, discount: 0.15 },
] as const;

/** The price of a parking space, in euros a month. */
export const PARKING = 80;

/** The rent in euros a month. */
export function monthlyRent({ desks, pricePerDesk, months, parking }: Rental): number {
  const term = TERMS.find((known) => known.months === months);
  return desks * pricePerDesk * (1 - (term?.discount ?? 0)) + (parking ? PARKING : 0);
}
