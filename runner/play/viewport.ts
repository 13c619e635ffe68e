/** The size of a page in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The size of a page, and the device that it is shown on. */
export interface Viewport extends Size {
  /** So many pixels of the screen are one of the page's in each direction; 1 without. */
  deviceScaleFactor?: number;
  /** Whether pages are laid out as on a phone, by what they say of the viewport themselves. */
  isMobile?: boolean;
  /** Whether the screen can be touched. */
  hasTouch?: boolean;
}
