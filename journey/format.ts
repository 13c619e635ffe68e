/** The fixed points of the journey format, apart from its schema: pages and panels need no validator. */

/** The version of the journey format written today; readers refuse newer ones. */
export const JOURNEY_VERSION = 1;

/** The alias of the tab a journey starts in; further tabs get aliases of their own. */
export const MAIN_PAGE = 'main';

/** What sites are asked for where a journey names no language, whatever its machine speaks: it is replayed on others. */
export const USUAL_LANGUAGE = 'en-US';
