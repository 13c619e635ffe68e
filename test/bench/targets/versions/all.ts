import { AGENCY } from './agency.ts';
import { FREELANCER } from './freelancer.ts';
import { MODERN_BUSINESS } from './modern-business.ts';
import type { VersionPair } from './pair.ts';
import { SB_ADMIN } from './sb-admin.ts';
import { SHOP } from './shop.ts';

/** All pairs of versions. */
export const VERSION_PAIRS: readonly VersionPair[] = [
  ...FREELANCER,
  ...MODERN_BUSINESS,
  ...SB_ADMIN,
  ...AGENCY,
  ...SHOP,
];
