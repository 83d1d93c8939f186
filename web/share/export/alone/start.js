// Runs before the lab: a file that is opened without a link starts where it was saved.
const start = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name=start]'))?.content;
if (start && location.hash.length < 2) location.replace(start);
