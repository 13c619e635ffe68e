/** Installing must never fail on a browser download: `scripts/setup.js` finds or fetches one instead. */
module.exports = { skipDownload: true };
